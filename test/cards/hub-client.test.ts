import { afterEach, describe, expect, it, vi } from 'vitest';
import { viewRecord } from '#contracts/view-record.ts';
import { registerDeal } from '#contracts/register-deal.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import { door, functionName, type Door } from '#extensions/kit/door.ts';
import { createHubClient } from '#extensions/kit/hub-client.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { aViewRecord } from '#test/support/a-view-record.ts';

const user = { id: 7, email: 'max@alpha.example' };
const request = { record: { type: 'contact' as const, id: '501' }, language: 'en' as const };

function clientWith(answer: Door, timeoutMs = 1_000) {
  return createHubClient(user, { door: answer, timeoutMs });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the function door', () => {
  it.each(Object.keys(operations) as OperationName[])(
    '%s: calls the function of its name, underscored',
    async (name) => {
      const serverless = vi.fn<() => Promise<unknown>>(async () => ({ ok: null }));
      vi.stubGlobal('self', { serverless });
      await door(name, { some: 'request' }, user);
      expect(functionName(name)).toMatch(/^[a-z_]+$/);
      expect(serverless).toHaveBeenCalledWith(functionName(name), {
        parameters: { request: { some: 'request' }, user },
      });
    },
  );
});

describe('the typed client', () => {
  it('gives the answer as the contract reads it', async () => {
    const hub = clientWith(async () => ({ ok: { ...aViewRecord(), extra: 'dropped' } }));
    expect(await hub.call(viewRecord, request)).toEqual({ ok: aViewRecord() });
  });

  it('passes a problem on as the hub wrote it', async () => {
    const problem = {
      type: 'about:blank',
      title: 'The record does not exist in your portal.',
      status: 404,
      code: 'record.not_found',
      requestId: 'req-5',
      retryable: false,
    };
    expect(await clientWith(async () => ({ problem })).call(viewRecord, request)).toEqual({ problem });
  });

  it.each<[string, Door]>([
    ['rejects', () => Promise.reject(new Error('gone'))],
    ['never answers', () => new Promise(() => {})],
  ])('when the function %s, the hub is unreachable, and trying again makes sense', async (_what, answer) => {
    const reply = await clientWith(answer, 10).call(viewRecord, request);
    expect(reply).toMatchObject({ problem: { code: 'hub.unreachable', retryable: true } });
    expect('problem' in reply && reply.problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Internal error'],
    ['an empty object', {}],
    ['an answer of another shape', { ok: { vendor: 1 } }],
    ['a problem of another shape', { problem: { code: 'no.such_code' } }],
  ])('%s instead of an answer is a fault of the service', async (_what, raw) => {
    const reply = await clientWith(async () => raw).call(viewRecord, request);
    expect(reply).toMatchObject({ problem: { code: 'hub.internal' } });
  });

  it('quotes the writing request’s own id', async () => {
    const registration = aRegisterDeal();
    const reply = await clientWith(() => Promise.reject(new Error('gone'))).call(registerDeal, registration);
    expect(reply).toMatchObject({ problem: { requestId: registration.requestId } });
  });
});
