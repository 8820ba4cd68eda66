import { describe, expect, it } from 'vitest';
import type { ReplyOf, RequestOf } from '#contracts/operation.ts';
import { viewAttribution as contract } from '#contracts/view-attribution.ts';
import type { Actor } from '#operations/ports.ts';
import type { CrmRecord } from '#operations/crm-ports.ts';
import type { MirroredCompany } from '#operations/programme/setup-ports.ts';
import { viewAttribution } from '#operations/attribution/view-attribution.ts';
import { aCompanyRecord, aContactRecord, aRecordCompany, aRecordContact } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type HubOptions, type TestHub } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  dan,
  ines,
  jana,
  kim,
  paul,
  portalIds,
  ruth,
  uwe,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();

type Request = RequestOf<typeof contract>;
type Reply = ReplyOf<typeof contract>;

const company: Request['record'] = { type: 'company', id: '601' };

/** What the vendor's card on a record gets, held against its contract. */
async function look(
  hub: TestHub,
  record: Request['record'] = company,
  actor: Partial<Actor> = {},
  language: Request['language'] = 'en',
): Promise<Reply> {
  const portal = await hub.store.readPortal(vendorPortalId);
  if (portal === null) throw new Error('The vendor has no portal in this programme.');
  const view = viewAttribution({
    ...hub,
    crm: hub.crmMemory.reader,
    ids: { next: () => '' },
    drainOutbox: () => Promise.reject(new Error('Looking delivers nothing.')),
    reconcile: () => Promise.reject(new Error('Looking compares nothing.')),
  });
  const reply = await view(
    { portal, side: 'vendor', partnerId: null, userProof: 'asserted', ...userOf(jana), ...actor },
    { record, language },
  );
  expect(contract.reply.parse(reply)).toEqual(reply);
  return reply;
}

const userOf = ({ userId, email }: { userId: string; email: string }) => ({ userId, userEmail: email });

/** A hub in whose vendor's CRM Acme stands too, with the companies of the mirror. */
async function aVendorsHub(options: HubOptions = {}, companies: readonly MirroredCompany[] = []) {
  const hub = await aHub(database(), options);
  hub.crmMemory.put(vendorPortalId, aCompanyRecord());
  await hub.setup.mirrorCompanies(
    companies,
    companies.map(({ companyId }) => companyId),
    new Date('2026-11-24T10:00:00Z'),
  );
  return hub;
}

function aMirrored(
  companyId: string,
  domain: string,
  changes: Partial<MirroredCompany> = {},
): MirroredCompany {
  return { companyId, domain, ownerId: null, name: null, ...changes };
}

const beforeLapse = '2027-05-23T21:59:00Z';
const afterLapse = '2027-05-23T22:01:00Z';

