import { describe, expect, it } from 'vitest';
import { sharedDealStates } from '#core/deal-type.ts';
import { isToBeTold, nextPostedAt, takesMessages } from '#core/messages.ts';

const nine = '2026-11-24T09:00:00.000Z';
const ten = '2026-11-24T10:00:00.000Z';

describe('a message tells the people of the other side', () => {
  it.each([
    ['of the first message of all', { lastToldOf: null, readUpTo: null }, true],
    ['of the first one from here, whatever else they have read', { lastToldOf: null, readUpTo: nine }, true],
    ['not of the second in a row while the first is unread', { lastToldOf: ten, readUpTo: null }, false],
    ['not while they have read only what was before it', { lastToldOf: ten, readUpTo: nine }, false],
    ['again once they have read the one that they were told of', { lastToldOf: ten, readUpTo: ten }, true],
    ['again once they have read beyond it', { lastToldOf: nine, readUpTo: ten }, true],
  ])('%s', (_when, facts, told) => {
    expect(isToBeTold(facts)).toBe(told);
  });
});

describe('the moment of a message', () => {
  it('is now', () => {
    expect(nextPostedAt(new Date(ten), null)).toEqual(new Date(ten));
    expect(nextPostedAt(new Date(ten), nine)).toEqual(new Date(ten));
  });

  it('is later than that of the one before, also by a clock that is behind', () => {
    expect(nextPostedAt(new Date(ten), ten)).toEqual(new Date('2026-11-24T10:00:00.001Z'));
    expect(nextPostedAt(new Date(nine), ten)).toEqual(new Date('2026-11-24T10:00:00.001Z'));
  });
});

it('a deal takes messages while both sides are in step, also once it is closed', () => {
  expect(sharedDealStates.filter(takesMessages)).toEqual(['open', 'won', 'lost']);
});
