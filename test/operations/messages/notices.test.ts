import { beforeEach, describe, expect, it } from 'vitest';
import { noticeEvents } from '#core/notice-events.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { OutboxEntry } from '#operations/effects.ts';
import { insertNotices, type NoticesToGive } from '#operations/shared-deal/notices.ts';
import type { Notice } from '#operations/shared-deal/shared-deal.ts';
import { uuidv7 } from 'uuidv7';
import { aHub, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { dan, jana, portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { deliverEffects } from '#test/support/deliver-effects.ts';

const database = useTestDatabase();
let hub: TestHub;
let sharedDealId: string;

beforeEach(async () => {
  hub = await aHub(database());
  ({ sharedDealId } = sharedDealOf(await hub.register('alpha')));
});

const context = {
  vendor: { portalId: vendorPortalId, name: 'Nordlicht' },
  partner: { name: 'Alpha Digital' },
  now: new Date('2026-11-24T12:00:00Z'),
};

async function give(
  given: NoticesToGive,
  policy = sourceProgramme,
): Promise<{ entries: OutboxEntry[]; notices: readonly Notice[] }> {
  const before = new Set(
    [...(await hub.effects(portalIds.alpha)), ...(await hub.effects(vendorPortalId))].map(
      ({ effectId }) => effectId,
    ),
  );
  await hub.store.transact(async (transaction) => {
    const record = await transaction.readSharedDeal(sharedDealId);
    if (record === null) throw new Error('The shared deal is gone.');
    await insertNotices({ ids: { next: uuidv7 } }, transaction, { ...context, policy }, record, given);
  });
  const after = [...(await hub.effects(portalIds.alpha)), ...(await hub.effects(vendorPortalId))];
  const record = await hub.store.readSharedDeal('alpha', sharedDealId);
  return {
    entries: after.filter(({ effectId }) => !before.has(effectId)),
    notices: (record?.notices ?? []).filter(({ event }) => event !== 'registration'),
  };
}

describe('notices', () => {
  it.each(noticeEvents.filter((event) => event !== 'registration'))(
    'tell the partner rep of %s, in the partner’s portal',
    async (event) => {
      const { entries, notices } = await give({ event, side: 'partner' });
      expect(entries.map(({ portalId, effect }) => [portalId, effect])).toEqual([
        [
          portalIds.alpha,
          {
            kind: 'notice',
            noticeId: notices[0]?.noticeId,
            event,
            ownerId: `owner-${portalIds.alpha}`,
            at: '2026-11-24T12:00:00.000Z',
            from: 'Nordlicht',
            dealName: 'Acme – Marketing Hub',
            domain: 'acme.de',
            type: 'channel',
            sharedDealId,
            companyDomain: null,
            detail: null,
          },
        ],
      ]);
      expect(notices).toMatchObject([
        {
          event,
          portalId: portalIds.alpha,
          recipient: { role: 'partner_rep' },
          happenedAt: '2026-11-24T12:00:00.000Z',
          toldAt: null,
        },
      ]);
    },
  );

  it('tell those who are responsible at the vendor, on the company too', async () => {
    const { entries } = await give({ event: 'claim_lapsed', side: 'vendor', detail: '2026-11-23' });
    expect(entries.map(({ effect }) => effect)).toMatchObject([
      { ownerId: jana.ownerId, from: 'Alpha Digital', companyDomain: 'acme.de', detail: '2026-11-23' },
    ]);
  });

  it('tell whom the caller names, each by a task that is told by itself', async () => {
    const recipients = [jana, dan].map(({ ownerId, name }) => ({ ownerId, name, role: null }));
    const given = await give({ event: 'deal_closed', side: 'vendor', recipients, detail: 'won' });
    expect(given.entries.map(({ effect }) => 'ownerId' in effect && effect.ownerId)).toEqual([
      jana.ownerId,
      dan.ownerId,
    ]);
    const now = new Date('2026-11-24T12:05:00Z');
    await deliverEffects(database(), vendorPortalId, now);
    const record = await hub.store.readSharedDeal('alpha', sharedDealId);
    const told = record?.notices.filter(({ event }) => event === 'deal_closed');
    expect(told?.map(({ toldAt }) => toldAt)).toEqual([now.toISOString(), now.toISOString()]);
  });

  it('queue behind the CRM deal until that stands, and hold nothing up from then on', async () => {
    const [behind] = (await give({ event: 'message', side: 'partner' })).entries;
    expect(behind).toMatchObject({ sharedDealId, sequence: 2 });
    const now = new Date('2026-11-24T12:05:00Z');
    await deliverEffects(database(), portalIds.alpha, now);
    const [alone] = (await give({ event: 'message', side: 'partner' })).entries;
    expect(alone).toMatchObject({ sharedDealId: alone?.effectId, sequence: 1 });
    await deliverEffects(database(), portalIds.alpha, now);
    const record = await hub.store.readSharedDeal('alpha', sharedDealId);
    expect(record?.notices.map(({ toldAt }) => toldAt)).toEqual([null, now.toISOString(), now.toISOString()]);
  });

  it('tell nobody of anything in test mode', async () => {
    const policy = { ...sourceProgramme, testMode: true };
    for (const event of noticeEvents) {
      const { entries } = await give({ event, side: 'vendor' }, policy);
      expect(entries).toEqual([]);
    }
  });

  it('tell nobody where the CRM deal was deleted', async () => {
    await database()
      .kysely.insertInto('crmDeals')
      .values({
        sharedDealId,
        portalId: portalIds.alpha,
        presence: 'deleted',
        stageAt: null,
        presenceAt: null,
        comparedAt: null,
        stageId: null,
      })
      .execute();
    expect(await give({ event: 'claim_ending', side: 'partner' })).toEqual({ entries: [], notices: [] });
    expect((await give({ event: 'crm_deal_deleted', side: 'vendor' })).entries).toHaveLength(1);
  });
});