describe('a Channel deal on the vendor’s company', () => {
  it('says whose it is and by which rule, with the facts as they were', async () => {
    const hub = await aVendorsHub();
    const registered = sharedDealOf(await hub.register('alpha'));
    const { vendor, record, domains, deals, unsharedDeal } = await look(hub);

    expect(vendor).toMatchObject({ name: 'Nordlicht', today: '2026-11-24' });
    expect(record).toEqual({ type: 'company', id: '601', name: 'Acme GmbH', companyName: 'Acme GmbH' });
    expect(domains).toHaveLength(1);
    expect(domains[0]).toMatchObject({
      domain: { domain: 'acme.de', source: 'company_domain' },
      holder: { kind: 'partner', partner: { id: 'alpha', name: 'Alpha Digital' }, endsOn: '2027-05-23' },
      claimHistory: [{ partner: { id: 'alpha' }, step: 'claimed', on: '2026-11-24', endsOn: '2027-05-23' }],
      lookalikes: [],
    });
    expect(deals).toHaveLength(1);
    expect(deals[0]).toMatchObject({
      sharedDealId: registered.sharedDealId,
      partner: { id: 'alpha', name: 'Alpha Digital', tier: 'untiered' },
      name: 'Acme – Marketing Hub',
      type: 'channel',
      state: 'open',
      registeredAt: '2026-11-24T11:00:00.000Z',
      registeredBy: { name: 'Rep of 2000', email: 'rep@alpha.test' },
      claimEndsOn: '2027-05-23',
      commission: { verdict: 'eligible', reasons: ['claim_active'] },
      tierCredit: { verdict: 'eligible', credit: 'sourced' },
      receipt: {
        rule: 'R2',
        type: 'channel',
        reasons: [],
        decidedAt: '2026-11-24T11:00:00.000Z',
        holder: 'nobody',
        capacity: { used: 3, usedAfter: 4, limit: 50 },
        claimEndsOn: '2027-05-23',
        userProof: 'asserted',
      },
      isThisRecord: false,
    });
    expect(unsharedDeal).toBeNull();
  });

  it('names the whole team, and whom and what the partner sees', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    const [deal] = (await look(hub, company, {}, 'de')).deals;

    expect(deal?.team.map(({ role, name }) => [role, name])).toEqual([
      ['partner_rep', 'Rep of 2000'],
      ['cam', jana.name],
    ]);
    expect(deal?.partnerSees).toEqual({
      responsible: ['Rep of 2000', jana.name],
      introNote: 'We have run their website since 2024.',
      painOrOpportunity: 'Leads get lost between two tools.',
      nextSteps: 'Demo on Thursday with the head of sales.',
      products: ['Vermarktung'],
      difference: null,
      contactShared: true,
      offered: { lineItems: 0, quotes: 0 },
    });
  });

  it('says that no contact was passed on where no legal basis was stated', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha', { qualification: { contactSharing: null } });
    expect((await look(hub)).deals[0]?.partnerSees.contactShared).toBe(false);
  });

  it('judges on the day of the look, whether or not anything ran since', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');

    hub.clock.set(beforeLapse);
    expect((await look(hub)).deals[0]).toMatchObject({
      claimEndsOn: '2027-05-23',
      commission: { verdict: 'eligible' },
    });
    hub.clock.set(afterLapse);
    const { deals, domains } = await look(hub);
    expect(deals[0]).toMatchObject({
      claimEndsOn: null,
      commission: { verdict: 'ineligible', reasons: ['ownership_lapsed'] },
      receipt: { rule: 'R2', claimEndsOn: '2027-05-23' },
    });
    expect(domains[0]?.holder).toEqual({ kind: 'nobody' });
  });

  it('tells of the last thing that was done with it', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    expect((await look(hub)).deals[0]?.lastActivityAt).toBe('2026-11-24T11:00:00.000Z');

    await deliverEffects(database(), vendorPortalId, new Date('2026-11-24T11:02:00Z'));
    expect((await look(hub)).deals[0]?.lastActivityAt).toBe('2026-11-24T11:02:00.000Z');

    hub.clock.set('2027-05-01T08:00:00Z');
    await hub.register('alpha');
    expect((await look(hub)).deals[0]?.lastActivityAt).toBe('2027-05-01T08:00:00.000Z');
  });

  it('counts nobody’s preview as something done', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.clock.set('2026-12-24T08:00:00Z');
    await hub.view('alpha');
    await hub.view('beta');
    expect((await look(hub)).deals[0]?.lastActivityAt).toBe('2026-11-24T11:00:00.000Z');
  });

  it('writes nothing', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    const [rows, audit] = [await hub.rows(), await hub.audit()];
    await look(hub);
    expect(await hub.rows()).toEqual(rows);
    expect(await hub.audit()).toEqual(audit);
  });
});

