import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { aConvertDeal, convert } from '#test/support/a-convert-deal.ts';
import { aContactRecord, aDealRecord } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type HubOptions, type TestHub } from '#test/support/a-hub.ts';
import {
  alphaEntry,
  aProgrammeDocument,
  jana,
  portalIds,
  someClaims,
  vendorPortalId,
} from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();

const full = aProgrammeDocument({ partners: [alphaEntry({ claims: someClaims(50) })] });

/** A hub in whose partners' portals deal 701 stands, and beside it whatever a test adds. */
const hubWith = (records: HubOptions['records'] = [aDealRecord()], options: HubOptions = {}) =>
  aHub(database(), { records: [...records, aContactRecord()], ...options });

/** All that converting could write. */
async function written(hub: TestHub): Promise<unknown> {
  const links = await database().kysely.selectFrom('crmRecords').selectAll().execute();
  return { rows: await hub.rows(), audit: await hub.audit(), links };
}

const linksOf = () =>
  database().kysely.selectFrom('crmRecords').select(['portalId', 'key', 'recordId']).execute();

describe('a CRM deal that is converted (R8, story 10)', () => {
  it('becomes the shared deal with its own name, amount, currency and close date, decided as a registration', async () => {
    const hub = await hubWith();
    const reply = await convert(hub);

    expect(reply.result).toBe('registered');
    const deal = sharedDealOf(reply);
    expect(deal).toMatchObject({
      name: 'Acme relaunch',
      domain: 'acme.de',
      type: 'channel',
      closeOn: '2027-02-26',
      claimEndsOn: '2027-05-23',
      registeredBy: 'Rep of 2000',
      notices: [{ name: jana.name, role: 'cam' }],
      receipt: { rule: 'R2', capacity: { used: 3, usedAfter: 4, limit: 50 }, userProof: 'asserted' },
    });
    const inVendor = (await hub.effects(vendorPortalId)).map(({ effect }) => effect);
    expect(inVendor.map(({ kind }) => kind)).toEqual(['company', 'deal', 'notice', 'contact']);
    expect(inVendor[1]).toMatchObject({
      name: 'Acme relaunch',
      amount: 4_500,
      currency: 'CHF',
      closeOn: '2027-02-26',
      ownerId: jana.ownerId,
    });
    expect(inVendor[1]).not.toHaveProperty('conversion');
  });

  it('is the same CRM deal from the first moment on, and keeps its place, owner and associations', async () => {
    const hub = await hubWith();
    const { sharedDealId, crmDeals } = sharedDealOf(await convert(hub));

    expect(crmDeals.partner).toEqual({
      state: 'stands',
      crmDealId: '701',
      url: 'https://hubspot.test/2000/deal/701',
      delayReason: null,
    });
    expect(await linksOf()).toEqual([{ portalId: portalIds.alpha, key: sharedDealId, recordId: '701' }]);
    const [effect, ...others] = await hub.effects(portalIds.alpha);
    expect(others).toEqual([]);
    expect(effect?.effect).toMatchObject({
      kind: 'deal',
      pipelineId: null,
      stageId: null,
      ownerId: null,
      associations: [],
      conversion: { closeOnStated: false },
    });
    const made = await deliverEffects(database(), portalIds.alpha, hub.clock.now());
    expect([...made.values()]).toEqual(['701']);
  });

  it('is audited as a conversion, by whom and how well proven', async () => {
    const hub = await hubWith();
    const { sharedDealId } = sharedDealOf(await convert(hub));
    expect(await hub.audit()).toMatchObject([
      {
        action: 'shared_deal.converted',
        subject: sharedDealId,
        userEmail: 'rep@alpha.test',
        userProof: 'asserted',
        data: { rule: 'R2', domain: 'acme.de' },
      },
    ]);
  });

  it('is written in the portal’s currency where the CRM deal names none, and without an amount where it has none', async () => {
    const hub = await hubWith([aDealRecord({}, { amount: null, currency: null })]);
    await convert(hub);
    const inVendor = (await hub.effects(vendorPortalId)).find(({ effect }) => effect.kind === 'deal');
    expect(inVendor?.effect).toMatchObject({ amount: null, currency: 'EUR' });
  });

  it('closes on the day that the portal’s people see, not on that of Greenwich', async () => {
    const hub = await hubWith([aDealRecord({}, { closesAt: '2027-02-25T23:30:00.000Z' })]);
    expect(sharedDealOf(await convert(hub)).closeOn).toBe('2027-02-26');
  });
});

