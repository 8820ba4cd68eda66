import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifySignature } from '#crm/signature.ts';
import type { StandIn, StandInOptions } from '#devkit/stand-in/stand-in.ts';
import type { WebhookEvent } from '#devkit/stand-in/webhooks.ts';
import {
  clientFor,
  partnerId,
  partnerSeed,
  requireNoViolations,
  startSamples,
  vendorId,
} from './sample-portals.ts';
import { clientSecret, receivingAppId, startReceiver } from './webhook-receiver.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

let receiver: WebhookReceiver;
let standIn: StandIn;

const quick = { gatherMs: 5, firstRetryMs: 5, longestRetryMs: 20 };

async function started(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  standIn = await startSamples({
    webhookTimings: quick,
    portals: [
      { ...partnerSeed, appId: 77 },
      { ...partnerSeed, portalId: vendorId, token: 'vendor-token' },
    ],
    ...options,
  });
  standIn.subscribeWebhooks(receiver.app());
  return standIn;
}

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await standIn.close();
  await receiver.close();
  requireNoViolations(standIn);
});

const only = (event: Partial<WebhookEvent>) =>
  receiver.events.filter((candidate) =>
    Object.entries(event).every(([name, value]) => candidate[name as keyof WebhookEvent] === value),
  );

const renameMany = (running: StandIn, count: number) => {
  for (let number = 0; number < count; number += 1) {
    running.portal(partnerId).update('deals', '301', { dealname: `Name ${number}` });
  }
};

it('tells what a person changed, one event for each property, as HubSpot writes it', async () => {
  let now = 1_767_225_600_000;
  const running = await started({ now: () => now });
  now += 123;
  running
    .portal(partnerId)
    .update('deals', '301', { amount: '2000', closedate: '2026-12-24' }, { userId: 9071 });
  await running.webhooks.idle();
  const shared = {
    portalId: partnerId,
    appId: receivingAppId,
    occurredAt: 1_767_225_600_123,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: 301,
    objectTypeId: '0-3',
    changeSource: 'CRM_UI',
    sourceId: 'userId:9071',
    isSensitive: false,
  };
  expect(receiver.events).toEqual([
    {
      ...shared,
      eventId: expect.any(Number),
      subscriptionId: 1,
      propertyName: 'amount',
      propertyValue: '2000',
    },
    {
      ...shared,
      eventId: expect.any(Number),
      subscriptionId: 2,
      propertyName: 'closedate',
      propertyValue: String(Date.parse('2026-12-24')),
    },
  ]);
});

it('names the app that wrote through the API, so that it can recognise its own writes', async () => {
  const running = await started();
  expect(running.portal(partnerId).appId).toBe(77);
  await clientFor(running).crm.deals.basicApi.update('301', { properties: { amount: '5' } });
  await running.webhooks.idle();
  expect(receiver.events).toMatchObject([
    { propertyName: 'amount', changeSource: 'INTEGRATION', sourceId: '77' },
  ]);
});

it('tells a creation once, each value that it set, and what HubSpot worked out as such', async () => {
  const running = await started();
  const created = running.portal(partnerId).create('deals', { dealname: 'New', dealstage: 'closedwon' });
  await running.webhooks.idle();
  expect(only({ subscriptionType: 'object.creation' })).toMatchObject([
    { objectId: Number(created.id), objectTypeId: '0-3', changeFlag: 'CREATED' },
  ]);
  expect(only({ propertyName: 'dealname' })).toMatchObject([
    { propertyValue: 'New', changeSource: 'CRM_UI' },
  ]);
  expect(only({ propertyName: 'hs_is_closed_won' })).toMatchObject([
    { propertyValue: 'true', changeSource: 'CALCULATED' },
  ]);
});

it('marks what an import wrote, clears with the empty string, and tells deletion and restoring', async () => {
  const running = await started();
  const portal = running.portal(partnerId);
  portal.update('deals', '301', { amount: '' }, { isImport: true });
  portal.archive('deals', '301');
  portal.restore('deals', '301');
  await running.webhooks.idle();
  expect(receiver.events).toMatchObject([
    { propertyName: 'amount', propertyValue: '', changeSource: 'IMPORT' },
    { subscriptionType: 'object.deletion', objectId: 301, changeFlag: 'DELETED' },
    { subscriptionType: 'object.restore', objectId: 301, changeFlag: 'RESTORED' },
  ]);
});