describe('a prospect of several partners', () => {
  it('shows Best Partner Wins side by side, each on its own facts', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.clock.set('2026-11-25T09:00:00Z');
    await hub.register('beta');
    const { deals, domains } = await look(hub);

    expect(
      deals.map(({ partner, type, receipt }) => [partner.name, type, receipt?.rule, receipt?.holder]),
    ).toEqual([
      ['Beta Werke', 'best_partner_wins', 'R5', 'other_partner'],
      ['Alpha Digital', 'channel', 'R2', 'nobody'],
    ]);
    expect(deals[0]?.team.map(({ name }) => name)).toEqual(['Rep of 3000', kim.name]);
    expect(domains[0]?.holder).toMatchObject({ kind: 'partner', partner: { id: 'alpha' } });
  });

  it('puts open shared deals before closed ones, however new those are', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.clock.set('2026-11-25T09:00:00Z');
    const { sharedDealId } = sharedDealOf(await hub.register('beta'));
    await database()
      .kysely.updateTable('sharedDeals')
      .set({ state: 'lost' })
      .where('sharedDealId', '=', sharedDealId)
      .execute();
    expect((await look(hub)).deals.map(({ partner, state }) => [partner.id, state])).toEqual([
      ['alpha', 'open'],
      ['beta', 'lost'],
    ]);
  });

  it('shows the decision of a retyping in place of the first one', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.clock.set(afterLapse);
    await hub.register('beta');
    await hub.register('alpha');
    const alphas = (await look(hub)).deals.find(({ partner }) => partner.id === 'alpha');

    expect(alphas).toMatchObject({
      type: 'best_partner_wins',
      registeredAt: '2026-11-24T11:00:00.000Z',
      receipt: { rule: 'R5', holder: 'other_partner', decidedAt: '2027-05-23T22:01:00.000Z' },
    });
  });

  it('shows the receipt that its partner sees: what holds, and before it what it was', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha', {}, { userProof: 'platform' });
    hub.clock.set(afterLapse);
    await hub.register('beta');
    const retyped = sharedDealOf(
      await hub.register('alpha', {}, { userId: 'colleague', userEmail: 'colleague@alpha.test' }),
    );
    const first = { rule: 'R2', type: 'channel', decidedAt: '2026-11-24T11:00:00.000Z' };
    expect(retyped.receipt).toEqual({
      rule: 'R5',
      type: 'best_partner_wins',
      reasons: [],
      decidedAt: '2027-05-23T22:01:00.000Z',
      policyVersion: 'source-programme-1',
      holder: 'other_partner',
      capacity: { used: 0, usedAfter: 0, limit: 50 },
      claimEndsOn: null,
      // Of who registered, as the card says beside it; not of who caused the retyping.
      userProof: 'platform',
      earlier: [first],
    });
    const receiptOfVendor = async () =>
      (await look(hub)).deals.find(({ partner }) => partner.id === 'alpha')?.receipt;
    expect(await receiptOfVendor()).toEqual(retyped.receipt);
    expect(JSON.stringify(retyped.receipt)).not.toMatch(/beta|colleague/i);

    hub.clock.set('2027-12-01T10:00:00Z');
    const again = sharedDealOf(await hub.register('alpha'));
    expect(again.receipt).toMatchObject({
      rule: 'R6',
      type: 'channel',
      earlier: [{ rule: 'R5', type: 'best_partner_wins', decidedAt: '2027-05-23T22:01:00.000Z' }, first],
    });
    expect(await receiptOfVendor()).toEqual(again.receipt);
  });

  it('shows fifty shared deals and no more', async () => {
    const hub = await aVendorsHub();
    for (let count = 0; count < 52; count += 1) {
      await hub.register('alpha', { difference: 'Another team of theirs.' });
    }
    expect((await look(hub)).deals).toHaveLength(50);
  }, 30_000);
});

