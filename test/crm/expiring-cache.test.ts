import { describe, expect, it } from 'vitest';
import { ExpiringCache } from '#crm/expiring-cache.ts';

function cacheAt(start: number, size = 10) {
  let nowMs = start;
  const cache = new ExpiringCache<number>({ now: () => new Date(nowMs) }, { lifetimeMs: 1_000, size });
  let reads = 0;
  return {
    cache,
    read: () => Promise.resolve((reads += 1)),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('what was read', () => {
  it('is kept until its time is over', async () => {
    const { cache, read, pass } = cacheAt(0);
    expect(await cache.get('a', read)).toBe(1);
    pass(999);
    expect(await cache.get('a', read)).toBe(1);
    pass(1);
    expect(await cache.get('a', read)).toBe(2);
  });

  it('is read once for all who ask meanwhile, and not kept where reading failed', async () => {
    const { cache, read } = cacheAt(0);
    expect(await Promise.all([cache.get('a', read), cache.get('a', read)])).toEqual([1, 1]);
    await expect(cache.get('b', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await cache.get('b', read)).toBe(2);
  });

  it('is read anew once it was forgotten', async () => {
    const { cache, read } = cacheAt(0);
    await cache.get('a', read);
    cache.forget('a');
    expect(await cache.get('a', read)).toBe(2);
    expect(await cache.get('a', read)).toBe(2);
  });

  it('goes when there is too much of it, the oldest first', async () => {
    const { cache, read } = cacheAt(0, 2);
    await cache.get('a', read);
    await cache.get('b', read);
    await cache.get('c', read);
    expect(await cache.get('c', read)).toBe(3);
    expect(await cache.get('a', read)).toBe(4);
  });
});