it('tells an association from both ends, and its end', async () => {
  const running = await started();
  running.portal(partnerId).associate('deals', '301', 'companies', '202');
  running.portal(partnerId).dissociate('deals', '301', 'companies', '202');
  await running.webhooks.idle();
  const end = { subscriptionType: 'object.associationChange', fromObjectId: 301, toObjectId: 202 } as const;
  expect(only(end)).toMatchObject([
    {
      fromObjectTypeId: '0-3',
      toObjectTypeId: '0-2',
      associationType: 'DEAL_TO_COMPANY',
      associationTypeId: 341,
      associationCategory: 'HUBSPOT_DEFINED',
      associationRemoved: false,
      isPrimaryAssociation: false,
    },
    { associationRemoved: true },
  ]);
  expect(only({ fromObjectId: 202, toObjectId: 301 })).toMatchObject([
    { associationTypeId: 342, associationRemoved: false },
    { associationRemoved: true },
  ]);
});

it('signs each call so that the hub accepts it over the raw bytes', async () => {
  const running = await started();
  running.portal(partnerId).update('deals', '301', { dealname: 'Größe „5“' });
  await running.webhooks.idle();
  const call = receiver.calls[0];
  const verdict = verifySignature({
    method: 'POST',
    uri: receiver.url,
    body: call?.body ?? Buffer.alloc(0),
    signature: String(call?.headers['x-hubspot-signature-v3']),
    timestamp: String(call?.headers['x-hubspot-request-timestamp']),
    keys: [clientSecret],
    now: new Date(),
  });
  expect(verdict).toEqual({ verified: true });
});

it('sends arrays of at most a hundred, of one account each', async () => {
  const running = await started();
  renameMany(running, 250);
  running.portal(vendorId).update('deals', '301', { dealname: 'Elsewhere' });
  await running.webhooks.idle();
  expect(receiver.calls.map((call) => call.events.length).toSorted((left, right) => left - right)).toEqual([
    1, 50, 100, 100,
  ]);
  expect(new Set(receiver.events.map(({ eventId }) => eventId)).size).toBeLessThan(251);
});

it('sends a whole array again after any reply that is not 2xx and after none, counting the attempts', async () => {
  const running = await started({ webhookTimings: { ...quick, timeoutMs: 50 } });
  receiver.answers.push(400, 503, 302, 'nothing');
  running.portal(partnerId).update('deals', '301', { amount: '1', dealname: 'Two' });
  await running.webhooks.idle();
  expect(receiver.calls.map((call) => call.events.map(({ attemptNumber }) => attemptNumber))).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
  expect(running.webhooks.deliveries.map(({ status, outcome }) => [status, outcome])).toEqual([
    [400, 'to be retried'],
    [503, 'to be retried'],
    [302, 'to be retried'],
    [0, 'to be retried'],
    [204, 'accepted'],
  ]);
});

it('gives up after ten retries', async () => {
  const running = await started();
  receiver.answers.push(...Array.from({ length: 11 }, () => 500));
  running.portal(partnerId).update('deals', '301', { amount: '1' });
  await running.webhooks.idle();
  expect(receiver.calls).toHaveLength(11);
  expect(running.webhooks.deliveries.at(-1)).toMatchObject({ attempt: 10, outcome: 'given up' });
});

it('goes on trying while nobody listens, and reaches the receiver at its new address', async () => {
  const running = await startSamples({ webhookTimings: quick });
  standIn = running;
  let url: string | undefined;
  running.subscribeWebhooks(receiver.app({ targetUrl: () => url }));
  running.portal(partnerId).update('deals', '301', { amount: '1' });
  await new Promise<void>((resolve) => {
    const stop = running.webhooks.onDelivery(({ status }) => {
      stop();
      expect(status).toBe(0);
      resolve();
    });
  });
  url = receiver.url;
  await running.webhooks.idle();
  expect(receiver.events).toMatchObject([{ propertyName: 'amount' }]);
  expect(receiver.events[0]?.attemptNumber).toBeGreaterThan(0);
});

