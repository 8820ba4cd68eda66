import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { convert } from '#test/support/a-convert-deal.ts';
import { aContactRecord, aDealRecord } from '#test/support/a-crm.ts';
import { aHub, sharedDealOf, type HubOptions } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();

const hubWith = (records: NonNullable<HubOptions['records']> = [aDealRecord()]) =>
  aHub(database(), { records: [...records, aContactRecord()] });

const linksOf = () =>
  database().kysely.selectFrom('crmRecords').select(['portalId', 'key', 'recordId']).execute();

describe('a CRM deal that is shared already', () => {
  it('is answered with its shared deal, and nothing follows from it', async () => {
    const hub = await hubWith();
    const { sharedDealId } = sharedDealOf(await convert(hub));
    const effects = [await hub.effects(portalIds.alpha), await hub.effects(vendorPortalId)];

    const again = await convert(hub, { difference: 'Another branch.', deal: { motion: 'up_sell' } });
    expect(again).toMatchObject({ result: 'open_deal_offered', sharedDeal: { sharedDealId } });
    expect([await hub.effects(portalIds.alpha), await hub.effects(vendorPortalId)]).toEqual(effects);
    expect(await linksOf()).toHaveLength(1);
  });

  it('by registering is the same: the hub made it', async () => {
    const hub = await hubWith([]);
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    const made = await deliverEffects(database(), portalIds.alpha, hub.clock.now());
    const id = made.get(`deal:${sharedDealId}`) ?? '';
    hub.crmMemory.put(portalIds.alpha, aDealRecord({ id }));

    const reply = await convert(hub, { record: { type: 'deal', id } });
    expect(reply).toMatchObject({ result: 'open_deal_offered', sharedDeal: { sharedDealId } });
  });

  it('is so under any number of conversions at once: they make one shared deal', async () => {
    const hub = await hubWith();
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        convert(hub, { deal: { motion: index % 2 === 0 ? 'new_business' : 'cross_sell' } }),
      ),
    );
    expect(new Set(replies.map((reply) => sharedDealOf(reply).sharedDealId)).size).toBe(1);
    expect(replies.filter(({ result }) => result === 'registered')).toHaveLength(1);
    expect(await linksOf()).toHaveLength(1);
    expect(await hub.effects(portalIds.alpha)).toHaveLength(1);
  });

  it('is no matter in another portal, whose record of that id is another one', async () => {
    const hub = await hubWith();
    const alpha = sharedDealOf(await convert(hub));
    const beta = await convert(hub, {}, 'beta');
    expect(beta).toMatchObject({ result: 'registered', sharedDeal: { type: 'best_partner_wins' } });
    expect(sharedDealOf(beta).sharedDealId).not.toBe(alpha.sharedDealId);
  });
});

describe('two partners who convert on one free domain at once', () => {
  it('come to one Channel and one Best Partner Wins deal, neither an error', async () => {
    const hub = await hubWith();
    const replies = await Promise.all([convert(hub, {}, 'alpha'), convert(hub, {}, 'beta')]);
    const types = replies.map((reply) => sharedDealOf(reply).type);
    expect(types.toSorted()).toEqual(['best_partner_wins', 'channel']);
  });
});

describe('an open shared deal on the domain (R7)', () => {
  it('is offered instead, and the CRM deal stays unshared', async () => {
    const hub = await hubWith();
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    expect(await convert(hub)).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: { sharedDealId },
    });
    expect(await linksOf()).toEqual([]);
  });

  it('is joined by the CRM deal where the user says how it differs', async () => {
    const hub = await hubWith();
    const first = sharedDealOf(await hub.register('alpha'));
    const second = sharedDealOf(await convert(hub, { difference: 'Another branch of theirs.' }));
    expect(second.sharedDealId).not.toBe(first.sharedDealId);
    expect(await linksOf()).toMatchObject([{ key: second.sharedDealId, recordId: '701' }]);
  });

  it('is retyped by the conversion where its type no longer fits', async () => {
    const hub = await hubWith();
    const first = sharedDealOf(await hub.register('alpha'));
    expect(first.type).toBe('channel');
    hub.clock.set('2027-05-24T11:00:00Z');
    await hub.register('beta');

    expect(await convert(hub)).toMatchObject({
      result: 'open_deal_offered',
      sharedDeal: {
        sharedDealId: first.sharedDealId,
        type: 'best_partner_wins',
        receipt: {
          rule: 'R5',
          type: 'best_partner_wins',
          decidedAt: '2027-05-24T11:00:00.000Z',
          earlier: [{ rule: 'R2', type: 'channel', decidedAt: '2026-11-24T11:00:00.000Z' }],
        },
      },
    });
    const retyped = (await hub.audit()).filter(({ action }) => action === 'shared_deal.retyped');
    expect(retyped).toMatchObject([
      { subject: first.sharedDealId, data: { from: 'channel', to: 'best_partner_wins' } },
    ]);
  });
});

describe('the same conversion sent twice', () => {
  it('has one effect and the same answer, although the record lost its contact in between', async () => {
    const hub = await hubWith();
    const requestId = uuidv7();
    const first = await convert(hub, { requestId });
    hub.crmMemory.put(portalIds.alpha, aDealRecord({ contact: null }, { closesAt: null }));
    expect(await convert(hub, { requestId })).toEqual(first);
    expect(await hub.effects(portalIds.alpha)).toHaveLength(1);
  });

  it('is refused with another content', async () => {
    const hub = await hubWith();
    const requestId = uuidv7();
    await convert(hub, { requestId });
    await expect(convert(hub, { requestId, deal: { motion: 'up_sell' } })).rejects.toMatchObject({
      code: 'request.key_reused',
    });
  });
});

describe('the expected outcome', () => {
  it('that differs by now is answered by the new one, and nothing is written', async () => {
    const hub = await hubWith();
    await convert(hub, {}, 'beta');
    const before = await hub.rows();
    const links = await linksOf();
    const expectedOutcome = {
      rule: 'R2',
      type: 'channel',
      claimAction: 'claim',
      openSharedDealId: null,
    } as const;
    expect(await convert(hub, { expectedOutcome })).toMatchObject({
      result: 'outcome_changed',
      outcome: { rule: 'R5', type: 'best_partner_wins' },
    });
    expect(await hub.rows()).toEqual(before);
    expect(await linksOf()).toEqual(links);
  });
});