describe('the history of a domain', () => {
  it('tells of a renewal, of a lapse that nobody caused, and of who took over', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.clock.set('2027-05-01T08:00:00Z');
    await hub.register('alpha');
    hub.clock.set('2027-11-01T08:00:00Z');
    await hub.register('beta');
    const [domain] = (await look(hub)).domains;

    expect(
      domain?.claimHistory.map(({ partner, step, on, endsOn }) => [partner.name, step, on, endsOn]),
    ).toEqual([
      ['Beta Werke', 'claimed', '2027-11-01', '2028-04-29'],
      ['Alpha Digital', 'lapsed', '2027-10-29', '2027-10-28'],
      ['Alpha Digital', 'renewed', '2027-05-01', '2027-10-28'],
      ['Alpha Digital', 'claimed', '2026-11-24', '2027-05-23'],
    ]);
    expect(domain?.holder).toMatchObject({ kind: 'partner', partner: { name: 'Beta Werke' } });
  });

  it('knows claims that stood before the hub did', async () => {
    const hub = await aVendorsHub({
      programme: aProgrammeDocument({
        partners: [
          alphaEntry({ claims: [{ domain: 'acme.de', claimedOn: 'today-300', endsOn: 'today-120' }] }),
          betaEntry(),
        ],
      }),
    });
    const [domain] = (await look(hub)).domains;
    expect(domain?.claimHistory.map(({ step, on }) => [step, on])).toEqual([
      ['lapsed', '2026-07-28'],
      ['claimed', '2026-01-28'],
    ]);
  });
});

describe('a direct rep’s domain', () => {
  it('names the rep as holder, and the partner’s Partner Collaboration', async () => {
    const hub = await aVendorsHub({}, [aMirrored('601', 'acme.de', { ownerId: ruth.ownerId })]);
    await hub.register('alpha');
    const { domains, deals } = await look(hub);
    expect(domains[0]?.holder).toEqual({ kind: 'direct_rep', name: ruth.name, email: ruth.email });
    expect(deals[0]).toMatchObject({
      type: 'partner_collaboration',
      receipt: { rule: 'R4', holder: 'direct_rep' },
      partnerSees: { responsible: [ruth.name] },
    });
  });
});

describe('lookalikes', () => {
  const acme = aMirrored('601', 'acme.de', { name: 'Acme GmbH' });

  it('are companies of the same name on another domain, whatever their legal form', async () => {
    const hub = await aVendorsHub({}, [
      acme,
      aMirrored('702', 'acme.fr', { name: 'ACME S.A.S.' }),
      aMirrored('703', 'xn--cme-pla.de', { name: 'Äcme' }),
      aMirrored('704', 'acme-tools.de', { name: 'Acme Tools GmbH' }),
      aMirrored('705', 'nameless.de'),
    ]);
    expect((await look(hub)).domains[0]?.lookalikes).toEqual([
      {
        name: 'ACME S.A.S.',
        domain: 'acme.fr',
        domainUnicode: 'acme.fr',
        url: 'https://hubspot.test/1000/company/702',
      },
      {
        name: 'Äcme',
        domain: 'xn--cme-pla.de',
        domainUnicode: 'äcme.de',
        url: 'https://hubspot.test/1000/company/703',
      },
    ]);
  });

  it('are never the company itself, nor another record that has the domain', async () => {
    const hub = await aVendorsHub({}, [
      acme,
      aMirrored('601', 'acme.com', { name: 'Acme GmbH' }),
      aMirrored('706', 'acme.de', { name: 'Acme' }),
      aMirrored('706', 'acme.eu', { name: 'Acme' }),
    ]);
    expect((await look(hub)).domains[0]?.lookalikes).toEqual([]);
  });

  it('are also those that the app made for another partner', async () => {
    const hub = await aVendorsHub();
    hub.crmMemory.put(
      portalIds.beta,
      aContactRecord({ company: aRecordCompany({ name: 'ACME Ltd', domain: 'acme.com' }) }),
    );
    await hub.register('alpha');
    await hub.register('beta', { domain: 'acme.com' });
    await deliverEffects(database(), vendorPortalId, hub.clock.now());
    expect((await look(hub)).domains[0]?.lookalikes).toMatchObject([
      { name: 'ACME Ltd', domain: 'acme.com' },
    ]);
  });

  it('follow the name when the mirror learns another', async () => {
    const hub = await aVendorsHub({}, [acme, aMirrored('702', 'acme.fr', { name: 'Bolt' })]);
    await hub.setup.mirrorCompanies(
      [aMirrored('702', 'acme.fr', { name: 'Acme' })],
      ['702'],
      new Date('2026-11-24T10:00:00Z'),
    );
    expect((await look(hub)).domains[0]?.lookalikes).toHaveLength(1);
  });
});

