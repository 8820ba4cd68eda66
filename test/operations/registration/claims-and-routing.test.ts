import { describe, expect, it } from 'vitest';
import { toCalendarDay } from '#core/calendar-day.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { StandingEffect } from '#operations/effects.ts';
import { installPortal } from '#operations/programme/install-portal.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { aCompany, aContactRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { aHub, outcomeOf, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  dan,
  jana,
  portalIds,
  ruth,
  someClaims,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

const kindsOf = (entries: readonly { effect: { kind: string } }[]) =>
  entries.map(({ effect }) => effect.kind);

async function standingEffects(hub: TestHub, portalId: number): Promise<StandingEffect[]> {
  const entries = await hub.effects(portalId);
  return entries.flatMap(({ effect }) => (effect.kind === 'standing' ? [effect] : []));
}

const claimsOf = async (hub: TestHub) => (await hub.rows()).filter((row) => row.startsWith('claim'));

/** Acme's company in the vendor's CRM belongs to Ruth Lang. */
async function ruthHoldsAcme(hub: TestHub): Promise<void> {
  hub.crmMemory.companies.push(aCompany('9001', 'www.acme.de', { ownerId: ruth.ownerId }));
  const portal = await hub.store.readPortal(vendorPortalId);
  if (portal === null) throw new Error('The vendor has no portal.');
  await installPortal(hub, portal, sourceProgramme);
}

const fullProgramme = aProgrammeDocument({ partners: [alphaEntry({ claims: someClaims(50) }), betaEntry()] });

const lapsedProgramme = aProgrammeDocument({
  partners: [
    alphaEntry({
      claims: [...someClaims(3), { domain: 'acme.de', claimedOn: 'today-181', endsOn: 'today-1' }],
    }),
    betaEntry(),
  ],
});

const onCrossSell = { deal: { motion: 'cross_sell', name: 'Acme – Service Hub' } };

describe('R1: the partner holds the domain', () => {
  it('keeps the claim as it is outside the renewal window, and tells the CRM deals nothing new', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    const before = await claimsOf(hub);
    hub.clock.set('2027-04-22T10:00:00Z');

    expect(sharedDealOf(await hub.register('alpha', onCrossSell))).toMatchObject({
      type: 'channel',
      claimEndsOn: '2027-05-23',
    });
    expect(await claimsOf(hub)).toEqual(before);
    expect(await standingEffects(hub, vendorPortalId)).toEqual([]);
  });

  it('renews the claim inside the window, and the open shared deals on the domain follow in both CRMs', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    hub.clock.set('2027-04-23T10:00:00Z');

    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R1',
      ownClaimEndsOn: '2027-05-23',
      claim: { action: 'renew', endsOn: '2027-10-20' },
      capacity: { used: 1, usedAfter: 1 },
    });
    expect(sharedDealOf(await hub.register('alpha', onCrossSell)).claimEndsOn).toBe('2027-10-20');

    const standing = {
      kind: 'standing',
      sharedDealId,
      type: 'channel',
      state: 'open',
      claimEndsOn: '2027-10-20',
      commission: 'eligible',
      tierCredit: 'eligible',
      credit: 'sourced',
    };
    expect(await standingEffects(hub, vendorPortalId)).toEqual([standing]);
    expect(await standingEffects(hub, portalIds.alpha)).toEqual([standing]);
    const own = (await hub.effects(vendorPortalId)).filter((entry) => entry.sharedDealId === sharedDealId);
    expect(kindsOf(own)).toEqual(['company', 'deal', 'notice', 'contact', 'standing', 'company_standing']);
  });
});

