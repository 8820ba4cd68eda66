import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProgramPartner } from '#test/support/hub-programs.ts';
import { hubPair, type HubPair } from './hub-pair.ts';
import {
  faultsInCrms,
  aRegistrationAt,
  raceForDomains,
  raceForLastClaim,
  raceWithOneRequest,
  type Round,
} from './runs.ts';

/**
 * What two hubs decide at once on one PostgreSQL: story 12. Each race runs against the hub, which must come through without
 * a fault, and against hubs with stores that are wrong on purpose, which it must find out.
 */

const named = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index + 1)}.de`);

const free = named('free', 200);
const lapsed = named('lapsed', 20);
const ownLapsed = named('own-lapsed', 20);
const atTheLimit = named('at-the-limit', 64);
const limit = 50;

const heldUntil = (endsOn: string, domains: readonly string[]) =>
  domains.map((domain) => ({ domain, claimedOn: 'today-200', endsOn }));

const alpha: ProgramPartner = {
  id: 'alpha',
  portalId: 2000,
  tier: 'gold',
  claims: heldUntil('today-20', ownLapsed),
  prospects: [...free, ...lapsed, ...ownLapsed],
};
const beta: ProgramPartner = { ...alpha, id: 'beta', portalId: 3000, claims: [] };
/** Held what lapsed, and is at its last free claim. */
const gamma: ProgramPartner = {
  id: 'gamma',
  portalId: 4000,
  claims: [...heldUntil('today-1', lapsed), ...heldUntil('today+90', named('held', limit - 1))],
  prospects: ['sent-often.de', ...atTheLimit],
};
const partners = [alpha, beta, gamma];

const between = (domains: readonly string[]): Round[] =>
  domains.map((domain) => ({ domain, partners: [alpha, beta] }));
const groupsOf8 = Array.from({ length: atTheLimit.length / 8 }, (_, index) =>
  atTheLimit.slice(index * 8, index * 8 + 8),
);

let pair: HubPair | undefined;
afterEach(async () => {
  await pair?.end();
  pair = undefined;
});

async function lastClaims(raced: HubPair): Promise<string[]> {
  const faults: string[] = [];
  for (const domains of groupsOf8) faults.push(...(await raceForLastClaim(raced, gamma, limit, domains)));
  return faults;
}

describe('two hubs on one PostgreSQL', () => {
  it('give each domain to one of two partners, never too many to one, and answer a request once; one is killed midway', async () => {
    const raced = (pair = await hubPair(partners));
    const rounds = [...between(free), ...between(lapsed), ...between(ownLapsed)];
    let restarted: Promise<void> | undefined;
    const faults = await raceForDomains(raced, rounds, (index) => {
      if (index === rounds.length / 2) restarted = raced.killAndRestart(1);
    });
    await restarted;
    expect(faults).toEqual([]);
    expect(raced.lostAnswers).toBeGreaterThan(0);

    expect(await lastClaims(raced)).toEqual([]);
    expect(await raceWithOneRequest(raced, gamma, 'sent-often.de', 32)).toEqual([]);

    const { rows: overLimit } = await sql`
      select partner_id, count(*) from claims where released_on is null and ends_on >= current_date
      group by partner_id having count(*) > case partner_id when 'gamma' then ${limit}::integer else 500 end
    `.execute(raced.database.kysely);
    expect(overLimit).toEqual([]);

    await raced.settle(() =>
      Promise.all(
        partners.map((partner) =>
          raced.ask(0, partner, 'register-deal', {
            ...aRegistrationAt(partner, partner.prospects[0] ?? ''),
          }),
        ),
      ),
    );
    expect(faultsInCrms(raced, rounds)).toEqual([]);
    expect(raced.programs.standIn.violations).toEqual([]);
  }, 900_000);

  it('are found out where they count before they lock', async () => {
    const raced = (pair = await hubPair(partners, 'reads_then_locks'));
    expect(await lastClaims(raced)).toContainEqual(expect.stringMatching(/^5[1-8] claims of 50 are active$/));
    expect(await raceWithOneRequest(raced, gamma, 'sent-often.de', 32)).not.toEqual([]);
  }, 300_000);

  it('are found out where they believe what they read before another one claimed', async () => {
    const raced = (pair = await hubPair(partners, 'believes_what_it_read'));
    expect(await raceForDomains(raced, between(free.slice(0, 60)))).toContainEqual(
      expect.stringMatching(/became channel and channel$/),
    );
  }, 300_000);
});