describe('a CRM deal', () => {
  /** The vendor's CRM deal of a shared deal, as it stands once the effects were delivered. */
  async function crmDealOf(hub: TestHub, sharedDealId: string): Promise<string> {
    await deliverEffects(database(), vendorPortalId, hub.clock.now());
    const known = await database()
      .kysely.selectFrom('crmRecords')
      .select('recordId')
      .where('object', '=', 'deal')
      .where('portalId', '=', vendorPortalId)
      .where('key', '=', sharedDealId)
      .executeTakeFirstOrThrow();
    return known.recordId;
  }

  const aDealRecord = (
    id: string,
    changes: Partial<CrmRecord> = {},
    ownerId: string | null = null,
  ): CrmRecord => ({
    type: 'deal',
    id,
    name: 'Acme',
    company: aRecordCompany(),
    contact: null,
    crmDeal: { amount: null, currency: null, closesAt: null, pipelineId: null, stageId: null, ownerId },
    ...changes,
  });

  it('comes first among all where it is a shared deal’s, with its link', async () => {
    const hub = await aVendorsHub();
    const alphas = sharedDealOf(await hub.register('alpha'));
    hub.clock.set('2026-11-25T09:00:00Z');
    await hub.register('beta');
    const id = await crmDealOf(hub, alphas.sharedDealId);
    hub.crmMemory.put(vendorPortalId, aDealRecord(id));
    const { deals, unsharedDeal } = await look(hub, { type: 'deal', id });

    expect(deals.map(({ partner, isThisRecord }) => [partner.id, isThisRecord])).toEqual([
      ['alpha', true],
      ['beta', false],
    ]);
    expect(deals[0]?.vendorCrmDeal).toEqual({
      state: 'stands',
      crmDealId: id,
      url: `https://hubspot.test/1000/deal/${id}`,
      delayReason: null,
    });
    expect(unsharedDeal).toBeNull();
  });

  it('stays on the domain that was registered, whatever its company’s website says by now', async () => {
    const hub = await aVendorsHub();
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    const id = await crmDealOf(hub, sharedDealId);
    hub.crmMemory.put(
      vendorPortalId,
      aDealRecord(id, { company: aRecordCompany({ domain: 'acme-new.de' }) }),
    );
    const { domains, deals } = await look(hub, { type: 'deal', id });
    expect(domains.map(({ domain }) => domain.domain)).toEqual(['acme.de']);
    expect(deals).toHaveLength(1);
  });

  it('is found in the vendor’s portal only: another portal’s record of that id is another one', async () => {
    const hub = await aVendorsHub();
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    const made = await deliverEffects(database(), portalIds.alpha, hub.clock.now());
    const id = made.get(`deal:${sharedDealId}`) ?? '';
    hub.crmMemory.put(vendorPortalId, aDealRecord(id));
    const { deals, unsharedDeal } = await look(hub, { type: 'deal', id });
    expect(deals.map(({ isThisRecord }) => isThisRecord)).toEqual([false]);
    expect(unsharedDeal).not.toBeNull();
  });

  it.each([
    ['a CAM', jana.ownerId, { ownerName: jana.name, wouldBe: 'channel' }],
    ['a direct rep', ruth.ownerId, { ownerName: ruth.name, wouldBe: 'difm' }],
    ['a PDM', paul.ownerId, { ownerName: paul.name, wouldBe: null }],
    ['a user without a role', uwe.ownerId, { ownerName: uwe.name, wouldBe: null }],
    ['a direct rep who has left', ines.ownerId, { ownerName: ines.name, wouldBe: null }],
    ['somebody whom the hub does not know', '4711', { ownerName: null, wouldBe: null }],
    ['nobody', null, { ownerName: null, wouldBe: null }],
  ] as const)(
    'without partners that belongs to %s says what it would be',
    async (_owner, ownerId, expected) => {
      const hub = await aVendorsHub();
      hub.crmMemory.put(vendorPortalId, aDealRecord('801', {}, ownerId));
      const { unsharedDeal, deals, domains } = await look(hub, { type: 'deal', id: '801' });
      expect(unsharedDeal).toEqual(expected);
      expect(deals).toEqual([]);
      expect(domains[0]).toMatchObject({ holder: { kind: 'nobody' }, claimHistory: [] });
    },
  );

  it('without a company has no domain and no partners', async () => {
    const hub = await aVendorsHub();
    hub.crmMemory.put(vendorPortalId, aDealRecord('801', { company: null }, jana.ownerId));
    expect(await look(hub, { type: 'deal', id: '801' })).toMatchObject({
      record: { companyName: null },
      domains: [],
      deals: [],
      unsharedDeal: { wouldBe: 'channel' },
    });
  });
});

