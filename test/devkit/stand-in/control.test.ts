import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import { partnerId, requireNoViolations, startSamples } from './sample-portals.ts';
import { clientSecret, receivingAppId, startReceiver } from './webhook-receiver.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

let standIn: StandIn;
let receiver: WebhookReceiver;

beforeEach(async () => {
  receiver = await startReceiver();
  standIn = await startSamples({ webhookTimings: { gatherMs: 5, firstRetryMs: 5 } });
});
afterEach(async () => {
  await standIn.close();
  await receiver.close();
  requireNoViolations(standIn);
});

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${standIn.url}/__stand-in${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? undefined : (JSON.parse(answer) as unknown) };
}

const app = () => ({ clientSecret, targetUrl: receiver.url, portalIds: [partnerId] });

it('lets another process subscribe, write as people do, and wait until all is told', async () => {
  expect((await call('PUT', `/webhooks/apps/${receivingAppId}`, app())).status).toBe(204);
  const records = `/portals/${partnerId}/records`;
  await call('PATCH', `${records}/deals/301`, { properties: { amount: '5' }, by: { userId: 9071 } });
  const { body } = await call('POST', `${records}/companies`, { properties: { name: 'Gamma' } });
  const { id } = body as { id: string };
  await call('PUT', `${records}/deals/301/associations/companies/${id}`);
  await call('POST', `${records}/companies/${id}/merge`, { mergedId: '202' });
  await call('DELETE', `${records}/deals/301`);
  await call('POST', `${records}/deals/301/restore`);
  expect((await call('GET', '/webhooks/idle')).status).toBe(204);
  const types = receiver.events.map(({ subscriptionType }) => subscriptionType);
  expect(new Set(types)).toEqual(
    new Set([
      'object.propertyChange',
      'object.creation',
      'object.associationChange',
      'object.merge',
      'object.deletion',
      'object.restore',
    ]),
  );
  expect(receiver.events[0]).toMatchObject({ propertyName: 'amount', sourceId: 'userId:9071' });
  expect((await call('GET', '/webhooks/deliveries')).body).toEqual(
    JSON.parse(JSON.stringify(standIn.webhooks.deliveries)),
  );
  expect(standIn.webhooks.deliveries[0]).toMatchObject({ appId: receivingAppId, portalId: partnerId });
  expect((await call('GET', `${records}/deals`)).body).toMatchObject([{ id: '301' }]);
});

it('lets another process pause, drop and disturb, and end it again', async () => {
  await call('PUT', `/webhooks/apps/${receivingAppId}`, app());
  await call('POST', '/webhooks/pause');
  await call('POST', '/webhooks/drops', { count: 1, filter: { propertyName: 'amount' } });
  await call('PUT', '/webhooks/disturbance', { seed: 3, duplicateShare: 1 });
  standIn.portal(partnerId).update('deals', '301', { amount: '5', dealname: 'Two' });
  expect((await call('GET', '/webhooks')).body).toEqual({ pending: 2, droppedCount: 1 });
  await call('POST', '/webhooks/resume');
  await call('GET', '/webhooks/idle');
  await call('DELETE', '/webhooks/disturbance');
  standIn.portal(partnerId).update('deals', '301', { amount: '6' });
  await call('GET', '/webhooks/idle');
  expect(receiver.events.map(({ propertyName }) => propertyName)).toEqual(['dealname', 'dealname', 'amount']);
  await call('DELETE', `/webhooks/apps/${receivingAppId}`);
  standIn.portal(partnerId).update('deals', '301', { amount: '7' });
  expect(standIn.webhooks.pending()).toBe(0);
});

it('refuses what does not fit, with what is wrong about it', async () => {
  expect(await call('PUT', '/webhooks/disturbance', { dropShare: 1 })).toMatchObject({ status: 400 });
  expect(await call('PUT', '/webhooks/apps/1', { targetUrl: 'x' })).toMatchObject({ status: 400 });
  expect(await call('PATCH', `/portals/${partnerId}/records/deals/999`, { properties: {} })).toMatchObject({
    status: 404,
  });
  expect(await call('GET', '/portals/5/records/deals')).toMatchObject({ status: 400 });
});
