import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Side } from '#core/deal-type.ts';
import { decideChange, type SyncedValue } from '#core/property-change.ts';
import {
  mayBeEmpty,
  syncDirections,
  syncedProperties,
  type SyncDirection,
  type SyncedProperty,
} from '#core/synced-properties.ts';

const moment = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;
const valueOf = (side: Side, value: string, minute: number): SyncedValue => ({
  side,
  value,
  changedAt: moment(minute),
});

describe('a change in one CRM', () => {
  const stood = valueOf('partner', 'A', 10);
  test.each<[string, SyncDirection, SyncedValue, string]>([
    ['later, on either side', 'both', valueOf('vendor', 'B', 11), 'adopted'],
    ['earlier than what stands', 'both', valueOf('vendor', 'B', 9), 'superseded'],
    ['in the same millisecond, the vendor’s', 'both', valueOf('vendor', 'B', 10), 'adopted'],
    ['to what stands already, later', 'both', valueOf('vendor', 'A', 11), 'confirmed'],
    ['to what stands already, earlier', 'both', valueOf('vendor', 'A', 9), 'unchanged'],
    ['against the direction', 'to_vendor', valueOf('vendor', 'B', 11), 'superseded'],
    ['against the direction, to what stands', 'to_vendor', valueOf('vendor', 'A', 11), 'unchanged'],
    ['along the direction', 'to_partner', valueOf('vendor', 'B', 11), 'adopted'],
    ['of what was copied once', 'once', valueOf('vendor', 'B', 11), 'own'],
    ['of what never crosses', 'none', valueOf('partner', 'B', 11), 'own'],
    ['that clears a text', 'both', valueOf('vendor', '', 11), 'adopted'],
  ])('%s (%s)', (_, direction, change, outcome) => {
    expect(decideChange('next_steps', stood, change, direction)).toBe(outcome);
  });

  it('gives way to the vendor’s of the same millisecond', () => {
    expect(decideChange('next_steps', valueOf('vendor', 'A', 10), valueOf('partner', 'B', 10), 'both')).toBe(
      'superseded',
    );
  });

  it.each(['name', 'amount', 'currency', 'close_on'] as const)('never empties %s', (property) => {
    expect(decideChange(property, stood, valueOf('vendor', '', 11), 'both')).toBe('emptied');
  });

  it('that clears what is empty already outlives no earlier value that is heard of later', () => {
    const nothing = valueOf('partner', '', 0);
    expect(decideChange('amount', nothing, valueOf('vendor', '', 12), 'to_partner')).toBe('unchanged');
  });
});

/** One CRM gives no two versions of a property the same moment; two CRMs may. */
const changes = fc.uniqueArray(
  fc
    .record({
      side: fc.constantFrom<Side>('partner', 'vendor'),
      value: fc.constantFrom('', 'A', 'B', 'C'),
      minute: fc.integer({ min: 0, max: 20 }),
    })
    .map(({ side, value, minute }) => valueOf(side, value, minute)),
  { selector: ({ side, changedAt }) => `${side} ${changedAt}`, maxLength: 12 },
);

interface Drawn {
  readonly property: SyncedProperty;
  readonly direction: SyncDirection;
  readonly registered: string;
  readonly changes: SyncedValue[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  property: fc.constantFrom(...syncedProperties),
  direction: fc.constantFrom(...syncDirections),
  registered: fc.constantFrom('', 'A', 'D'),
  changes,
});

function endOf({ property, direction, registered }: Drawn, heard: readonly SyncedValue[]) {
  return heard.reduce<SyncedValue>(
    (current, change) =>
      ['adopted', 'confirmed'].includes(decideChange(property, current, change, direction))
        ? change
        : current,
    valueOf('partner', registered, 5),
  );
}

describe('changes in both CRMs', () => {
  it('end alike whatever order they are heard in, and however often', () => {
    fc.assert(
      fc.property(
        drawn.chain((one) => {
          const { length } = one.changes;
          const heard = fc
            .tuple(fc.shuffledSubarray(one.changes, { minLength: length }), fc.shuffledSubarray(one.changes))
            .map((twice) => twice.flat());
          return fc.tuple(fc.constant(one), heard, heard);
        }),
        ([one, first, second]) => {
          expect(endOf(one, first)).toEqual(endOf(one, second));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('end with the last that counts', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const sides: readonly Side[] = {
          none: [],
          once: [],
          to_vendor: ['partner'],
          to_partner: ['vendor'],
          both: ['partner', 'vendor'],
        }[one.direction] as readonly Side[];
        const last = [valueOf('partner', one.registered, 5), ...one.changes]
          .filter(({ side }, index) => index === 0 || sides.includes(side))
          .filter(({ value }, index) => index === 0 || value !== '' || mayBeEmpty(one.property))
          .filter(({ changedAt }) => changedAt >= moment(5))
          .toSorted(
            (a, b) =>
              a.changedAt.localeCompare(b.changedAt) ||
              Number(a.side === 'vendor') - Number(b.side === 'vendor'),
          )
          .at(-1);
        expect(endOf(one, one.changes).value).toBe(last?.value);
      }),
      { numRuns: 2_000 },
    );
  });
});
