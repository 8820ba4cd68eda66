import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import {
  aCompany,
  aContact,
  aDeal,
  aNotice,
  closePortals,
  onlyId,
  partnerPortal,
  recordIds,
  startTwoPortals,
  toDeliver,
  vendorPortal,
} from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

let portals: TwoPortals;
const vendorId = vendorPortal.portalId;
const partnerId = partnerPortal.portalId;

beforeEach(async () => {
  portals = await startTwoPortals();
});
afterEach(() => closePortals(portals));

const vendor = () => portals.standIn.portal(vendorId);
const deliver = (...effects: Parameters<typeof portals.crm.writer.deliver>[1]) =>
  portals.crm.writer.deliver(vendorId, effects);

function callsTo(path: RegExp): number {
  return portals.standIn.journal.filter((call) => path.test(call.path)).length;
}

describe("a company in the vendor's portal", () => {
  it('is made with name, domain and country, and without an owner', async () => {
    const id = onlyId(await deliver(toDeliver(aCompany())));
    expect(vendor().record('companies', id)?.properties).toMatchObject({
      name: 'Acme AG',
      domain: 'acme.de',
      registrable_domain: 'acme.de',
      country: 'Germany',
    });
    expect(vendor().record('companies', id)?.properties).not.toHaveProperty('hubspot_owner_id');
  });

  it("that stands with HubSpot's domain is used, the oldest of several; only our domain is added", async () => {
    const effect = aCompany({ domain: 'standing.example', name: 'As the partner calls it' });
    expect(onlyId(await deliver(toDeliver(effect)))).toBe('401');
    expect(vendor().record('companies', '401')?.properties).toMatchObject({
      name: 'Standing Ltd',
      hubspot_owner_id: '51',
      registrable_domain: 'standing.example',
    });
    expect(vendor().records('companies')).toHaveLength(2);
  });

  it('that the mirror knows under another domain is used without a search', async () => {
    const effect = aCompany({ domain: 'parent.example' });
    expect(onlyId(await deliver(toDeliver(effect, { knownId: '402' })))).toBe('402');
    expect(callsTo(/companies\/search/)).toBe(0);
    expect(vendor().record('companies', '402')?.properties).toMatchObject({
      domain: 'standing.example',
      registrable_domain: 'parent.example',
    });
  });

  it('that was deleted since the hub learnt of it is made anew', async () => {
    const id = onlyId(await deliver(toDeliver(aCompany())));
    vendor().archive('companies', id);
    const again = onlyId(await deliver(toDeliver(aCompany(), { knownId: id })));
    expect(again).not.toBe(id);
    expect(vendor().records('companies')).toHaveLength(3);
  });

  it('is one, however many shared deals need it at once', async () => {
    const ids = recordIds(
      await deliver(
        toDeliver(aCompany(), { effectId: 'a' }),
        toDeliver(aCompany({ name: 'Acme, by Beta' }), { effectId: 'b' }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    expect(vendor().record('companies', ids[0] ?? '')?.properties['name']).toBe('Acme AG');
  });

  it('whose unique domain another company holds already gives way to that one', async () => {
    vendor().update('companies', '402', { registrable_domain: 'standing.example' });
    expect(onlyId(await deliver(toDeliver(aCompany({ domain: 'standing.example' }))))).toBe('402');
  });

  it('costs the same few requests for one as for a hundred', async () => {
    const effects = Array.from({ length: 100 }, (_, index) =>
      toDeliver(aCompany({ domain: `company-${index}.example` }), { effectId: String(index) }),
    );
    const before = portals.standIn.journal.length;
    expect(new Set(recordIds(await deliver(...effects))).size).toBe(100);
    expect(portals.standIn.journal.length - before).toBe(2);
  });
});

describe("a contact in the vendor's portal", () => {
  it('is made with its legal basis and belongs to the company', async () => {
    const id = onlyId(
      await deliver(toDeliver(aContact(), { associations: [{ object: 'company', id: '401' }] })),
    );
    expect(vendor().record('contacts', id)?.properties).toMatchObject({
      email: 'a@acme.de',
      firstname: 'Anna',
      lastname: 'Amt',
      shared_deal_legal_basis: 'consent',
      shared_deal_legal_basis_wording: '2026-01',
      shared_deal_legal_basis_stated_by: 'ada@alpha.example',
      shared_deal_legal_basis_stated_at: '2026-11-24T10:00:00.000Z',
    });
    expect(vendor().associatedIds('contacts', id, 'companies')).toEqual(['401']);
  });

  it('that stands keeps the names it has and gets those it lacks', async () => {
    const effect = aContact({ email: 'Known@acme.de', firstName: 'Kathi', lastName: 'Kern' });
    expect(onlyId(await deliver(toDeliver(effect)))).toBe('501');
    expect(vendor().record('contacts', '501')?.properties).toMatchObject({
      firstname: 'Katharina',
      lastname: 'Kern',
      shared_deal_legal_basis: 'consent',
    });
  });

  it('is one, when two partners pass it on in the same moment', async () => {
    const ids = recordIds(
      await deliver(toDeliver(aContact(), { effectId: 'a' }), toDeliver(aContact(), { effectId: 'b' })),
    );
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a CRM deal', () => {
  const associations = [
    { object: 'company', id: '201' },
    { object: 'contact', id: '101' },
  ] as const;

  it("shows all that was registered, in the portal's first pipeline, on its company and contact", async () => {
    const [result] = await portals.crm.writer.deliver(partnerId, [
      toDeliver(aDeal({ ownerId: '71', counterpart: 'Vendor Inc.' }), { associations }),
    ]);
    const id = onlyId(result === undefined ? [] : [result]);
    const partner = portals.standIn.portal(partnerId);
    expect(partner.record('deals', id)?.properties).toMatchObject({
      dealname: 'Acme rollout',
      amount: '12000',
      deal_currency_code: 'EUR',
      pipeline: 'default',
      dealstage: 'appointmentscheduled',
      hubspot_owner_id: '71',
      hs_next_step: 'Demo on Friday.',
      shared_deal_id: '0193-shared-deal-1',
      shared_deal_type: 'channel',
      shared_deal_state: 'open',
      shared_deal_motion: 'new_business',
      shared_deal_domain: 'acme.de',
      shared_deal_counterpart: 'Vendor Inc.',
      shared_deal_rule: 'R2',
      shared_deal_claim_ends_on: '2027-05-23',
      shared_deal_commission: 'eligible',
      shared_deal_tier_credit: 'eligible',
      shared_deal_credit_kind: 'sourced',
      shared_deal_products: 'crm; cms',
      shared_deal_intro_note: 'We know the CEO.',
      shared_deal_pain_or_opportunity: 'Spreadsheets everywhere.',
    });
    expect(partner.record('deals', id)?.properties['hs_primary_associated_company']).toBe('201');
    expect(partner.associatedIds('deals', id, 'contacts')).toEqual(['101']);
    expect(portals.standIn.portal(vendorId).records('deals')).toEqual([]);
  });

  test.each(['America/New_York', 'Pacific/Honolulu', 'Europe/Berlin', 'Asia/Tokyo', 'UTC'])(
    'closes on the registered day for people in %s',
    async (timeZone) => {
      const id = onlyId(await deliver(toDeliver(aDeal())));
      const closesAt = new Date(vendor().record('deals', id)?.properties['closedate'] ?? '');
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(closesAt);
      expect(shown).toBe('2027-01-31');
    },
  );

  it('without an amount gets none, not zero', async () => {
    const id = onlyId(await deliver(toDeliver(aDeal({ amount: null }))));
    expect(vendor().record('deals', id)?.properties).not.toHaveProperty('amount');
  });

  it('that people have moved on keeps their stage, name and owner when the hub writes again', async () => {
    const id = onlyId(await deliver(toDeliver(aDeal())));
    vendor().update('deals', id, { dealstage: 'contractsent', dealname: 'Renamed', hubspot_owner_id: '51' });
    const retyped = aDeal({ type: 'best_partner_wins', claimEndsOn: null, commission: 'conditional' });
    expect(onlyId(await deliver(toDeliver(retyped, { knownId: id })))).toBe(id);
    expect(vendor().record('deals', id)?.properties).toMatchObject({
      dealstage: 'contractsent',
      dealname: 'Renamed',
      hubspot_owner_id: '51',
      shared_deal_type: 'best_partner_wins',
      shared_deal_commission: 'conditional',
    });
    expect(vendor().record('deals', id)?.properties).not.toHaveProperty('shared_deal_claim_ends_on');
  });

  it('takes on a new standing and nothing else', async () => {
    const id = onlyId(await deliver(toDeliver(aDeal())));
    const before = vendor().record('deals', id)?.properties ?? {};
    const standing = {
      kind: 'standing',
      sharedDealId: '0193-shared-deal-1',
      type: 'channel',
      state: 'open',
      claimEndsOn: null,
      commission: 'ineligible',
      tierCredit: 'conditional',
      credit: 'assisted',
    } as const;
    expect(onlyId(await deliver(toDeliver(standing, { knownId: id })))).toBe(id);
    const { shared_deal_claim_ends_on: _, hs_lastmodifieddate: __, ...others } = before;
    expect(vendor().record('deals', id)?.properties).toEqual({
      ...others,
      hs_lastmodifieddate: expect.any(String),
      shared_deal_commission: 'ineligible',
      shared_deal_tier_credit: 'conditional',
      shared_deal_credit_kind: 'assisted',
    });
  });

  it.each([
    ['goes to who is responsible for its new type', null, '51'],
    ['stays with its owner where nobody is responsible for its new type', '51', null],
  ])('that is retyped %s', async (_what, earlierOwnerId, ownerId) => {
    const id = onlyId(await deliver(toDeliver(aDeal({ ownerId: earlierOwnerId }))));
    const standing = {
      kind: 'standing',
      sharedDealId: '0193-shared-deal-1',
      type: 'partner_collaboration',
      state: 'open',
      claimEndsOn: null,
      commission: 'conditional',
      tierCredit: 'conditional',
      credit: 'sourced',
      retyped: { rule: 'R4', ownerId },
    } as const;
    await deliver(toDeliver(standing, { knownId: id }));
    expect(vendor().record('deals', id)?.properties).toMatchObject({
      shared_deal_type: 'partner_collaboration',
      shared_deal_rule: 'R4',
      hubspot_owner_id: '51',
    });
  });

  it('that somebody deleted is not made anew', async () => {
    const id = onlyId(await deliver(toDeliver(aDeal())));
    vendor().archive('deals', id);
    const [result] = await deliver(toDeliver(aDeal(), { knownId: id, attempt: 2 }));
    expect(result).toMatchObject({ delivered: false, error: { kind: 'refused' } });
    expect(vendor().records('deals')).toEqual([]);
  });

  it('is delivered only once its associations stand', async () => {
    const onNothing = { associations: [{ object: 'company', id: '999' }] } as const;
    const [result] = await deliver(toDeliver(aDeal(), onNothing));
    expect(result).toMatchObject({ delivered: false, error: { kind: 'refused' } });
    expect(vendor().records('deals')).toHaveLength(1);

    const onCompany = { associations: [{ object: 'company', id: '401' }], attempt: 2 } as const;
    const id = onlyId(await deliver(toDeliver(aDeal(), onCompany)));
    expect(vendor().associatedIds('deals', id, 'companies')).toEqual(['401']);
    expect(vendor().records('deals')).toHaveLength(1);
  });

  it('with a stage that does not exist fails alone among many', async () => {
    const effects = Array.from({ length: 20 }, (_, index) =>
      toDeliver(
        aDeal({
          sharedDealId: `deal-${index}`,
          ...(index === 7 ? { pipelineId: 'default', stageId: 'no-such-stage' } : {}),
        }),
        { effectId: String(index) },
      ),
    );
    const results = await deliver(...effects);
    expect(results.filter((result) => !result.delivered)).toEqual([
      expect.objectContaining({ effectId: '7', error: expect.objectContaining({ kind: 'refused' }) }),
    ]);
    expect(vendor().records('deals')).toHaveLength(19);
    const delivered = results.flatMap((result) => (result.delivered ? [result] : []));
    const dealOf = (recordId: string) => vendor().record('deals', recordId)?.properties['shared_deal_id'];
    expect(delivered.map(({ recordId }) => dealOf(recordId))).toEqual(
      delivered.map(({ effectId }) => `deal-${effectId}`),
    );
  });

  it('on a record that is gone fails alone among many', async () => {
    const effects = Array.from({ length: 12 }, (_, index) =>
      toDeliver(aDeal({ sharedDealId: `deal-${index}` }), {
        effectId: String(index),
        associations: [{ object: 'company', id: index === 5 ? '999' : '401' }],
      }),
    );
    const results = await deliver(...effects);
    expect(results.filter((result) => !result.delivered).map(({ effectId }) => effectId)).toEqual(['5']);
    expect(vendor().associatedIds('companies', '401', 'deals')).toHaveLength(11);
  });
});

describe('a notice', () => {
  const associations = [{ object: 'company', id: '401' }] as const;

  it("is a task for the person, due within a day, in the portal's language, with typed text escaped", async () => {
    const dealId = onlyId(await deliver(toDeliver(aDeal())));
    const id = onlyId(
      await deliver(
        toDeliver(aNotice(), { associations: [...associations, { object: 'deal', id: dealId }] }),
      ),
    );
    expect(vendor().record('tasks', id)?.properties).toMatchObject({
      hs_task_subject: 'Alpha GmbH registered a deal: Acme <rollout>',
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'TODO',
      hs_timestamp: '2026-11-25T10:00:00.000Z',
      hubspot_owner_id: '51',
      shared_deal_notice_id: '0193-notice-1',
    });
    expect(vendor().record('tasks', id)?.properties['hs_task_body']).toContain('Acme &lt;rollout&gt;');
    expect(vendor().record('tasks', id)?.properties['hs_task_body']).toContain('Channel deal');
    expect(vendor().associatedIds('tasks', id, 'deals')).toEqual([dealId]);
    expect(vendor().associatedIds('tasks', id, 'companies')).toEqual(['401']);
  });

  it('that was dealt with is not opened again when it is delivered once more', async () => {
    const id = onlyId(await deliver(toDeliver(aNotice())));
    vendor().update('tasks', id, { hs_task_status: 'COMPLETED' });
    expect(onlyId(await deliver(toDeliver(aNotice(), { attempt: 2 })))).toBe(id);
    expect(vendor().record('tasks', id)?.properties['hs_task_status']).toBe('COMPLETED');
    expect(vendor().records('tasks')).toHaveLength(1);
  });
});

describe('a reply that is lost', () => {
  const onCompany = { associations: [{ object: 'company', id: '401' }] } as const;

  test.each([
    ['company, made', aCompany(), 'companies', 'batch/upsert', 3],
    ['company, marked', aCompany({ domain: 'standing.example' }), 'companies', 'batch/update', 2],
    ['contact', aContact(), 'contacts', 'batch/upsert', 2],
    ['CRM deal', aDeal(), 'deals', 'batch/upsert', 1],
    ['task', aNotice(), 'tasks', 'batch/upsert', 1],
  ] as const)(
    'after writing a %s leaves one record once it is delivered again',
    async (_what, effect, type, path, count) => {
      portals.standIn.faults.inject({ path: `/${type}/${path}$`, loseReply: true });
      const associations = effect.kind === 'company' ? {} : onCompany;
      const [first] = await deliver(toDeliver(effect, associations));
      expect(first).toMatchObject({ delivered: false, error: { kind: 'unavailable' } });

      const id = onlyId(await deliver(toDeliver(effect, { ...associations, attempt: 2 })));
      expect(vendor().records(type)).toHaveLength(count);
      const companyIds = effect.kind === 'company' ? [] : ['401'];
      expect(vendor().associatedIds(type, id, 'companies')).toEqual(companyIds);
    },
  );

  test.each([
    ['contact', aContact(), 'contacts', 2],
    ['CRM deal', aDeal(), 'deals', 1],
    ['task', aNotice(), 'tasks', 1],
  ] as const)(
    'after associating a %s leaves one record once it is delivered again',
    async (_what, effect, type, count) => {
      portals.standIn.faults.inject({ path: `/crm/v4/associations/${type}/companies`, loseReply: true });
      const [first] = await deliver(toDeliver(effect, onCompany));
      expect(first).toMatchObject({ delivered: false, error: { kind: 'unavailable' } });

      const id = onlyId(await deliver(toDeliver(effect, { ...onCompany, attempt: 2 })));
      expect(vendor().records(type)).toHaveLength(count);
      expect(vendor().associatedIds(type, id, 'companies')).toEqual(['401']);
    },
  );

  it('does not undo what people did to the CRM deal meanwhile', async () => {
    portals.standIn.faults.inject({ path: '/deals/batch/upsert$', loseReply: true });
    await deliver(toDeliver(aDeal()));
    const [deal] = vendor().records('deals');
    vendor().update('deals', deal?.id ?? '', { dealstage: 'contractsent' });

    const id = onlyId(await deliver(toDeliver(aDeal(), { attempt: 2 })));
    expect(vendor().record('deals', id)?.properties['dealstage']).toBe('contractsent');
  });
});

it('reports a fault of the whole portal on every effect and writes nothing twice', async () => {
  portals.standIn.faults.inject({ path: '/deals/batch/upsert$', status: 502 });
  const effects = ['a', 'b'].map((effectId) => toDeliver(aDeal({ sharedDealId: effectId }), { effectId }));
  const results = await deliver(...effects);
  expect(results.map((result) => (result.delivered ? '' : result.error.kind))).toEqual([
    'unavailable',
    'unavailable',
  ]);
  expect(vendor().records('deals')).toEqual([]);
  expect(callsTo(/deals\/batch\/upsert/)).toBe(1);
});
