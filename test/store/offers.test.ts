import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OfferStore } from '#operations/offers/offer-ports.ts';
import type { SharedDeal } from '#operations/shared-deal/shared-deal.ts';
import type { Store } from '#operations/store-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { offerStore } from '#store/offers.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { aLineItem, anOffer, aQuote } from '../support/a-stored-offer.ts';
import { useTestDatabase } from '../support/database.ts';
import { aDecision, aProgramme, aSharedDeal, someFacts, vendorPortalId } from './fixtures.ts';

const database = useTestDatabase();
let store: Store;
let offers: OfferStore;

beforeEach(async () => {
  store = hubStore(database(), () => Promise.resolve());
  offers = offerStore(database());
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
});

/** With its CRM deal in the vendor's portal. */
async function aDealWith(crmDealId: string, changes: Partial<SharedDeal> = {}): Promise<string> {
  const deal = aSharedDeal(changes);
  await store.transact(async (transaction) => {
    await transaction.insertSharedDeal(deal, aDecision(), someFacts());
    await transaction.linkCrmDeal(vendorPortalId, deal.sharedDealId, crmDealId);
  });
  return deal.sharedDealId;
}

const nothing = { sharedDealIds: [], crmDealIds: [], lineItemIds: [], quoteIds: [] };
const find = (named: Partial<Parameters<OfferStore['findOfferedDeals']>[1]>) =>
  offers.findOfferedDeals(vendorPortalId, { ...nothing, ...named });
const offered = async (sharedDealId: string) => (await store.readSharedDeal('alpha', sharedDealId))?.offered;
const at = (time: string) => new Date(`2026-11-24T${time}.000Z`);

describe('an offer', () => {
  it('comes back with its shared deal as it was read, with the moment of reading', async () => {
    const sharedDealId = await aDealWith('31');
    expect(await offered(sharedDealId)).toBeNull();
    const offer = anOffer({
      lineItems: [aLineItem({ name: "'; drop table deal_offers; -- “Größe” \\ 👋" })],
    });
    await offers.saveOffers([{ sharedDealId, offer }], at('11:00:00'));
    expect(await offered(sharedDealId)).toEqual({ offer, readAt: '2026-11-24T11:00:00.000Z' });
  });

  it('is replaced by what is read later, never by what was read before', async () => {
    const sharedDealId = await aDealWith('31');
    const changed = anOffer({ quotes: [] });
    await offers.saveOffers([{ sharedDealId, offer: anOffer() }], at('11:00:00'));
    await offers.saveOffers([{ sharedDealId, offer: changed }], at('11:00:02'));
    await offers.saveOffers([{ sharedDealId, offer: anOffer() }], at('11:00:01'));
    expect(await offered(sharedDealId)).toEqual({ offer: changed, readAt: '2026-11-24T11:00:02.000Z' });
  });

  it('is that of its own shared deal', async () => {
    const [first, second] = [await aDealWith('31'), await aDealWith('32', { domain: 'other.de' })];
    await offers.saveOffers([{ sharedDealId: first, offer: anOffer() }], at('11:00:00'));
    expect(await offered(second)).toBeNull();
  });

  it('may be none at all to save', async () => {
    await offers.saveOffers([], at('11:00:00'));
    expect(await database().kysely.selectFrom('dealOffers').selectAll().execute()).toEqual([]);
  });
});

describe('the shared deals that a change concerns', () => {
  it('are found by their own id, by their CRM deal and by what their stored offer has, each once', async () => {
    const [a, b, c, d] = [
      await aDealWith('31'),
      await aDealWith('32', { domain: 'b.de' }),
      await aDealWith('33', { domain: 'c.de' }),
      await aDealWith('34', { domain: 'd.de' }),
    ];
    await offers.saveOffers(
      [
        { sharedDealId: c, offer: anOffer({ lineItems: [aLineItem({ id: '77' })] }) },
        { sharedDealId: d, offer: anOffer({ quotes: [aQuote({ id: '88' })] }) },
      ],
      at('11:00:00'),
    );
    const found = await find({
      sharedDealIds: [a],
      crmDealIds: ['31', '32'],
      lineItemIds: ['77'],
      quoteIds: ['88'],
    });
    const expected = [a, b, c, d].map((sharedDealId, index) => ({
      sharedDealId,
      crmDealId: `3${index + 1}`,
    }));
    expect(found.toSorted((x, y) => (x.crmDealId < y.crmDealId ? -1 : 1))).toEqual(expected);
  });

  it('are none for what nobody shares', async () => {
    await aDealWith('31');
    expect(await find({ crmDealIds: ['99'], lineItemIds: ['77'], quoteIds: ['88'] })).toEqual([]);
    expect(await find({})).toEqual([]);
  });

  it('have a CRM deal in that portal: another one’s record with the same id is another', async () => {
    await aDealWith('31');
    expect(await offers.findOfferedDeals(vendorPortalId + 1, { ...nothing, crmDealIds: ['31'] })).toEqual([]);
  });

  it('are not those from which the partner was removed', async () => {
    const sharedDealId = await aDealWith('31', { state: 'removed' });
    expect(await find({ sharedDealIds: [sharedDealId], crmDealIds: ['31'] })).toEqual([]);
  });

  it('are not those whose CRM deal was deleted, so that what is known of the offer stays', async () => {
    const sharedDealId = await aDealWith('31');
    await database()
      .kysely.insertInto('crmDeals')
      .values({ sharedDealId, portalId: vendorPortalId, presence: 'deleted' })
      .execute();
    expect(await find({ sharedDealIds: [sharedDealId] })).toEqual([]);
  });

  it('are found by the records in their offer without reading every offer', async () => {
    const plan = await database()
      .kysely.transaction()
      .execute(async (transaction) => {
        await sql`set local enable_seqscan = off`.execute(transaction);
        const { rows } = await sql`
        explain select shared_deal_id from deal_offers
        where jsonb_path_query_array(offer, '$.*[*].id') ?| ${['77', '88']}::text[]
      `.execute(transaction);
        return JSON.stringify(rows);
      });
    expect(plan).toContain('deal_offers_by_record');
  });
});