describe('other records', () => {
  it('a company shows each of its domains with what stands on it', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    hub.crmMemory.put(vendorPortalId, aCompanyRecord({ additionalDomains: ['acme.com', 'www.acme.de'] }));
    hub.crmMemory.put(portalIds.beta, aContactRecord({ company: aRecordCompany({ domain: 'acme.com' }) }));
    await hub.register('beta', { domain: 'acme.com' });
    const { domains, deals } = await look(hub);

    expect(
      domains.map(({ domain, holder }) => [domain.domain, holder.kind === 'partner' && holder.partner.id]),
    ).toEqual([
      ['acme.de', 'alpha'],
      ['acme.com', 'beta'],
    ]);
    expect(deals.map(({ domain }) => domain).toSorted()).toEqual(['acme.com', 'acme.de']);
  });

  it('a contact shows its company’s domain, else the one of its e-mail, but no mail provider’s', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    const domainsOf = async (record: Partial<CrmRecord>) => {
      hub.crmMemory.put(vendorPortalId, aContactRecord(record));
      return (await look(hub, { type: 'contact', id: '501' })).domains.map(({ domain }) => domain.domain);
    };
    expect(await domainsOf({ contact: aRecordContact({ email: 'clara@elsewhere.de' }) })).toEqual([
      'acme.de',
    ]);
    expect(await domainsOf({ company: null })).toEqual(['acme.de']);
    expect(await domainsOf({ company: null, contact: aRecordContact({ email: 'clara@gmail.com' }) })).toEqual(
      [],
    );
  });

  it('a partner’s own domain is a domain like any other for the vendor', async () => {
    const hub = await aVendorsHub();
    hub.crmMemory.put(vendorPortalId, aCompanyRecord({ domain: 'alpha-digital.de' }));
    expect((await look(hub)).domains.map(({ domain }) => domain.domain)).toEqual(['alpha-digital.de']);
  });

  it('one that does not exist is said not to', async () => {
    const hub = await aVendorsHub();
    await expect(look(hub, { type: 'company', id: '999' })).rejects.toMatchObject({
      code: 'record.not_found',
    });
  });
});

describe('who looks', () => {
  it.each([
    ['by the user id', userOf(dan), ['direct_rep']],
    ['by the e-mail, however it is written', { userId: '0', userEmail: jana.email.toUpperCase() }, ['cam']],
    ['without a role', userOf(uwe), []],
    ['unknown to the mapping', { userId: '0', userEmail: 'stranger@vendor.test' }, []],
    ['after leaving', userOf(ines), []],
  ])('has its roles %s', async (_how, actor, roles) => {
    const hub = await aVendorsHub();
    expect((await look(hub, company, actor)).viewer).toEqual({ roles });
  });

  it('is refused on a partner’s side before anything is read, the partner’s own record not excepted', async () => {
    const hub = await aVendorsHub();
    await hub.register('alpha');
    const portal = await hub.store.readPortal(portalIds.alpha);
    if (portal === null) throw new Error('Alpha has no portal in this programme.');
    const asPartner = { portal, side: 'partner', partnerId: 'alpha' } as const;
    await expect(look(hub, company, asPartner)).rejects.toMatchObject({
      code: 'operation.wrong_side',
      details: {},
    });
    await expect(look(hub, { type: 'company', id: '999' }, asPartner)).rejects.toMatchObject({
      code: 'operation.wrong_side',
    });
  });
});
