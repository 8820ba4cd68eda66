import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCallGate } from '#crm/call-gate.ts';
import { createHubSpotCalls } from '#crm/calls.ts';
import type { Grant, RateLimiter } from '#crm/ports.ts';
import {
  aDeal,
  collectingLog,
  partnerPortal,
  startTwoPortals,
  toDeliver,
  unlimited,
  vendorPortal,
} from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const one of opened.splice(0)) await one.close();
});

async function twoPortals(options: Parameters<typeof startTwoPortals>[0]): Promise<TwoPortals> {
  const portals = await startTwoPortals(options);
  opened.push(portals.standIn);
  return portals;
}

const readContact = (portals: TwoPortals) =>
  portals.crm.reader.readRecord(partnerPortal.portalId, { type: 'company', id: '201' });

describe('a call to HubSpot', () => {
  it('ends when HubSpot takes too long, and says so', async () => {
    const portals = await twoPortals({ installed: false, timeoutMs: 100 });
    portals.standIn.faults.inject({ path: '/objects/companies/201', delayMs: 60_000 });
    await expect(readContact(portals)).rejects.toMatchObject({
      code: 'crm.unavailable',
      cause: { kind: 'unavailable', message: expect.stringContaining('no answer within 100 ms') },
    });
  });

  it('ends when the body stops half-way', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"results": [');
    });
    opened.push({ close: () => (server.closeAllConnections(), server.close()) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const call = createHubSpotCalls({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      tokens: { crmToken: () => Promise.resolve('a-secret-token') },
      gate: createCallGate(unlimited),
      timeoutMs: 100,
      log: collectingLog(),
    });
    await expect(
      call(1, 'burst', 'list pipelines', (apis) => apis.pipelines.getAll('deals')),
    ).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('never shows the token, neither in errors nor in the log', async () => {
    const server = createServer((request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          category: 'VALIDATION_ERROR',
          message: `you sent ${request.headers.authorization}`,
        }),
      );
    });
    opened.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const log = collectingLog();
    const call = createHubSpotCalls({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      tokens: { crmToken: () => Promise.resolve('a-secret-token') },
      gate: createCallGate(unlimited),
      timeoutMs: 2_000,
      log,
    });
    const error: unknown = await call(1, 'burst', 'list pipelines', (apis) =>
      apis.pipelines.getAll('deals'),
    ).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining('[token]') });
    expect(`${(error as Error).stack} ${JSON.stringify(error)} ${log.lines.join()}`).not.toContain(
      'a-secret-token',
    );
  });

  it('carries the category and the correlation id that HubSpot gave', async () => {
    const portals = await twoPortals({ installed: false });
    // The properties are not installed, so that HubSpot refuses the write.
    const [result] = await portals.crm.writer.deliver(vendorPortal.portalId, [toDeliver(aDeal())]);
    expect(result).toMatchObject({
      delivered: false,
      error: {
        kind: 'refused',
        message: expect.stringContaining('VALIDATION_ERROR'),
        correlationId: expect.any(String),
      },
    });
  });
});