describe('the close date', () => {
  const undated = [aDealRecord({}, { closesAt: null })];

  it('comes from the form where the CRM deal has none, and goes into the CRM deal', async () => {
    const hub = await hubWith(undated);
    const deal = sharedDealOf(await convert(hub, { deal: { closeOn: '2027-06-30' } }));
    expect(deal.closeOn).toBe('2027-06-30');
    expect((await hub.effects(portalIds.alpha))[0]?.effect).toMatchObject({
      closeOn: '2027-06-30',
      conversion: { closeOnStated: true },
    });
  });

  it('of the CRM deal stands, whatever the form says', async () => {
    const hub = await hubWith();
    const deal = sharedDealOf(await convert(hub, { deal: { closeOn: '2027-06-30' } }));
    expect(deal.closeOn).toBe('2027-02-26');
  });

  it('that nobody names is a fault of its field, and nothing is written', async () => {
    const hub = await hubWith(undated);
    const before = await written(hub);
    await expect(convert(hub)).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: [{ pointer: '/deal/closeOn', code: 'required' }] },
    });
    expect(await written(hub)).toEqual(before);
  });
});

describe('a conversion is refused, and nothing is written anywhere', () => {
  it.each([
    ['a company', { company: null }, ['company_missing']],
    ['a contact', { contact: null }, ['contact_missing']],
    ['company and contact', { company: null, contact: null }, ['company_missing', 'contact_missing']],
  ] as const)('without %s (story 10)', async (_, changes, missing) => {
    const hub = await hubWith([aDealRecord(changes)]);
    const before = await written(hub);
    await expect(convert(hub)).rejects.toMatchObject({
      code: 'conversion.incomplete',
      details: { reason: missing[0], fields: missing.map((code) => ({ pointer: '/record', code })) },
    });
    expect(await written(hub)).toEqual(before);
    expect(hub.drained).toEqual([]);
  });

  it('at the capacity limit where policy refuses conversions, although registering goes on', async () => {
    const policy = {
      ...sourceProgramme,
      version: 'refusing-conversion-1',
      capacity: { ...sourceProgramme.capacity, conversionAtLimit: 'refuse' },
    } as const;
    const hub = await hubWith([aDealRecord()], { programme: full, policy });
    const before = await hub.rows();

    const { registration } = await hub.view('alpha', { type: 'deal', id: '701' });
    expect(registration).toMatchObject({ state: 'capacity_reached', limit: 50 });
    await expect(convert(hub)).rejects.toMatchObject({ code: 'registration.capacity_reached' });
    expect(await hub.rows()).toEqual(before);
    expect(await linksOf()).toEqual([]);
    expect(sharedDealOf(await hub.register('alpha')).type).toBe('partner_collaboration');
  });

  it('to a user whom the portal’s settings do not name', async () => {
    const programme = aProgrammeDocument({
      partners: [
        alphaEntry({
          portals: [{ portalId: portalIds.alpha, name: 'Alpha', registrants: ['Boss@alpha.test'] }],
        }),
      ],
    });
    const hub = await hubWith([aDealRecord()], { programme });
    const before = await written(hub);
    await expect(convert(hub)).rejects.toMatchObject({ code: 'operation.not_permitted' });
    await expect(hub.register('alpha')).rejects.toMatchObject({ code: 'operation.not_permitted' });
    expect(await written(hub)).toEqual(before);

    const request = aConvertDeal({ requestId: uuidv7() });
    const boss = await hub.ask('convert-deal', 'alpha', request, { userEmail: 'boss@ALPHA.test' });
    expect(boss.result).toBe('registered');
  });

  it('with a product that the programme does not offer', async () => {
    const hub = await hubWith();
    const before = await written(hub);
    await expect(convert(hub, { deal: { products: ['typewriters'] } })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: [{ pointer: '/deal/products', code: 'unknown_product' }] },
    });
    expect(await written(hub)).toEqual(before);
  });

  it('on a domain that does not stand on its company', async () => {
    const hub = await hubWith();
    await expect(convert(hub, { domain: 'other.de' })).rejects.toMatchObject({
      code: 'domain.not_on_record',
    });
  });
});

describe('at the capacity limit', () => {
  it('a conversion becomes Partner Collaboration as a registration does (R3), unless policy refuses', async () => {
    const hub = await hubWith([aDealRecord()], { programme: full });
    expect(sharedDealOf(await convert(hub))).toMatchObject({
      type: 'partner_collaboration',
      claimEndsOn: null,
      receipt: { rule: 'R3', reasons: ['capacity_reached'] },
    });
  });
});
