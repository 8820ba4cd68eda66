import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations, type OperationName } from '#contracts/operations.ts';
import { signCall } from '#serverless/kit/sign.ts';
import { aConvertDeal } from '#test/support/a-convert-deal.ts';
import { aCompanyRecord, aContactRecord, aDealRecord } from '#test/support/a-crm.ts';
import { aHub, type TestHub } from '#test/support/a-hub.ts';
import { jana, vendorPortalId } from '#test/support/a-programme-document.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { faultsOfReply, type WireReply } from '#test/support/documented-replies.ts';
import { aDecision, aSharedDeal, someFacts } from '../store/fixtures.ts';
import { aFetch } from './a-fetch.ts';
import { anApp, now, portalKey, type TestApp } from './an-app.ts';

/** The real operations behind the real doors: what leaves the hub over HTTP is what the API document says. */
const names = Object.keys(operations) as OperationName[];
const contact = { type: 'contact', id: '501' } as const;
const nobody = { type: 'contact', id: '999' } as const;

const sharedDealId = '0192f0c1-2f6a-7c37-9d3b-6f0a4a6f2b01';
const messageId = '0192f0c1-2f6a-7c37-9d3b-6f0a4a6f2b02';

/** Of each operation: a request that is answered, and one that it refuses itself. */
const requests: Readonly<Record<OperationName, { answered: object; refused: object; code: string }>> = {
  'view-record': {
    answered: { record: contact, language: 'en' },
    refused: { record: nobody, language: 'en' },
    code: 'record.not_found',
  },
  'preview-registration': {
    answered: { record: contact, domain: 'acme.de' },
    refused: { record: contact, domain: 'beta.de' },
    code: 'domain.not_on_record',
  },
  'register-deal': {
    answered: aRegisterDeal(),
    refused: aRegisterDeal({ domain: 'beta.de', requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b15' }),
    code: 'domain.not_on_record',
  },
  'convert-deal': {
    answered: aConvertDeal({ requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b12' }),
    refused: aConvertDeal({ record: { type: 'deal', id: '999' } }),
    code: 'record.not_found',
  },
  'release-claim': {
    answered: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b13', domain: 'held-1.de' },
    refused: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b14', domain: 'beta.de' },
    code: 'claim.not_yours',
  },
  'view-attribution': {
    answered: { record: { type: 'company', id: '601' }, language: 'en' },
    refused: { record: nobody, language: 'en' },
    code: 'record.not_found',
  },
  'post-message': {
    answered: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b16', sharedDealId, body: 'Demo on Friday?' },
    refused: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b17', sharedDealId: 'nobodys', body: 'Hello' },
    code: 'shared_deal.not_found',
  },
  'read-messages': {
    answered: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b18', sharedDealId, upTo: messageId },
    refused: { requestId: '0192f0c1-2f6a-4c37-9d3b-6f0a4a6f2b19', sharedDealId: 'nobodys', upTo: messageId },
    code: 'shared_deal.not_found',
  },
  'sync-now': {
    answered: { sharedDealId, language: 'en' },
    refused: { sharedDealId: 'nobodys', language: 'en' },
    code: 'shared_deal.not_found',
  },
};

const database = useTestDatabase();
let app: TestApp;
let hub: TestHub;

beforeAll(async () => {
  app = await anApp({ mayAnswerAnything: false });
});

afterAll(() => app.close());

beforeEach(async () => {
  app.reset();
  hub = await aHub(database(), { records: [aContactRecord(), aCompanyRecord(), aDealRecord()] });
  hub.crmMemory.put(vendorPortalId, aCompanyRecord());
  await hub.store.transact(async (transaction) => {
    await transaction.insertSharedDeal(
      aSharedDeal({ sharedDealId, domain: 'elsewhere.de' }),
      aDecision(),
      someFacts(),
    );
    await transaction.insertMessage(sharedDealId, {
      messageId,
      side: 'vendor',
      author: { name: 'Jana Winter', email: jana.email },
      body: 'Hello',
      postedAt: now.toISOString(),
    });
  });
});

async function call(name: OperationName, door: 'function' | 'fetch', request: object): Promise<WireReply> {
  const isVendors = operations[name].side === 'vendor';
  const portal = await hub.store.readPortal(vendorPortalId);
  if (portal === null) throw new Error('The vendor has no portal in this programme.');
  const vendorsActor = {
    portal,
    side: 'vendor',
    partnerId: null,
    userId: jana.userId,
    userEmail: jana.email,
  } as const;
  app.answer = ({ userProof }, parsed) =>
    hub.ask(name, 'alpha', parsed as never, { userProof, ...(isVendors ? vendorsActor : {}) });
  const [portalId, side] = isVendors ? (['9001', 'vendor'] as const) : (['1001', 'partner'] as const);
  const body = JSON.stringify(request);
  const user = { id: '77', email: 'ada@alpha.example' };
  const signed =
    door === 'function'
      ? signCall({ hubUrl: app.url, operation: name, portalId, portalKey, user, body, now: now.getTime() })
      : aFetch(app.url, {
          operation: name,
          body,
          query: `userId=77&portalId=${portalId}&userEmail=ada%40alpha.example&appId=42`,
          clientSecret: app.clientSecrets[side][0] ?? '',
        });
  const response = await fetch(signed.url, { method: 'POST', headers: signed.headers, body });
  return {
    operation: name,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await response.json(),
  };
}

describe.each(names)('%s replies as the API document says', (name) => {
  const { answered, refused, code } = requests[name];

  it('to a function', async () => {
    const reply = await call(name, 'function', answered);
    expect(reply).toMatchObject({
      status: 200,
      body: expect.not.objectContaining({ ok: expect.anything() }),
    });
    expect(faultsOfReply(reply)).toEqual([]);
    const refusal = await call(name, 'function', refused);
    expect(refusal.body).toMatchObject({ code, status: refusal.status });
    expect(faultsOfReply(refusal)).toEqual([]);
    expect([...app.replies]).toEqual(expect.arrayContaining([`${name} 200`, `${name} ${refusal.status}`]));
  });

  it('to hubspot.fetch', async () => {
    const reply = await call(name, 'fetch', answered);
    expect(reply).toMatchObject({ status: 200, body: { ok: expect.anything() } });
    expect(faultsOfReply(reply)).toEqual([]);
    const refusal = await call(name, 'fetch', refused);
    expect(refusal).toMatchObject({ status: 200, body: { problem: { code } } });
    expect(faultsOfReply(refusal)).toEqual([]);
    expect([...app.replies]).toContain(`${name} problem`);
  });

  it('where it breaks', async () => {
    hub.ask = () => Promise.reject(new Error('broken'));
    for (const door of ['function', 'fetch'] as const) {
      const reply = await call(name, door, answered);
      expect(reply.status).toBe(500);
      expect(faultsOfReply(reply)).toEqual([]);
    }
  });
});

describe('the check of replies', () => {
  const reply = async () => call('release-claim', 'function', requests['release-claim'].answered);
  const refusal = async () => call('release-claim', 'function', requests['release-claim'].refused);

  it.each<[string, () => Promise<WireReply>, (reply: WireReply) => WireReply]>([
    [
      'a field that is missing',
      reply,
      (sent) => ({ ...sent, body: { domain: 'held-1.de', releasedOn: '2026-11-24' } }),
    ],
    [
      'a field too much',
      reply,
      (sent) => ({ ...sent, body: { ...(sent.body as object), heldNextBy: 'beta' } }),
    ],
    [
      'a day that does not exist',
      reply,
      (sent) => ({ ...sent, body: { ...(sent.body as object), releasedOn: '2026-02-30' } }),
    ],
    ['a status that is not documented', reply, (sent) => ({ ...sent, status: 201 })],
    ['another media type', refusal, (sent) => ({ ...sent, contentType: 'application/json' })],
    [
      'a code that the operation does not name',
      refusal,
      (sent) => ({ ...sent, body: { ...(sent.body as object), code: 'record.not_found' } }),
    ],
    [
      'a refusal that tells too much',
      refusal,
      (sent) => ({ ...sent, body: { ...(sent.body as object), holder: 'beta' } }),
    ],
  ])('finds %s', async (_what, good, spoil) => {
    const asSent = await good();
    expect(faultsOfReply(asSent)).toEqual([]);
    expect(faultsOfReply(spoil(asSent))).not.toEqual([]);
  });
});
