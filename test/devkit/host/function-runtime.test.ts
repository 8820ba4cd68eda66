import { afterAll, describe, expect, it } from 'vitest';
import { createFunctionRuntime } from '#devkit/host/function-runtime.ts';
import { probeFunctionFile } from './fixtures/host-fixture.ts';

const files = { probe: probeFunctionFile };
const runtime = createFunctionRuntime({ files });
const impatient = createFunctionRuntime({ files, timeoutMs: 400 });

afterAll(async () => {
  await Promise.all([runtime.close(), impatient.close()]);
});

function call(what: string, secrets: Record<string, string> = {}) {
  return { name: 'probe', secrets, parameters: { what }, propertiesToSend: { email: 'grace@acme.de' } };
}

describe('the function runtime', () => {
  it('hands on parameters and properties, and puts the secrets into the environment', async () => {
    const answer = await runtime.run(call('read', { PORTAL_KEY: 'one' }));
    expect(answer).toEqual({ portalKey: 'one', email: 'grace@acme.de', taskId: '' });
  });

  it('keeps the secrets of two portals apart, and its own environment from both', async () => {
    const [one, two] = await Promise.all([
      runtime.run(call('environment', { PORTAL_KEY: 'one', PRIVATE_APP_ACCESS_TOKEN: 'token-one' })),
      runtime.run(call('environment', { PORTAL_KEY: 'two' })),
    ]);
    expect(one).toEqual({
      environment: { PORTAL_KEY: 'one', PRIVATE_APP_ACCESS_TOKEN: 'token-one' },
      context: { PRIVATE_APP_ACCESS_TOKEN: 'token-one' },
    });
    expect(two).toEqual({ environment: { PORTAL_KEY: 'two' }, context: {} });
  });

  it('rejects with the function’s own message when it throws', async () => {
    await expect(runtime.run(call('throw'))).rejects.toThrow('The function "probe" failed: on purpose');
  });

  it('ends a function that does not answer in time', async () => {
    await expect(impatient.run(call('hang'))).rejects.toThrow('did not answer within 400 ms');
  });

  it('loads the file afresh for each call', async () => {
    expect(await runtime.run(call('count'))).toBe(1);
    expect(await runtime.run(call('count'))).toBe(1);
  });

  it('goes on after a function that did not answer', async () => {
    await expect(impatient.run(call('hang'))).rejects.toThrow('did not answer');
    expect(await runtime.run(call('count'))).toBe(1);
  });

  it('refuses a name that it does not know', async () => {
    await expect(runtime.run({ ...call('read'), name: 'other' })).rejects.toThrow(
      'No function is called "other".',
    );
  });
});
