import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import type { RegisterDealRequest } from '#test/support/a-register-deal.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { aFetch, send } from './a-fetch.ts';
import { anApp, type TestApp } from './an-app.ts';

/** HubSpot repeats a fetch whose reply was lost, signature and all: the door lets it pass, the operation has one effect. */
let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

afterAll(() => app.close());

beforeEach(() => {
  app.reset();
});

describe('a signed write that HubSpot sends again', () => {
  const database = useTestDatabase();

  it('gets the stored answer and has one effect, which the audit calls proven', async () => {
    const hub = await aHub(database());
    app.answer = ({ userId, userEmail, userProof }, request) =>
      hub.ask('register-deal', 'alpha', request as RegisterDealRequest, {
        userId,
        userEmail,
        userProof,
      });
    const request = aFetch(app.url);
    const first = await send(request);
    const [rows, audit] = [await hub.rows(), await hub.audit()];
    expect(first).toMatchObject({ status: 200, body: { ok: { result: 'registered' } } });
    expect(audit).toMatchObject([{ action: 'shared_deal.registered', userId: '77', userProof: 'platform' }]);

    expect(await send(request)).toEqual(first);
    expect(app.seen).toHaveLength(2);
    expect(await hub.rows()).toEqual(rows);
    expect(await hub.audit()).toEqual(audit);
    expect((await hub.effects(vendorPortalId)).filter(({ effect }) => effect.kind === 'deal')).toHaveLength(
      1,
    );
    expect((await hub.effects(portalIds.alpha)).filter(({ effect }) => effect.kind === 'deal')).toHaveLength(
      1,
    );
  });

  it('has one effect also when both arrive at once', async () => {
    const hub = await aHub(database());
    app.answer = (_actor, request) => hub.ask('register-deal', 'alpha', request as RegisterDealRequest);
    const request = aFetch(app.url);
    const [first, second] = await Promise.all([send(request), send(request)]);
    expect(second).toEqual(first);
    expect(await hub.audit()).toHaveLength(1);
  });
});