describe('R3: the domain is free and the claims are used up', () => {
  it('becomes Partner Collaboration with the routed rep, without a claim', async () => {
    const hub = await aHub(database(), { programme: fullProgramme });
    const before = await claimsOf(hub);
    const deal = sharedDealOf(await hub.register('alpha'));

    expect(deal).toMatchObject({
      type: 'partner_collaboration',
      claimEndsOn: null,
      commission: { verdict: 'conditional', reasons: ['poi_missing'], remedies: ['submit_poi'] },
      tierCredit: { verdict: 'conditional', credit: 'sourced' },
      notices: [{ name: dan.name, role: 'direct_rep' }],
    });
    expect(deal.team.map(({ role, name, participation }) => [role, name, participation])).toEqual([
      ['direct_rep', dan.name, 'responsible'],
      ['partner_rep', 'Rep of 2000', 'member'],
      ['cam', jana.name, 'supporting'],
    ]);
    expect(await claimsOf(hub)).toEqual(before);
    const inVendor = (await hub.effects(vendorPortalId)).find(({ effect }) => effect.kind === 'deal');
    expect(inVendor?.effect).toMatchObject({ ownerId: dan.ownerId, rule: 'R3', claimEndsOn: null });
  });

  it('is shown before, with its reason and the capacity', async () => {
    const hub = await aHub(database(), { programme: fullProgramme });
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R3',
      reasons: ['capacity_reached'],
      claim: { action: 'none', endsOn: null },
      capacity: { used: 50, usedAfter: 50, limit: 50 },
    });
  });

  it('goes to the rep whom the table names for the country that the user states where the record does not say', async () => {
    const records = [aContactRecord({ company: aRecordCompany({ country: null }) })];
    const hub = await aHub(database(), { programme: fullProgramme, records });
    const stated = await hub.register('alpha', { deal: { country: 'FR' } });
    expect(sharedDealOf(stated).notices).toMatchObject([{ name: ruth.name }]);
  });

  it('goes by the record’s own country, whatever the user states', async () => {
    const hub = await aHub(database(), { programme: fullProgramme });
    const stated = await hub.register('alpha', { deal: { country: 'FR' } });
    expect(sharedDealOf(stated).notices).toMatchObject([{ name: dan.name }]);
  });

  it('is refused where policy says so, and nothing is written anywhere', async () => {
    const policy = {
      ...sourceProgramme,
      version: 'refusing-1',
      capacity: { ...sourceProgramme.capacity, atLimit: 'refuse' },
    } as const;
    const hub = await aHub(database(), { programme: fullProgramme, policy });
    const before = await hub.rows();

    expect(await hub.preview('alpha')).toMatchObject({ state: 'capacity_reached', limit: 50 });
    await expect(hub.register('alpha')).rejects.toMatchObject({ code: 'registration.capacity_reached' });
    expect(await hub.rows()).toEqual(before);
    expect(hub.drained).toEqual([]);
  });

  it('does not touch what others hold: a rep’s domain is still R4, another partner’s still R5', async () => {
    const programme = aProgrammeDocument({
      partners: [
        alphaEntry({ claims: someClaims(50) }),
        betaEntry({ claims: [{ domain: 'other.de', claimedOn: 'today-1', endsOn: 'today+9' }] }),
      ],
    });
    const records = [aContactRecord({ company: aRecordCompany({ additionalDomains: ['other.de'] }) })];
    const hub = await aHub(database(), { programme, records });
    await ruthHoldsAcme(hub);

    expect(outcomeOf(await hub.preview('alpha', 'acme.de')).rule).toBe('R4');
    expect(outcomeOf(await hub.preview('alpha', 'other.de')).rule).toBe('R5');
  });
});

describe('R4: a direct rep holds the domain', () => {
  it('is Partner Collaboration, and the rep’s name appears only after registering', async () => {
    const hub = await aHub(database());
    await ruthHoldsAcme(hub);

    const view = await hub.view('alpha');
    expect(outcomeOf(view.registration)).toMatchObject({
      rule: 'R4',
      type: 'partner_collaboration',
      reasons: [],
    });
    expect(outcomeOf(view.registration).team[0]).toEqual({
      role: 'direct_rep',
      side: 'vendor',
      participation: 'responsible',
      vacant: false,
      name: null,
      email: null,
    });
    expect(JSON.stringify(view).toLowerCase()).not.toMatch(/ruth|lang@|"14"/);

    const deal = sharedDealOf(await hub.register('alpha'));
    expect(deal.team[0]).toMatchObject({ name: ruth.name, email: ruth.email });
    expect(deal.notices).toMatchObject([{ name: ruth.name, role: 'direct_rep' }]);
    expect(await claimsOf(hub)).toEqual(expect.not.arrayContaining([expect.stringContaining('acme.de')]));
  });

  it('tells nobody in test mode', async () => {
    const hub = await aHub(database(), { policy: { ...sourceProgramme, testMode: true } });
    await ruthHoldsAcme(hub);
    expect(sharedDealOf(await hub.register('alpha')).notices).toEqual([]);
    expect(kindsOf(await hub.effects(vendorPortalId))).toEqual(['company', 'deal', 'contact']);
  });

  it('names the rep before where policy says so', async () => {
    const policy = {
      ...sourceProgramme,
      version: 'naming-1',
      preview: { ...sourceProgramme.preview, namesDirectRep: true },
    };
    const hub = await aHub(database(), { policy });
    await ruthHoldsAcme(hub);
    expect(outcomeOf(await hub.preview('alpha')).team[0]).toMatchObject({ name: ruth.name });
  });

  it('says that the own claim had lapsed', async () => {
    const hub = await aHub(database(), { programme: lapsedProgramme });
    await ruthHoldsAcme(hub);
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R4',
      reasons: ['ownership_lapsed'],
    });
  });
});

