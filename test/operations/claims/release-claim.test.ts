import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { aCompanyRecord, aDealRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { deleteCrmDeal } from '#test/support/delete-crm-deal.ts';
import { aHub, outcomeOf, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  portalIds,
  someClaims,
  vendorPortalId,
  type PartnerId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

const release = (hub: TestHub, domain: string, partner: PartnerId = 'alpha', requestId = uuidv7()) =>
  hub.ask('release-claim', partner, { requestId, domain });

const full = aProgrammeDocument({ partners: [alphaEntry({ claims: someClaims(50) }), betaEntry()] });

describe('releasing a claim', () => {
  it('frees capacity at once, so that what the limit decided comes out otherwise', async () => {
    const hub = await aHub(database(), { programme: full });
    expect(outcomeOf(await hub.preview('alpha')).rule).toBe('R3');

    expect(await release(hub, 'held-1.de')).toEqual({
      domain: 'held-1.de',
      releasedOn: '2026-11-24',
      capacity: { used: 49, limit: 50 },
    });
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({
      rule: 'R2',
      capacity: { used: 49, usedAfter: 50 },
      idleClaims: [],
    });
  });

  it('takes the eligibility that hung on it, in both CRMs, behind what is under way there', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    await release(hub, 'acme.de');

    const [deal] = (await hub.view('alpha')).sharedDeals;
    expect(deal).toMatchObject({
      sharedDealId,
      type: 'channel',
      claimEndsOn: null,
      commission: { verdict: 'ineligible', reasons: ['ownership_released'], remedies: ['register_again'] },
      tierCredit: { verdict: 'ineligible', reasons: ['ownership_released'] },
    });
    for (const portalId of [portalIds.alpha, vendorPortalId]) {
      const last = (await hub.effects(portalId)).findLast(({ effect }) => effect.kind === 'standing');
      expect(last?.effect).toEqual({
        kind: 'standing',
        sharedDealId,
        type: 'channel',
        state: 'open',
        claimEndsOn: null,
        commission: 'ineligible',
        tierCredit: 'ineligible',
        credit: 'sourced',
      });
    }
    expect((await hub.effects(portalIds.alpha)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(hub.drained.at(-1)).toEqual([portalIds.alpha, vendorPortalId]);
  });

  it('takes it in the vendor’s CRM too where the partner deleted its CRM deal, unless the deal was closed', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    await deleteCrmDeal(hub, portalIds.alpha, sharedDealId);
    const closed = sharedDealOf(await hub.register('alpha', { deal: { motion: 'cross_sell' } })).sharedDealId;
    expect(closed).not.toBe(sharedDealId);
    await database()
      .kysely.updateTable('sharedDeals')
      .set({ state: 'tombstoned', stateBeforeTombstone: 'lost' })
      .where('sharedDealId', '=', closed)
      .execute();
    const before = (await hub.effects(vendorPortalId)).length;
    await release(hub, 'acme.de');

    const standings = (await hub.effects(vendorPortalId)).flatMap(({ effect }) =>
      effect.kind === 'standing' && effect.claimEndsOn === null ? [effect] : [],
    );
    expect(standings).toMatchObject([{ sharedDealId, state: 'tombstoned', commission: 'ineligible' }]);
    expect((await hub.effects(vendorPortalId)).length).toBeGreaterThan(before);
  });

  it('gives the domain free: another partner claims it, and the own registration finds it taken', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    await release(hub, 'acme.de');
    expect(sharedDealOf(await hub.register('beta')).type).toBe('channel');
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({ rule: 'R5', reasons: [] });
  });

  it('may be taken back the same day by registering again', async () => {
    const hub = await aHub(database());
    await hub.register('alpha');
    await release(hub, 'acme.de');
    expect(await hub.register('alpha')).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: { claimEndsOn: '2027-05-23', commission: { verdict: 'eligible' } },
    });
  });

  it('is audited and leaves its step in the claim’s history', async () => {
    const hub = await aHub(database());
    await release(hub, 'held-2.de');
    expect(await hub.audit()).toMatchObject([
      { action: 'claim.released', subject: 'held-2.de', partnerId: 'alpha', userEmail: 'rep@alpha.test' },
    ]);
    const history = await database()
      .kysely.selectFrom('claimHistory')
      .select(['epoch', 'releasedOn', 'changedOn'])
      .where('domain', '=', 'held-2.de')
      .orderBy('epoch')
      .execute();
    expect(history).toMatchObject([
      { epoch: 1, releasedOn: null },
      { epoch: 2, releasedOn: '2026-11-24', changedOn: '2026-11-24' },
    ]);
  });

  it('sent twice has one effect and the same answer; with another content it is refused', async () => {
    const hub = await aHub(database());
    const requestId = uuidv7();
    const first = await release(hub, 'held-1.de', 'alpha', requestId);
    const before = [await hub.rows(), await hub.audit()];
    expect(await release(hub, 'held-1.de', 'alpha', requestId)).toEqual(first);
    await expect(release(hub, 'held-2.de', 'alpha', requestId)).rejects.toMatchObject({
      code: 'request.key_reused',
    });
    expect([await hub.rows(), await hub.audit()]).toEqual(before);
  });

  it('of two at once lets one through and refuses the other', async () => {
    const hub = await aHub(database());
    const results = await Promise.allSettled([release(hub, 'held-1.de'), release(hub, 'held-1.de')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('what is not the partner’s own active claim', () => {
  it('is refused alike, free, lapsed, released, another’s or no domain at all, and nothing is written', async () => {
    const programme = aProgrammeDocument({
      partners: [
        alphaEntry({
          claims: [...someClaims(3), { domain: 'lapsed.de', claimedOn: 'today-200', endsOn: 'today-1' }],
        }),
        betaEntry({ claims: [{ domain: 'betas.de', claimedOn: 'today-1', endsOn: 'today+1' }] }),
      ],
    });
    const hub = await aHub(database(), { programme });
    await release(hub, 'held-1.de');
    const before = [await hub.rows(), await hub.audit()];

    const refusals = [];
    for (const domain of ['free.de', 'lapsed.de', 'held-1.de', 'betas.de', 'no domain']) {
      refusals.push(await release(hub, domain).catch((error: unknown) => error));
    }
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'claim.not_yours', details: {} });
      expect(String(refusal)).toBe(String(refusals[0]));
    }
    expect([await hub.rows(), await hub.audit()]).toEqual(before);
  });

  it('is refused to a user who may not register', async () => {
    const programme = aProgrammeDocument({
      partners: [
        alphaEntry({ portals: [{ portalId: portalIds.alpha, name: 'Alpha Digital', registrants: [] }] }),
      ],
    });
    const hub = await aHub(database(), { programme });
    await expect(release(hub, 'held-1.de')).rejects.toMatchObject({ code: 'operation.not_permitted' });
  });
});

describe('the claims to release at the limit', () => {
  const heldSince = (domain: string, daysAgo: number, endsIn: number) => ({
    domain,
    claimedOn: `today-${String(daysAgo)}`,
    endsOn: `today+${String(endsIn)}`,
  });
  const programme = aProgrammeDocument({
    partners: [
      alphaEntry({
        tier: 'tiny',
        claims: [
          heldSince('acme.de', 170, 20),
          heldSince('oldest.de', 160, 20),
          heldSince('xn--mnchen-3ya.de', 150, 40),
          heldSince('same-day.de', 150, 30),
          heldSince('newest.de', 10, 170),
        ],
      }),
      betaEntry({ claims: [heldSince('betas.de', 170, 5)] }),
    ],
    policy: { version: 'tiny-1', effectiveOn: '2026-01-01', capacity: { byTier: { tiny: 5 } } },
  });

  it('are the three that were idle longest; a renewal or a shared deal on one is activity', async () => {
    const hub = await aHub(database(), { programme });
    // Within its renewal window: the claim that was the oldest is renewed today.
    await hub.register('alpha');
    const outcome = outcomeOf((await freeCompany(hub)).registration);
    expect(outcome).toMatchObject({ rule: 'R3', reasons: ['capacity_reached'] });
    expect(outcome.idleClaims).toEqual([
      {
        domain: 'oldest.de',
        domainUnicode: 'oldest.de',
        endsOn: '2026-12-14',
        lastActivityOn: '2026-06-17',
      },
      {
        domain: 'same-day.de',
        domainUnicode: 'same-day.de',
        endsOn: '2026-12-24',
        lastActivityOn: '2026-06-27',
      },
      {
        domain: 'xn--mnchen-3ya.de',
        domainUnicode: 'münchen.de',
        endsOn: '2027-01-03',
        lastActivityOn: '2026-06-27',
      },
    ]);
  });

  it('are told where policy refuses at the limit, too, and releasing one opens the way', async () => {
    const refusing = {
      ...programme,
      policy: { ...programme.policy, capacity: { ...programme.policy?.capacity, atLimit: 'refuse' } },
    } as typeof programme;
    const hub = await aHub(database(), { programme: refusing });
    const view = await freeCompany(hub);
    expect(view.registration).toMatchObject({
      state: 'capacity_reached',
      limit: 5,
      idleClaims: [
        { domain: 'acme.de', lastActivityOn: '2026-06-07' },
        { domain: 'oldest.de', endsOn: '2026-12-14' },
        { domain: 'same-day.de' },
      ],
    });
    await release(hub, 'oldest.de');
    expect(outcomeOf((await freeCompany(hub)).registration)).toMatchObject({ rule: 'R2', idleClaims: [] });
  });

  it('are told where policy refuses only conversions at the limit', async () => {
    const refusing = {
      ...programme,
      policy: {
        ...programme.policy,
        capacity: { ...programme.policy?.capacity, conversionAtLimit: 'refuse' },
      },
    } as typeof programme;
    const company = aRecordCompany({ domain: 'free.de' });
    const hub = await aHub(database(), { programme: refusing, records: [aDealRecord({ company })] });
    const { registration } = await hub.view('alpha', { type: 'deal', id: '701' });
    expect(registration).toMatchObject({ state: 'capacity_reached' });
    expect('idleClaims' in registration && registration.idleClaims.map(({ domain }) => domain)).toEqual([
      'acme.de',
      'oldest.de',
      'same-day.de',
    ]);
  });

  it('are none where the limit did not decide', async () => {
    const hub = await aHub(database(), { programme });
    expect(outcomeOf(await hub.preview('alpha'))).toMatchObject({ rule: 'R1', idleClaims: [] });
    expect(outcomeOf(await hub.preview('beta'))).toMatchObject({ rule: 'R5', idleClaims: [] });
  });

  it('are told with an outcome that changed, too', async () => {
    const hub = await aHub(database(), { programme });
    hub.crmMemory.put(portalIds.alpha, freeRecord);
    const reply = await hub.register('alpha', {
      record: { type: 'company', id: freeRecord.id },
      domain: 'free.de',
      expectedOutcome: { rule: 'R2', type: 'channel', claimAction: 'claim', openSharedDealId: null },
    });
    expect(reply).toMatchObject({ result: 'outcome_changed', outcome: { rule: 'R3' } });
    expect('outcome' in reply && reply.outcome.idleClaims.map(({ domain }) => domain)).toEqual([
      'acme.de',
      'oldest.de',
      'same-day.de',
    ]);
  });
});

const freeRecord = aCompanyRecord({ id: '602', name: 'Free AG', domain: 'free.de' });

/** What the card on a company of a free domain shows Alpha. */
function freeCompany(hub: TestHub) {
  hub.crmMemory.put(portalIds.alpha, freeRecord);
  return hub.view('alpha', { type: 'company', id: freeRecord.id });
}
