import { describe, expect, it } from 'vitest';
import type { OfferView } from '#contracts/offer.ts';
import { operations } from '#contracts/operations.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { viewAttribution } from '#operations/attribution/view-attribution.ts';
import type { OfferReader } from '#operations/offers/offer-ports.ts';
import type { ChangedOffers, Offer } from '#operations/offers/offer.ts';
import { refreshOffers } from '#operations/offers/refresh-offers.ts';
import { offerStore } from '#store/offers.ts';
import { aCompanyRecord } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type HubOptions, type TestHub } from '#test/support/a-hub.ts';
import { jana, portalIds, vendorPortalId, type PartnerId } from '#test/support/a-programme-document.ts';
import { aLineItem, anOffer, aQuote } from '#test/support/a-stored-offer.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

/** The vendor's CRM: what is offered on which CRM deal; what a line item or a quote is on follows from that. */
function aVendorsCrm() {
  const offers = new Map<string, Offer>();
  const read: string[][] = [];
  const lookedUp: { lineItemIds: readonly string[]; quoteIds: readonly string[] }[] = [];
  const reader: OfferReader = {
    readDealIdsOf(_portal, { lineItemIds, quoteIds }) {
      lookedUp.push({ lineItemIds, quoteIds });
      return Promise.resolve(
        [...offers].flatMap(([dealId, { lineItems, quotes }]) =>
          lineItems.some(({ id }) => lineItemIds.includes(id)) ||
          quotes.some(({ id }) => quoteIds.includes(id))
            ? [dealId]
            : [],
        ),
      );
    },
    readOffers(_portal, crmDealIds) {
      read.push([...crmDealIds]);
      const none: Offer = { lineItems: [], quotes: [] };
      return Promise.resolve(new Map(crmDealIds.map((id) => [id, offers.get(id) ?? none])));
    },
  };
  return { offers, read, lookedUp, reader };
}

async function anOfferingHub(options: HubOptions = {}) {
  const hub = await aHub(database(), options);
  const crm = aVendorsCrm();
  const refresh = refreshOffers({
    clock: hub.clock,
    store: offerStore(database()),
    reader: crm.reader,
    readPortal: (portalId) => hub.store.readPortal(portalId),
    readPolicy: () => Promise.resolve(options.policy ?? sourceProgramme),
  });
  return {
    hub,
    crm,
    refresh: (changed: Partial<ChangedOffers>, portalId = vendorPortalId) =>
      refresh(portalId, { sharedDealIds: [], lineItemIds: [], quoteIds: [], ...changed }),
    /** Registered, with the CRM deal in the vendor's portal. */
    aSharedDeal: async (partner: PartnerId, crmDealId: string) => {
      const { sharedDealId } = sharedDealOf(await hub.register(partner));
      await hub.store.transact((transaction) =>
        transaction.linkCrmDeal(vendorPortalId, sharedDealId, crmDealId),
      );
      return sharedDealId;
    },
  };
}

async function offerOn(hub: TestHub, partner: PartnerId, sharedDealId: string): Promise<OfferView | null> {
  const { sharedDeals } = await hub.view(partner);
  const deal = sharedDeals.find((one) => one.sharedDealId === sharedDealId);
  if (deal === undefined) throw new Error(`${partner} has no ${sharedDealId}`);
  return deal.offer;
}

/** What the vendor's card says that the partners see, deal by deal. */
async function offersSeen(hub: TestHub) {
  const portal = await hub.store.readPortal(vendorPortalId);
  if (portal === null) throw new Error('The vendor has no portal.');
  const view = viewAttribution({
    ...hub,
    crm: hub.crmMemory.reader,
    ids: { next: () => '' },
    drainOutbox: () => Promise.resolve(),
    reconcile: () => Promise.resolve(),
  });
  const actor = { portal, side: 'vendor', partnerId: null, userProof: 'asserted' } as const;
  const reply = await view(
    { ...actor, userId: jana.userId, userEmail: jana.email },
    { record: { type: 'company', id: '601' }, language: 'en' },
  );
  expect(operations['view-attribution'].reply.parse(reply)).toEqual(reply);
  return reply.deals.map(({ partnerSees }) => partnerSees.offered);
}

async function setState(sharedDealId: string, state: 'removed' | 'won') {
  await database()
    .kysely.updateTable('sharedDeals')
    .set({ state })
    .where('sharedDealId', '=', sharedDealId)
    .execute();
}

const nothingRead: string[][] = [];

