import { describe, expect, it, test } from 'vitest';
import { capacityLimit, capacityRoom } from '#core/capacity.ts';
import { sourceProgramme } from '#core/source-programme.ts';

describe('capacity by tier', () => {
  test.each([
    ['untiered', 50],
    ['silver', 500],
    ['gold', 500],
    ['platinum', 500],
    ['diamond', 1000],
    ['elite', 1000],
    ['Gold ', 500],
    ['a tier of tomorrow', 50],
    ['constructor', 50],
  ])('%s may hold %i', (tier, limit) => {
    expect(capacityLimit(tier, sourceProgramme)).toBe(limit);
  });

  it('leaves room for one at 49 of 50, and for none at 50', () => {
    expect(capacityRoom(49, 'untiered', sourceProgramme)).toBe(1);
    expect(capacityRoom(50, 'untiered', sourceProgramme)).toBe(0);
  });

  it('leaves no room, and not less than none, to a partner over its limit', () => {
    expect(capacityRoom(480, 'untiered', sourceProgramme)).toBe(0);
  });
});