it('holds events back while paused and tells how many are pending', async () => {
  const running = await started();
  running.webhooks.pause();
  running.portal(partnerId).update('deals', '301', { amount: '1', dealname: 'Two' });
  expect(running.webhooks.pending()).toBe(2);
  expect(receiver.calls).toHaveLength(0);
  running.webhooks.resume();
  await running.webhooks.idle();
  expect(running.webhooks.pending()).toBe(0);
  expect(receiver.events).toHaveLength(2);
});

it('drops the next events that fit and no others', async () => {
  const running = await started();
  running.webhooks.dropNext(1, { propertyName: 'amount' });
  running.portal(partnerId).update('deals', '301', { amount: '1', dealname: 'Two' });
  running.portal(partnerId).update('deals', '301', { amount: '3' });
  await running.webhooks.idle();
  expect(receiver.events).toMatchObject([{ propertyName: 'dealname' }, { propertyValue: '3' }]);
  expect(running.webhooks.droppedCount).toBe(1);
});

it('drops, doubles, delays and shuffles by a seed, the same way each time', async () => {
  const seen: string[][] = [];
  const running = await started();
  for (const round of [1, 2]) {
    const before = receiver.events.length;
    running.webhooks.disturb({ seed: 7, dropShare: 0.2, duplicateShare: 0.2, shuffle: true });
    renameMany(running, 100);
    await running.webhooks.idle();
    const events = receiver.events.slice(before);
    seen.push(events.map(({ propertyValue }) => propertyValue ?? ''));
    // The next round starts from the same name.
    running.webhooks.calm();
    running.portal(partnerId).update('deals', '301', { dealname: `Between ${round}` });
    await running.webhooks.idle();
  }
  const [first = [], second = []] = seen;
  expect(first).not.toEqual(
    first.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true })),
  );
  expect(new Set(first).size).toBeLessThan(100);
  expect(first.length).toBeGreaterThan(new Set(first).size);
  expect(second.toSorted()).toEqual(first.toSorted());
});

it('counts a reply as lost now and then, so that an accepted array comes again', async () => {
  const running = await started();
  running.webhooks.disturb({ seed: 1, loseReplyShare: 1 });
  running.webhooks.onDelivery(() => {
    running.webhooks.calm();
  });
  running.portal(partnerId).update('deals', '301', { amount: '1' });
  await running.webhooks.idle();
  expect(receiver.events.map(({ attemptNumber }) => attemptNumber)).toEqual([0, 1]);
});

it('tells an app what it subscribed to and nothing else', async () => {
  const running = await startSamples({ webhookTimings: quick });
  standIn = running;
  running.subscribeWebhooks(
    receiver.app({
      portalIds: [partnerId],
      subscriptions: [
        {
          subscriptionType: 'object.propertyChange',
          objectType: 'deal',
          propertyName: 'amount',
          active: true,
        },
        { subscriptionType: 'object.creation', objectType: 'company', active: true },
      ],
    }),
  );
  running.portal(partnerId).update('deals', '301', { amount: '1', dealname: 'Two' });
  running.portal(partnerId).create('companies', { name: 'Gamma' });
  running.portal(vendorId).create('companies', { name: 'Delta' });
  await running.webhooks.idle();
  expect(receiver.events).toMatchObject([
    { propertyName: 'amount' },
    { subscriptionType: 'object.creation', portalId: partnerId },
  ]);
});

it('ends with the subscription and drops what is pending', async () => {
  const running = await startSamples({ webhookTimings: quick });
  standIn = running;
  const end = running.subscribeWebhooks(receiver.app());
  running.webhooks.pause();
  running.portal(partnerId).update('deals', '301', { amount: '1' });
  end();
  expect(running.webhooks.pending()).toBe(0);
  running.webhooks.resume();
  running.portal(partnerId).update('deals', '301', { amount: '2' });
  await running.webhooks.idle();
  expect(receiver.calls).toHaveLength(0);
});

it.each(['notes', 'emails', 'calls', 'meetings'] as const)(
  'tells of %s that people write, and of the deal that they belong to',
  async (objectType) => {
    const running = await started();
    const portal = running.portal(partnerId);
    const written = portal.create(objectType, {});
    portal.associate(objectType, written.id, 'deals', '301');
    await running.webhooks.idle();
    expect(only({ subscriptionType: 'object.creation', objectId: Number(written.id) })).toHaveLength(1);
    expect(only({ fromObjectId: Number(written.id), toObjectId: 301 })).toHaveLength(1);
  },
);