describe('what the vendor offers', () => {
  it('stands on the partner’s card without the vendor’s record ids, with what adds up and when it was read', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    expect(await offerOn(hub, 'alpha', sharedDealId)).toMatchObject({ lineItems: [], readAt: null });
    crm.offers.set(
      '41',
      anOffer({
        lineItems: [
          aLineItem({ id: '1', amount: 0.1 }),
          aLineItem({ id: '2', amount: 0.2 }),
          aLineItem({ id: '3', amount: 500, billing: null, termMonths: null }),
          aLineItem({ id: '4', amount: 7, currency: 'USD' }),
          aLineItem({ id: '5', amount: null }),
        ],
      }),
    );
    await refresh({ sharedDealIds: [sharedDealId] });
    const offer = await offerOn(hub, 'alpha', sharedDealId);
    expect(offer?.lineItems[0]).toEqual({
      name: '#Seats#',
      quantity: 10,
      unitPrice: 19.9,
      amount: 0.1,
      currency: 'EUR',
      billing: { every: 1, unit: 'month' },
      termMonths: 12,
    });
    expect(offer?.sums).toEqual([
      { amount: 0.3, currency: 'EUR', billing: { every: 1, unit: 'month' } },
      { amount: 500, currency: 'EUR', billing: null },
      { amount: 7, currency: 'USD', billing: { every: 1, unit: 'month' } },
    ]);
    expect(offer?.quotes.map(({ title, state }) => [title, state])).toEqual([
      ['#Offer to Acme#', 'published'],
    ]);
    expect(offer?.readAt).toBe('2026-11-24T11:00:00.000Z');
  });

  it('leaves the amount of the deal what it is', async () => {
    const { crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    const amount = async () =>
      (
        await database()
          .kysely.selectFrom('sharedDeals')
          .select('amount')
          .where('sharedDealId', '=', sharedDealId)
          .executeTakeFirstOrThrow()
      ).amount;
    const before = await amount();
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ amount: 1_000_000 })] }));
    await refresh({ sharedDealIds: [sharedDealId] });
    expect(await amount()).toEqual(before);
  });

  it('of long lists shows the first fifty line items, counts the rest, and adds up all', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    const lineItems = Array.from({ length: 60 }, (_, index) => aLineItem({ id: String(index), amount: 1 }));
    crm.offers.set('41', anOffer({ lineItems }));
    await refresh({ sharedDealIds: [sharedDealId] });
    const offer = await offerOn(hub, 'alpha', sharedDealId);
    expect(offer).toMatchObject({ moreLineItems: 10, sums: [{ amount: 60 }] });
    expect(offer?.lineItems).toHaveLength(50);
  });

  it('is said to the vendor in two figures beside what the partner sees', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    hub.crmMemory.put(vendorPortalId, aCompanyRecord());
    const sharedDealId = await aSharedDeal('alpha', '41');
    expect(await offersSeen(hub)).toEqual([{ lineItems: 0, quotes: 0 }]);
    crm.offers.set('41', anOffer({ lineItems: [aLineItem(), aLineItem({ id: '802' })] }));
    await refresh({ sharedDealIds: [sharedDealId] });
    expect(await offersSeen(hub)).toEqual([{ lineItems: 2, quotes: 1 }]);
  });

  it('is kept to the vendor where its policy says so: no card shows or counts it, and its CRM is not asked for it', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub({
      policy: { ...sourceProgramme, offer: 'none' },
    });
    hub.crmMemory.put(vendorPortalId, aCompanyRecord());
    const sharedDealId = await aSharedDeal('alpha', '41');
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ id: '1' })] }));
    // Read while the policy was another one.
    await offerStore(database()).saveOffers([{ sharedDealId, offer: anOffer() }], hub.clock.now());
    await refresh({ sharedDealIds: [sharedDealId], lineItemIds: ['1'], quoteIds: ['901'] });
    expect(crm.read).toEqual(nothingRead);
    expect(crm.lookedUp).toEqual([]);
    expect(await offerOn(hub, 'alpha', sharedDealId)).toBeNull();
    expect(await offersSeen(hub)).toEqual([null]);
  });
});

