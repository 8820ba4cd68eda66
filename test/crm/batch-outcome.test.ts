import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBatch } from '#crm/batch-outcome.ts';
import type { BatchInput, BatchReply } from '#crm/batch-reply.ts';
import { CrmError } from '#crm/crm-error.ts';

const input = (index: number): BatchInput => ({ key: `key-${index}`, id: `Value-${index}`, properties: {} });
const refused = new CrmError({ kind: 'refused', message: 'no', category: 'VALIDATION_ERROR' });

/** HubSpot, as far as a batch goes: refuses the whole for one bad input, or answers in reverse. */
function hubSpot(options: { bad: ReadonlySet<string>; multiStatus: boolean; withKeys: boolean }) {
  const sizes: number[] = [];
  const write = (inputs: readonly BatchInput[]): Promise<BatchReply> => {
    sizes.push(inputs.length);
    const bad = inputs.filter(({ key }) => options.bad.has(key));
    if (bad.length > 0 && !options.multiStatus) return Promise.reject(refused);
    const good = inputs.filter(({ key }) => !options.bad.has(key)).toReversed();
    return Promise.resolve({
      records: good.map(({ key, id }) => ({
        id: `record of ${key}`,
        key: options.withKeys ? key : null,
        // HubSpot keeps e-mail addresses in lower case, whatever was sent.
        properties: { unique: id.toLowerCase() },
      })),
      errors: bad.map(({ key, id }) => ({ error: refused, names: [options.withKeys ? key : id] })),
    });
  };
  return { sizes, write };
}

describe('the outcome of a batch', () => {
  it('belongs to the right input, in whatever order and by whatever name HubSpot answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 230 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 229 }), { maxLength: 2 }),
        fc.boolean(),
        fc.boolean(),
        async (count, badIndexes, multiStatus, withKeys) => {
          const inputs = Array.from({ length: count }, (_, index) => input(index));
          const bad = new Set(badIndexes.map((index) => `key-${index}`));
          const { sizes, write } = hubSpot({ bad, multiStatus, withKeys });
          const outcomes = await writeBatch(inputs, write, 'unique');
          expect(outcomes.size).toBe(count);
          const named = [...outcomes].map(([key, outcome]) => [
            key,
            outcome instanceof CrmError ? outcome : outcome.id,
          ]);
          expect(Object.fromEntries(named)).toEqual(
            Object.fromEntries(inputs.map(({ key }) => [key, bad.has(key) ? refused : `record of ${key}`])),
          );
          expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('does not cost a request for every input where HubSpot refuses them all', async () => {
    const inputs = Array.from({ length: 100 }, (_, index) => input(index));
    const { sizes, write } = hubSpot({
      bad: new Set(inputs.map(({ key }) => key)),
      multiStatus: false,
      withKeys: true,
    });
    const outcomes = await writeBatch(inputs, write, 'unique');
    expect([...outcomes.values()].every((outcome) => outcome === refused)).toBe(true);
    expect(sizes.length).toBeLessThan(100);
  });

  it('is the same failure for all, asked for once, where HubSpot is busy or away', async () => {
    const away = new CrmError({ kind: 'unavailable', message: 'away' });
    let calls = 0;
    const outcomes = await writeBatch([input(1), input(2)], () => {
      calls += 1;
      return Promise.reject(away);
    });
    expect([...outcomes.values()]).toEqual([away, away]);
    expect(calls).toBe(1);
  });

  it('is a failure for an input that HubSpot does not mention', async () => {
    const outcomes = await writeBatch([input(1)], () => Promise.resolve({ records: [], errors: [] }));
    expect(outcomes.get('key-1')).toMatchObject({ kind: 'unavailable' });
  });
});