describe('R6: the partner’s own claim had lapsed and nobody took the domain', () => {
  it('claims it again, and the open shared deal is offered and is eligible again (story 6)', async () => {
    const hub = await aHub(database());
    const first = sharedDealOf(await hub.register('alpha'));
    hub.clock.set('2027-05-24T10:00:00Z');
    const lapsed = await hub.view('alpha');
    expect(lapsed.sharedDeals).toMatchObject([
      {
        state: 'open',
        claimEndsOn: null,
        commission: { verdict: 'ineligible', reasons: ['ownership_lapsed'], remedies: ['register_again'] },
      },
    ]);
    expect(outcomeOf(lapsed.registration)).toMatchObject({
      rule: 'R6',
      ownClaimEndsOn: '2027-05-23',
      capacity: { used: 0, usedAfter: 1 },
    });

    const reply = await hub.register('alpha');

    expect(reply).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: {
        sharedDealId: first.sharedDealId,
        claimEndsOn: '2027-11-20',
        commission: { verdict: 'eligible' },
        tierCredit: { verdict: 'eligible' },
      },
    });
    expect(await standingEffects(hub, vendorPortalId)).toMatchObject([
      { sharedDealId: first.sharedDealId, claimEndsOn: '2027-11-20', commission: 'eligible' },
    ]);
    expect((await hub.audit()).at(-1)).toMatchObject({
      action: 'shared_deal.offered',
      subject: first.sharedDealId,
      data: { rule: 'R6', claim: { action: 'claim', endsOn: '2027-11-20' } },
    });
  });

  it('without room leaves the earlier shared deal as it was', async () => {
    const tight = {
      ...sourceProgramme,
      version: 'tight-1',
      effectiveOn: toCalendarDay('2027-05-24'),
      capacity: { ...sourceProgramme.capacity, byTier: { untiered: 0 } },
    };
    const hub = await aHub(database());
    const first = sharedDealOf(await hub.register('alpha'));
    await loadProgramme(hub, aProgrammeDocument(), tight, []);
    hub.clock.set('2027-05-24T10:00:00Z');

    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R6',
      type: 'partner_collaboration',
      reasons: ['capacity_reached'],
    });
    expect(await hub.register('alpha')).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: {
        sharedDealId: first.sharedDealId,
        type: 'channel',
        commission: { verdict: 'ineligible', reasons: ['ownership_lapsed'] },
      },
    });
    expect(await standingEffects(hub, vendorPortalId)).toEqual([]);
  });
});

describe('a verdict', () => {
  it('asked one second after the claim’s last day in the vendor’s time zone is right without any job', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');

    hub.clock.set('2027-05-23T21:59:59Z');
    expect((await hub.view('alpha')).sharedDeals[0]).toMatchObject({
      claimEndsOn: '2027-05-23',
      commission: { verdict: 'eligible', remedies: ['renew_claim'], changesOn: '2027-05-24' },
    });

    hub.clock.set('2027-05-23T22:00:00Z');
    expect((await hub.view('alpha')).sharedDeals[0]).toMatchObject({
      claimEndsOn: null,
      commission: { verdict: 'ineligible', reasons: ['ownership_lapsed'], changesOn: null },
      tierCredit: { verdict: 'ineligible', reasons: ['ownership_lapsed'] },
    });
  });
});

describe('a partner whom the vendor removed from the prospect', () => {
  it('is refused, and its claim stays untouched', async () => {
    const programme = aProgrammeDocument({
      partners: [
        alphaEntry({
          claims: [{ domain: 'acme.de', claimedOn: 'today-9', endsOn: 'today+9' }],
          removals: ['shop.acme.de'],
        }),
        betaEntry(),
      ],
    });
    const hub = await aHub(database(), { programme });
    const before = await hub.rows();

    expect((await hub.view('alpha')).registration).toMatchObject({
      state: 'removed_by_vendor',
      domain: { domain: 'acme.de' },
    });
    await expect(hub.register('alpha')).rejects.toMatchObject({ code: 'registration.removed' });
    expect(await hub.rows()).toEqual(before);
  });
});