describe('a change in the vendor’s CRM', () => {
  it('of a line item or a quote is found by the deal that it belongs to', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const [alphas, betas] = [await aSharedDeal('alpha', '41'), await aSharedDeal('beta', '42')];
    crm.offers.set('41', { lineItems: [aLineItem({ id: '1' })], quotes: [] });
    crm.offers.set('42', { lineItems: [], quotes: [aQuote({ id: '2' })] });
    await refresh({ lineItemIds: ['1'] });
    expect(crm.read).toEqual([['41']]);
    await refresh({ quoteIds: ['2'] });
    expect(crm.read).toEqual([['41'], ['42']]);
    expect((await offerOn(hub, 'alpha', alphas))?.lineItems).toHaveLength(1);
    expect((await offerOn(hub, 'beta', betas))?.quotes).toHaveLength(1);
  });

  it('that deletes a line item takes it off the card, though nobody can be asked any more where it was', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ id: '1' }), aLineItem({ id: '2' })] }));
    await refresh({ sharedDealIds: [sharedDealId] });
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ id: '2' })], quotes: [] }));
    await refresh({ lineItemIds: ['1'] });
    expect(await offerOn(hub, 'alpha', sharedDealId)).toMatchObject({ lineItems: [{}], quotes: [] });
  });

  it('on a deal that nobody shares is nobody’s', async () => {
    const { crm, refresh, aSharedDeal } = await anOfferingHub();
    await aSharedDeal('alpha', '41');
    crm.offers.set('99', anOffer({ lineItems: [aLineItem({ id: '1' })] }));
    await refresh({ lineItemIds: ['1'], quoteIds: ['901'] });
    expect(crm.read).toEqual(nothingRead);
  });

  it('of many records and deals is asked and read a hundred at a time', async () => {
    const { hub, crm } = await anOfferingHub();
    const asked: [number, number][] = [];
    const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));
    const refresh = refreshOffers({
      clock: hub.clock,
      store: {
        findOfferedDeals: (_portalId, { crmDealIds }) =>
          Promise.resolve(crmDealIds.map((crmDealId) => ({ sharedDealId: `sd-${crmDealId}`, crmDealId }))),
        saveOffers: () => Promise.resolve(),
      },
      reader: {
        ...crm.reader,
        readDealIdsOf: (_portal, { lineItemIds, quoteIds }) => {
          asked.push([lineItemIds.length, quoteIds.length]);
          return Promise.resolve(lineItemIds);
        },
      },
      readPortal: (portalId) => hub.store.readPortal(portalId),
      readPolicy: () => Promise.resolve(sourceProgramme),
    });
    await refresh(vendorPortalId, { sharedDealIds: [], lineItemIds: ids(230), quoteIds: ids(130) });
    expect(asked).toEqual([
      [100, 100],
      [100, 30],
      [30, 0],
    ]);
    expect(crm.read.map(({ length }) => length)).toEqual([100, 100, 30]);
  });

  it('of a won deal is still shown', async () => {
    const { crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    await setState(sharedDealId, 'won');
    await refresh({ sharedDealIds: [sharedDealId] });
    expect(crm.read).toEqual([['41']]);
  });
});

describe('what must not cross', () => {
  it('in Best Partner Wins each partner sees the offer on its own deal alone', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const [alphas, betas] = [await aSharedDeal('alpha', '41'), await aSharedDeal('beta', '42')];
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ id: '1', name: '#for Alpha#' })], quotes: [] }));
    crm.offers.set('42', anOffer({ lineItems: [aLineItem({ id: '2', name: '#for Beta#' })], quotes: [] }));
    const before = await hub.rows('beta');
    await refresh({ sharedDealIds: [alphas] });
    expect(await hub.rows('beta')).toEqual(before);
    expect(await offerOn(hub, 'beta', betas)).toMatchObject({ lineItems: [], readAt: null });
    await refresh({ lineItemIds: ['1', '2'] });
    expect((await hub.view('beta')).sharedDeals[0]?.type).toBe('best_partner_wins');
    expect(JSON.stringify(await hub.view('alpha'))).not.toContain('#for Beta#');
    expect(JSON.stringify(await hub.view('beta'))).not.toContain('#for Alpha#');
    expect((await offerOn(hub, 'beta', betas))?.lineItems.map(({ name }) => name)).toEqual(['#for Beta#']);
  });

  it('after a removal nothing more reaches the partner', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    crm.offers.set('41', anOffer());
    await refresh({ sharedDealIds: [sharedDealId] });
    await setState(sharedDealId, 'removed');
    hub.clock.set('2026-11-24T12:00:00Z');
    crm.offers.set('41', anOffer({ lineItems: [aLineItem({ name: '#after the removal#' })] }));
    await refresh({ sharedDealIds: [sharedDealId], lineItemIds: ['801'], quoteIds: ['901'] });
    const offer = await offerOn(hub, 'alpha', sharedDealId);
    expect(offer?.readAt).toBe('2026-11-24T11:00:00.000Z');
    expect(JSON.stringify(offer)).not.toContain('#after the removal#');
  });

  it('what a partner has on the deal in its own portal is not read at all', async () => {
    const { crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    await refresh({ sharedDealIds: [sharedDealId], lineItemIds: ['801'] }, portalIds.alpha);
    expect(crm.read).toEqual(nothingRead);
  });

  it('an offer that was read before does not overtake one that was read after', async () => {
    const { hub, crm, refresh, aSharedDeal } = await anOfferingHub();
    const sharedDealId = await aSharedDeal('alpha', '41');
    crm.offers.set('41', anOffer({ quotes: [] }));
    const slow = {
      ...crm.reader,
      readOffers: async (...asked: Parameters<OfferReader['readOffers']>) => {
        const old = new Map([['41', anOffer()]]);
        hub.clock.set('2026-11-24T11:00:05Z');
        await refresh({ sharedDealIds: [sharedDealId] });
        return asked[1].includes('41') ? old : new Map<string, Offer>();
      },
    };
    await refreshOffers({
      clock: hub.clock,
      store: offerStore(database()),
      reader: slow,
      readPortal: (portalId) => hub.store.readPortal(portalId),
      readPolicy: () => Promise.resolve(sourceProgramme),
    })(vendorPortalId, { sharedDealIds: [sharedDealId], lineItemIds: [], quoteIds: [] });
    expect(await offerOn(hub, 'alpha', sharedDealId)).toMatchObject({
      quotes: [],
      readAt: '2026-11-24T11:00:05.000Z',
    });
  });
});
