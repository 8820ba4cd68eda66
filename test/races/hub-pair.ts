import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { sql } from 'kysely';
import { vi } from 'vitest';
import type { operations } from '#contracts/operations.ts';
import type { RequestOf } from '#contracts/operation.ts';
import { openPostgres, type HubDatabase } from '#store/database.ts';
import {
  hubPrograms,
  type HubPrograms,
  type HubReply,
  type ProgramPartner,
} from '#test/support/hub-programs.ts';
import type { WrongStore } from './wrong-store.ts';

export type Side = 0 | 1;

/** Two hubs on one PostgreSQL, and a look into it. */
export interface HubPair {
  readonly programs: HubPrograms;
  readonly database: HubDatabase;
  /** As a card asks: whoever got no answer, because the hub was gone, sends the same again once there is one. */
  ask<Name extends keyof typeof operations>(
    side: Side,
    partner: ProgramPartner,
    operation: Name,
    request: RequestOf<(typeof operations)[Name]>,
  ): Promise<HubReply>;
  /** How often an answer did not come. */
  readonly lostAnswers: number;
  /** Kills one of the two with whatever it has in hand, and starts it again. */
  killAndRestart(side: Side): Promise<void>;
  /** Waits until the leases of a killed hub are over and all effects are delivered; `nudge` makes the hubs look. */
  settle(nudge: () => Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}

/** Answers come without waiting for the CRMs, which are not what is raced for. */
const environment = { DRAIN_BUDGET_MS: '0' };

const longerThanALeaseMs = 3 * 60_000;

export async function hubPair(
  partners: readonly ProgramPartner[],
  wrongStore: WrongStore | null = null,
): Promise<HubPair> {
  const preload = pathToFileURL(path.join(import.meta.dirname, 'with-wrong-store.ts')).href;
  const programs = await hubPrograms({
    partners,
    environment: wrongStore === null ? environment : { ...environment, WRONG_STORE: wrongStore },
  });
  try {
    if (!('url' in programs.database)) throw new Error('Two hubs need a PostgreSQL.');
    const database = await openPostgres(programs.database.url, () => undefined);
    await forgetLimits(database);
    const start = () =>
      programs.start(wrongStore === null ? {} : { environment: { NODE_OPTIONS: `--import=${preload}` } });
    const hubs = [start(), start()];
    await Promise.all(hubs);
    let lostAnswers = 0;
    return {
      programs,
      database,
      async ask(side, partner, operation, request) {
        for (;;) {
          const asked = hubs[side];
          const hub = await asked;
          if (hub === undefined) throw new Error('There are two hubs.');
          try {
            return await hub.ask(partner, operation, request);
          } catch (error) {
            if (hubs[side] === asked) throw error;
            lostAnswers += 1;
          }
        }
      },
      get lostAnswers() {
        return lostAnswers;
      },
      async killAndRestart(side) {
        const hub = await hubs[side];
        hubs[side] = Promise.resolve(hub?.kill()).then(start);
        await hubs[side];
      },
      async settle(nudge) {
        await Promise.all(hubs.map(async (hub) => (await hub).moveClock(longerThanALeaseMs)));
        await nudge();
        await vi.waitUntil(async () => (await undelivered(database)) === 0, {
          timeout: 60_000,
          interval: 100,
        });
      },
      async end() {
        await database.close();
        await programs.end();
      },
    };
  } catch (error) {
    await programs.end();
    throw error;
  }
}

async function undelivered({ kysely }: HubDatabase): Promise<number> {
  const { count } = await kysely
    .selectFrom('outbox')
    .select((the) => the.fn.countAll<number>().as('count'))
    .where('state', '!=', 'delivered')
    .executeTakeFirstOrThrow();
  return count;
}

/** The hubs would take minutes, since they spare the accounts: their buckets are always full here. */
export async function forgetLimits({ kysely }: HubDatabase): Promise<void> {
  await sql`
    create function keep_bucket_full() returns trigger language plpgsql as $$
    begin new.tokens := greatest(new.tokens, 1000); return new; end $$
  `.execute(kysely);
  await sql`
    create trigger keep_bucket_full before insert or update on rate_buckets
    for each row execute function keep_bucket_full()
  `.execute(kysely);
}
