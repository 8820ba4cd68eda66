import { describe, expect, it } from 'vitest';
import { toCalendarDay } from '#core/calendar-day.ts';
import { claimSteps, type ClaimChange } from '#core/claim-steps.ts';

const today = toCalendarDay('2026-11-24');

function aChange(
  partnerId: string,
  claimedOn: string,
  endsOn: string,
  changes: Partial<Record<'releasedOn' | 'changedOn', string>> = {},
): ClaimChange {
  const { releasedOn, changedOn = releasedOn ?? claimedOn } = changes;
  return {
    domain: 'acme.de',
    partnerId,
    claimedOn: toCalendarDay(claimedOn),
    endsOn: toCalendarDay(endsOn),
    releasedOn: releasedOn === undefined ? null : toCalendarDay(releasedOn),
    changedOn: toCalendarDay(changedOn),
  };
}

/** As one would tell them, newest first. */
const told = (...changes: ClaimChange[]) =>
  claimSteps(changes, today).map(
    ({ partnerId, step, on, endsOn }) => `${on} ${partnerId} ${step} to ${endsOn}`,
  );

describe('the steps of the claims on a domain', () => {
  it('are none where nobody ever claimed it', () => {
    expect(told()).toEqual([]);
  });

  it('tell of a claim that runs', () => {
    expect(told(aChange('alpha', '2026-11-01', '2027-04-30'))).toEqual([
      '2026-11-01 alpha claimed to 2027-04-30',
    ]);
  });

  it('tell of a claim on its last day as running, and a day later as lapsed', () => {
    expect(told(aChange('alpha', '2026-05-28', '2026-11-24'))).toHaveLength(1);
    expect(told(aChange('alpha', '2026-05-27', '2026-11-23'))).toEqual([
      '2026-11-24 alpha lapsed to 2026-11-23',
      '2026-05-27 alpha claimed to 2026-11-23',
    ]);
  });

  it('tell of a renewal on the day it was made', () => {
    expect(
      told(
        aChange('alpha', '2026-01-01', '2026-06-30'),
        aChange('alpha', '2026-01-01', '2026-12-12', { changedOn: '2026-06-15' }),
      ),
    ).toEqual(['2026-06-15 alpha renewed to 2026-12-12', '2026-01-01 alpha claimed to 2026-06-30']);
  });

  it('tell of a release, after which nothing lapses', () => {
    expect(
      told(
        aChange('alpha', '2026-01-01', '2026-06-30'),
        aChange('alpha', '2026-01-01', '2026-06-30', { releasedOn: '2026-03-05' }),
      ),
    ).toEqual(['2026-03-05 alpha released to 2026-03-04', '2026-01-01 alpha claimed to 2026-06-30']);
  });

  it('tell of a claim that came in already released', () => {
    expect(told(aChange('alpha', '2026-01-01', '2026-06-30', { releasedOn: '2026-03-05' }))).toEqual([
      '2026-03-05 alpha released to 2026-03-04',
      '2026-01-01 alpha claimed to 2026-06-30',
    ]);
  });

  it('tell of a lapse where the release came too late', () => {
    expect(told(aChange('alpha', '2026-01-01', '2026-06-30', { releasedOn: '2026-07-05' }))).toEqual([
      '2026-07-01 alpha lapsed to 2026-06-30',
      '2026-01-01 alpha claimed to 2026-06-30',
    ]);
  });

  it('tell of a take-over on the day after a lapse in that order', () => {
    expect(
      told(aChange('alpha', '2026-01-01', '2026-06-30'), aChange('beta', '2026-07-01', '2026-12-28')),
    ).toEqual([
      '2026-07-01 beta claimed to 2026-12-28',
      '2026-07-01 alpha lapsed to 2026-06-30',
      '2026-01-01 alpha claimed to 2026-06-30',
    ]);
  });

  it('tell of claiming again after a lapse or a release as a claim of its own', () => {
    expect(
      told(
        aChange('alpha', '2026-01-01', '2026-06-30'),
        aChange('alpha', '2026-01-01', '2026-06-30', { releasedOn: '2026-01-01' }),
        aChange('alpha', '2026-01-01', '2026-07-01'),
        aChange('alpha', '2026-08-01', '2027-01-28'),
      ),
    ).toEqual([
      '2026-08-01 alpha claimed to 2027-01-28',
      '2026-07-02 alpha lapsed to 2026-07-01',
      '2026-01-01 alpha claimed to 2026-07-01',
      '2026-01-01 alpha released to 2025-12-31',
      '2026-01-01 alpha claimed to 2026-06-30',
    ]);
  });
});
