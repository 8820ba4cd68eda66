import { sql } from 'kysely';
import type { Store } from '#operations/store-ports.ts';
import type { OfferStore } from '#operations/offers/offer-ports.ts';
import type { SetupStore } from '#operations/programme/setup-ports.ts';
import type { ComparableDeals, Inbox, Outbox, RecurringWork } from '#sync/ports.ts';
import type { EndingClaims } from '#operations/claims/remind-of-claims.ts';
import type { DeadLetters } from '#operations/sync/dead-letters.ts';
import { deadLetters } from './dead-letters.ts';
import { endingClaims } from './claim-reminders.ts';
import { comparableDeals } from './comparable-deals.ts';
import { openFolder, openPostgres, type HubDatabase } from './database.ts';
import { hubStore } from './hub-store.ts';
import { inbox } from './inbox.ts';
import { migrate } from './migrate.ts';
import { nonces, type Nonces } from './nonces.ts';
import { offerStore } from './offers.ts';
import { outbox } from './outbox.ts';
import type { PortalGrants } from '#crm/ports.ts';
import { portalApps, type PortalApps } from './portal-apps.ts';
import { portalGrants } from './portal-grants.ts';
import { portalSecretStore, type PortalSecretStore } from './portal-secrets.ts';
import { rateBuckets, type RateBuckets } from './rate-buckets.ts';
import { recurringWork } from './recurring-work.ts';
import { sealer } from './sealed-secret.ts';
import { setupStore } from './setup-store.ts';
import type { StoreLog } from './store-log.ts';
import { startWake, type Wake } from './wake.ts';

export interface StoreOptions {
  /** A folder of the hub's own (PGlite), or the URL of a PostgreSQL 15 or later. */
  readonly database: { readonly folder: string } | { readonly url: string };
  /** 32 bytes; tokens and keys of portals are sealed under it. */
  readonly masterKey: Uint8Array;
  readonly log: StoreLog;
}

export interface OpenedStore {
  readonly store: Store;
  readonly setup: SetupStore;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly comparableDeals: ComparableDeals;
  readonly offers: OfferStore;
  readonly deadLetters: DeadLetters;
  readonly endingClaims: EndingClaims;
  readonly recurringWork: RecurringWork;
  readonly nonces: Nonces;
  readonly portalApps: PortalApps;
  readonly portalGrants: PortalGrants;
  readonly portalSecrets: PortalSecretStore;
  readonly rateBuckets: RateBuckets;
  readonly wake: Wake;
  /** One honest sentence on where the data lies and what it survives, for the start-up log. */
  readonly startLine: string;
  /** Rejects where the database does not answer. */
  ping(): Promise<void>;
  /** Waits for what runs, closes the database and gives the folder free. Calling it again does nothing more. */
  close(): Promise<void>;
}

/** Opens, migrates and starts waking. A `DataFolderInUseError` where the folder is in use. */
export async function openStore({ database: where, masterKey, log }: StoreOptions): Promise<OpenedStore> {
  const secrets = sealer(masterKey);
  const database =
    'folder' in where
      ? await openFolder(where.folder)
      : await openPostgres(where.url, (error) => {
          log.warn({ err: error }, 'A database connection broke; another is opened when needed.');
        });
  try {
    await migrate(database);
    const wake = await startWake(database, log);
    let closing: Promise<void> | null = null;
    return {
      store: hubStore(database, wake.send),
      setup: setupStore(database, secrets),
      outbox: outbox(database),
      inbox: inbox(database),
      comparableDeals: comparableDeals(database),
      offers: offerStore(database),
      deadLetters: deadLetters(database, wake.send),
      endingClaims: endingClaims(database),
      recurringWork: recurringWork(database),
      nonces: nonces(database),
      portalApps: portalApps(database),
      portalGrants: portalGrants(database, secrets),
      portalSecrets: portalSecretStore(database, secrets),
      rateBuckets: rateBuckets(database),
      wake,
      startLine: startLine(database),
      ping: async () => {
        await sql`select 1`.execute(database.kysely);
      },
      close: () => (closing ??= closeAll(database, wake)),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function closeAll(database: HubDatabase, wake: Wake): Promise<void> {
  try {
    await wake.stop();
  } finally {
    await database.close();
  }
}

function startLine({ engine, place, version }: HubDatabase): string {
  return engine.kind === 'pglite'
    ? `Data in the folder ${place} (PGlite, PostgreSQL ${version}): for one process; it survives a kill of the process, but a power cut may cost the last changes. Set DATABASE_URL to keep it in PostgreSQL.`
    : `Data in PostgreSQL ${version} at ${place}.`;
}
