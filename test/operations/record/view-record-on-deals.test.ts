import { describe, expect, it } from 'vitest';
import { convert } from '#test/support/a-convert-deal.ts';
import { aContactRecord, aDealRecord, aRecordCompany } from '#test/support/a-crm.ts';
import { aHub, outcomeOf, sharedDealOf, type HubOptions } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  betaEntry,
  portalIds,
  someClaims,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();
const deal701 = { type: 'deal', id: '701' } as const;

const hubWith = (records: HubOptions['records'] = [aDealRecord()], options: HubOptions = {}) =>
  aHub(database(), { records: [...records, aContactRecord()], ...options });

describe('the view of a CRM deal that is not shared', () => {
  it('shows what its people wrote on it, in their words, and the outcome that sharing would have', async () => {
    const hub = await hubWith();
    const view = await hub.view('alpha', deal701);
    expect(view.record).toEqual({ type: 'deal', id: '701', name: 'Acme relaunch' });
    expect(view.crmDeal).toEqual({
      name: 'Acme relaunch',
      amount: 4_500,
      currency: 'CHF',
      closeOn: '2027-02-26',
      pipeline: 'Sales',
      stage: 'Appointment',
      missing: [],
      sharedDealId: null,
    });
    expect(outcomeOf(view.registration)).toMatchObject({ rule: 'R2', type: 'channel' });
    expect(view.form.contact).toEqual({ name: 'Clara Kundin', email: 'Clara.Kundin@acme.de' });
    expect(view.sharedDeals).toEqual([]);
  });

  it('leaves out what the record does not say or the portal no longer has', async () => {
    const bare = { amount: null, currency: null, closesAt: null, pipelineId: 'gone', stageId: 'gone' };
    const hub = await hubWith([aDealRecord({}, bare)]);
    expect((await hub.view('alpha', deal701)).crmDeal).toMatchObject({
      amount: null,
      currency: 'EUR',
      closeOn: null,
      pipeline: null,
      stage: null,
    });
  });

  it('says what conversion misses, and previews as soon as there is a company', async () => {
    const hub = await hubWith([
      aDealRecord({ contact: null }),
      aDealRecord({ id: '702', company: null, contact: null }),
    ]);
    const withoutContact = await hub.view('alpha', deal701);
    expect(withoutContact.crmDeal?.missing).toEqual(['contact_missing']);
    expect(withoutContact.registration.state).toBe('offered');

    const bare = await hub.view('alpha', { type: 'deal', id: '702' });
    expect(bare.crmDeal?.missing).toEqual(['company_missing', 'contact_missing']);
    expect(bare.registration).toEqual({ state: 'nothing_to_decide', reason: 'no_domain', written: null });
  });

  it('shows the partner’s other shared deals on the domain', async () => {
    const hub = await hubWith();
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    const view = await hub.view('alpha', deal701);
    expect(view.crmDeal?.sharedDealId).toBeNull();
    expect(view.sharedDeals.map((deal) => deal.sharedDealId)).toEqual([sharedDealId]);
  });
});

describe('the view of a CRM deal that is shared', () => {
  it('shows its shared deal first, before newer ones on the domain, and counts no preview', async () => {
    const hub = await hubWith();
    const own = sharedDealOf(await convert(hub));
    hub.clock.set('2026-11-25T11:00:00Z');
    const newer = sharedDealOf(await hub.register('alpha', { difference: 'Another branch.' }));
    const audited = await hub.audit();

    const view = await hub.view('alpha', deal701);
    expect(view.crmDeal?.sharedDealId).toBe(own.sharedDealId);
    expect(view.registration).toEqual({ state: 'already_shared', sharedDealId: own.sharedDealId });
    expect(view.sharedDeals.map(({ sharedDealId }) => sharedDealId)).toEqual([
      own.sharedDealId,
      newer.sharedDealId,
    ]);
    expect(await hub.audit()).toEqual(audited);
  });

  it('keeps its shared deal and its claim when the company’s domain changes, or the company goes', async () => {
    const hub = await hubWith();
    const own = sharedDealOf(await convert(hub));
    for (const company of [aRecordCompany({ domain: 'acme-group.de' }), null]) {
      hub.crmMemory.put(portalIds.alpha, aDealRecord({ company }));
      const view = await hub.view('alpha', deal701);
      expect(view.registration.state).toBe('already_shared');
      expect(view.sharedDeals).toMatchObject([
        { sharedDealId: own.sharedDealId, domain: 'acme.de', claimEndsOn: '2027-05-23' },
      ]);
    }
  });

  it('is shared in its own portal only', async () => {
    const hub = await hubWith();
    await convert(hub);
    const view = await hub.view('beta', deal701);
    expect(view.crmDeal?.sharedDealId).toBeNull();
    expect(view.sharedDeals).toEqual([]);
    expect(outcomeOf(view.registration).rule).toBe('R5');
  });
});

describe('other records', () => {
  it('have no CRM deal', async () => {
    const hub = await hubWith();
    expect((await hub.view('alpha')).crmDeal).toBeNull();
  });
});

describe('the receipt of a shared deal', () => {
  it('is the decision that made it, with the holder and the capacity as they were', async () => {
    const programme = aProgrammeDocument({ partners: [alphaEntry({ claims: someClaims(50) }), betaEntry()] });
    const hub = await hubWith([], { programme });
    const { receipt } = sharedDealOf(await hub.register('alpha', {}, { userProof: 'platform' }));
    expect(receipt).toEqual({
      rule: 'R3',
      type: 'partner_collaboration',
      reasons: ['capacity_reached'],
      decidedAt: '2026-11-24T11:00:00.000Z',
      policyVersion: 'source-programme-1',
      holder: 'nobody',
      capacity: { used: 50, usedAfter: 50, limit: 50 },
      claimEndsOn: null,
      userProof: 'platform',
      earlier: [],
    });
  });

  it('says of another partner that it holds the domain, and no more', async () => {
    const hub = await hubWith();
    await hub.register('beta');
    const { receipt } = sharedDealOf(await hub.register('alpha'));
    expect(receipt).toMatchObject({ rule: 'R5', holder: 'other_partner', claimEndsOn: null });
    expect(JSON.stringify(receipt)).not.toMatch(/beta/i);
  });
});

describe('a user whom the portal’s settings do not name', () => {
  const programme = aProgrammeDocument({
    partners: [
      alphaEntry({
        portals: [{ portalId: portalIds.alpha, name: 'Alpha Digital', registrants: ['boss@alpha.test'] }],
      }),
      betaEntry(),
    ],
  });

  it('sees the domain and the shared deals, but no outcome; nothing is counted or audited', async () => {
    const several = aRecordCompany({ additionalDomains: ['acme.fr'] });
    const hub = await hubWith([aDealRecord({ company: several })], { programme });
    await hub.register('alpha', {}, { userEmail: 'boss@alpha.test' });
    const audited = await hub.audit();

    for (const record of [deal701, { type: 'contact', id: '501' } as const]) {
      const view = await hub.view('alpha', record);
      expect(view.registration).toMatchObject({ state: 'not_permitted', domain: { domain: 'acme.de' } });
      expect(view.sharedDeals).toHaveLength(1);
    }
    expect(await hub.preview('alpha')).toMatchObject({ state: 'not_permitted' });
    expect(await hub.audit()).toEqual(audited);
    expect(await database().kysely.selectFrom('previews').selectAll().execute()).toEqual([]);
  });

  it('is nobody’s matter at another partner', async () => {
    const hub = await hubWith([], { programme });
    expect((await hub.view('beta')).registration.state).toBe('offered');
  });
});