describe('the rate limits', () => {
  it('let a call wait for its token and then pass', async () => {
    const answers: Grant[] = [{ granted: false, waitMs: 30 }, { granted: true }];
    const take = vi.fn<RateLimiter['take']>((_portal, kind) =>
      Promise.resolve(kind === 'burst' ? (answers.shift() ?? { granted: true }) : { granted: true }),
    );
    const portals = await twoPortals({ installed: false, rateLimiter: { take } });
    expect(await readContact(portals)).not.toBeNull();
    expect(take.mock.calls.filter(([, kind]) => kind === 'burst')).toHaveLength(2);
    expect(take).toHaveBeenCalledWith(partnerPortal.portalId, 'daily', 100);
  });

  it('turn away at once whoever could not pass in time, and say when to come back', async () => {
    const rateLimiter: RateLimiter = { take: () => Promise.resolve({ granted: false, waitMs: 60_000 }) };
    const portals = await twoPortals({ installed: false, rateLimiter });
    const [result] = await portals.crm.writer.deliver(vendorPortal.portalId, [toDeliver(aDeal())]);
    expect(result).toMatchObject({ delivered: false, error: { kind: 'busy', retryAfterMs: 60_000 } });
    expect(portals.standIn.journal).toEqual([]);
  });

  it('of HubSpot itself (429) are waited out where there is time, in one portal only', async () => {
    const limits = { burst: 3, windowMs: 400 };
    const portals = await twoPortals({ installed: false, limits });
    for (let index = 0; index < 8; index += 1) expect(await readContact(portals)).not.toBeNull();
    expect(
      portals.standIn.journal.filter(({ portalId }) => portalId === partnerPortal.portalId).length,
    ).toBeLessThan(14);
    expect(portals.standIn.journal.filter(({ status }) => status === 200)).toHaveLength(8);
  });

  it('of HubSpot itself come back with the time to wait where there is none', async () => {
    const portals = await twoPortals({
      installed: false,
      limits: { burst: 1, windowMs: 30_000 },
      timeoutMs: 1_000,
    });
    const vendor = vendorPortal.portalId;
    await portals.crm.reader.readPipelines(vendor);
    const [result] = await portals.crm.writer.deliver(vendor, [toDeliver(aDeal())]);
    expect(result).toMatchObject({ delivered: false, error: { kind: 'busy' } });
    if (result === undefined || result.delivered) throw new Error('delivered');
    expect(result.error.retryAfterMs).toBeGreaterThan(1_000);
    expect(result.error.retryAfterMs).toBeLessThanOrEqual(30_000);
    expect(await readContact(portals)).not.toBeNull();
  });
});

function headers(more: Record<string, string> = {}): Record<string, string> {
  return {
    'x-hubspot-ratelimit-interval-milliseconds': '10000',
    'x-hubspot-ratelimit-remaining': '50',
    ...more,
  };
}

describe('the gate', () => {
  it.each([
    ['the ten-second window', 'burst', 'TEN_SECONDLY_ROLLING', {}, 10_000],
    ['a time that HubSpot names', 'burst', 'TEN_SECONDLY_ROLLING', { 'retry-after': '7' }, 7_000],
    ['a second for search', 'search', 'SECONDLY', {}, 1_000],
    ['a quarter of an hour for the day', 'burst', 'DAILY', {}, 900_000],
  ] as const)('pauses a portal for %s after a 429', async (_what, kind, policyName, more, waitMs) => {
    const nowMs = 5_000;
    const gate = createCallGate(unlimited, () => nowMs);
    expect(gate.learn(1, kind, { status: 429, headers: headers(more), body: { policyName } })).toBe(waitMs);
    await expect(gate.pass(1, kind, nowMs)).rejects.toMatchObject({ kind: 'busy', retryAfterMs: waitMs });
    await expect(gate.pass(2, kind, nowMs + 1_000)).resolves.toBeUndefined();
  });

  it('pauses a little when the window is used up, and for long when the day is', async () => {
    const gate = createCallGate(unlimited, () => 0);
    gate.learn(1, 'burst', {
      status: 200,
      headers: headers({ 'x-hubspot-ratelimit-remaining': '0' }),
      body: null,
    });
    gate.learn(2, 'burst', {
      status: 200,
      headers: headers({ 'x-hubspot-ratelimit-daily-remaining': '0' }),
      body: null,
    });
    await expect(gate.pass(1, 'burst', 0)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    await expect(gate.pass(2, 'burst', 0)).rejects.toMatchObject({ retryAfterMs: 900_000 });
  });

  it('asks for a search token as well as for a call', async () => {
    const take = vi.fn<RateLimiter['take']>(() => Promise.resolve({ granted: true }));
    await createCallGate({ take }).pass(1, 'search', performance.now());
    expect(take.mock.calls.map(([, kind]) => kind)).toEqual(['daily', 'search', 'burst']);
  });
});
