import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewRecord } from '#contracts/view-record.ts';
import { registerDeal } from '#contracts/register-deal.ts';
import { door } from '#extensions/kit/fetch-door.ts';
import { createHubClient } from '#extensions/kit/hub-client.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { aViewRecord } from '#test/support/a-view-record.ts';

/** The card's end of `hubspot.fetch`: what HubSpot hands over becomes an answer or a problem, whatever it is. */
const user = { id: 7, email: 'max@alpha.example' };
const request = { record: { type: 'contact' as const, id: '501' }, language: 'en' as const };
const hsFetch = vi.fn<(url: string, options: object) => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal('HUB_URL', 'https://hub.example.com');
  vi.stubGlobal('self', { hsFetch });
});

afterEach(() => {
  vi.unstubAllGlobals();
  hsFetch.mockReset();
});

function hubSpotAnswers(body: unknown, status = 200): void {
  hsFetch.mockImplementation(async () => new Response(JSON.stringify(body), { status }));
}

const ask = () => createHubClient(user, { door }).call(viewRecord, request);

const problem = {
  type: 'about:blank',
  title: 'The CRM does not answer right now.',
  status: 503,
  code: 'crm.unavailable',
  requestId: 'req-5',
  retryable: true,
};

/** As HubSpot wraps what failed. */
function badGateway(status: number, more: object = {}) {
  return {
    status: 'error',
    category: 'BAD_GATEWAY',
    message: 'Error returned from Request Uri',
    context: { appServerStatusCode: [String(status)], correlationId: ['c-1'] },
    ...more,
  };
}

describe('the fetch door', () => {
  it('sends the request to the operation at the hub, and nothing about the user', async () => {
    hubSpotAnswers({ ok: aViewRecord() });
    expect(await ask()).toEqual({ ok: aViewRecord() });
    expect(hsFetch).toHaveBeenCalledTimes(1);
    expect(hsFetch).toHaveBeenCalledWith('https://hub.example.com/operations/view-record', {
      method: 'POST',
      body: request,
    });
  });

  it('passes a refusal on as the hub wrote it', async () => {
    hubSpotAnswers({ problem });
    expect(await ask()).toEqual({ problem });
  });

  it('finds the hub’s own words in HubSpot’s envelope, where they are', async () => {
    hubSpotAnswers(badGateway(503, { responseBody: { problem } }));
    expect(await ask()).toEqual({ problem });
  });

  it.each<[string, unknown, number]>([
    ['an answer that failed', badGateway(500), 200],
    ['an answer that failed with a page of a proxy', badGateway(502, { responseBody: '<html>' }), 200],
    ['a redirect', badGateway(301), 200],
    ['an address that is not permitted', { status: 'error', category: 'VALIDATION_ERROR' }, 400],
    ['too many requests', { status: 'error', category: 'RATE_LIMITS' }, 429],
    ['nothing', null, 200],
  ])('takes %s as a hub that cannot be reached', async (_what, body, status) => {
    hubSpotAnswers(body, status);
    expect(await ask()).toMatchObject({ problem: { code: 'hub.unreachable', retryable: true } });
  });

  it('takes what is no JSON, and a call that HubSpot rejects, as a hub that cannot be reached', async () => {
    hsFetch.mockImplementationOnce(async () => new Response('<html>'));
    expect(await ask()).toMatchObject({ problem: { code: 'hub.unreachable' } });
    hsFetch.mockRejectedValueOnce(new Error('gone'));
    expect(await ask()).toMatchObject({ problem: { code: 'hub.unreachable' } });
  });

  it('says what HubSpot saw, to whoever looks into it', async () => {
    hubSpotAnswers(badGateway(503));
    await expect(door('view-record', request, user)).rejects.toThrow(
      /ended with 200: .*BAD_GATEWAY.*"503".*"c-1"/,
    );
  });

  it('never sends a write again by itself', async () => {
    const registration = aRegisterDeal();
    hubSpotAnswers(badGateway(504));
    const reply = await createHubClient(user, { door }).call(registerDeal, registration);
    expect(reply).toMatchObject({ problem: { requestId: registration.requestId } });
    expect(hsFetch).toHaveBeenCalledTimes(1);
  });
});
