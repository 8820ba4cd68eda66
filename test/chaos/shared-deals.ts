import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { sql } from 'kysely';
import { openFolder, openPostgres, type HubDatabase } from '#store/database.ts';
import { isWorthShowing } from '#devkit/hub-process.ts';
import { forgetLimits } from '#test/races/hub-pair.ts';
import { aRegistrationAt } from '#test/races/runs.ts';
import {
  hubPrograms,
  vendorPortalId,
  type HubProgram,
  type HubPrograms,
  type ProgramPartner,
} from '#test/support/hub-programs.ts';
import { judgedProperties, type Side, type Write } from './oracle.ts';

/** Shared deals in the CRMs of several partners and of the vendor, and the hubs that keep them in step. */

export interface WatchedDeal {
  readonly sharedDealId: string;
  readonly partner: ProgramPartner;
  readonly portalIds: Readonly<Record<Side, number>>;
  readonly crmDealIds: Readonly<Record<Side, string>>;
  /** By HubSpot's name of a property, as it stood when nobody had edited it. */
  readonly registered: Readonly<Record<string, string>>;
  /** What people wrote, in both CRMs. */
  readonly writes: Write[];
}

export interface ChaosProgramme {
  readonly programs: HubPrograms;
  readonly deals: readonly WatchedDeal[];
  readonly kills: number;
  /** What the hubs warned of, in their words, and how often. */
  readonly warnings: ReadonlyMap<string, number>;
  /** Once, whichever hub answers and however often the answer is lost. */
  postMessage(deal: WatchedDeal, body: string): Promise<void>;
  /** SIGKILL with whatever it has in hand; another one is started. What the dead one had leased is free by then. */
  killAndRestart(hub: number): Promise<void>;
  moveClocks(byMs: number): Promise<void>;
  /** What is not done yet, in words; asks the database where that is possible beside the hubs. */
  readUndone(): Promise<readonly string[]>;
  /** The database, with no hub beside. */
  stopped<T>(read: (database: HubDatabase) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export interface ChaosScale {
  readonly deals: number;
  readonly partners: number;
  readonly hubs: number;
}

/** Answers come without waiting for the CRMs. */
const environment = { DRAIN_BUDGET_MS: '0', HUBSPOT_TIMEOUT_MS: '2000' };
const timings = { gatherMs: 40, firstRetryMs: 150, longestRetryMs: 2_000 };
const longerThanALeaseMs = 3 * 60_000;

export async function chaosProgramme(
  scale: ChaosScale,
  more: Readonly<Record<string, string>> = {},
): Promise<ChaosProgramme> {
  const each = Math.ceil(scale.deals / scale.partners);
  const partners = Array.from({ length: scale.partners }, (_, index): ProgramPartner => ({
    id: `partner${String(index + 1)}`,
    portalId: 2_000 + index,
    tier: 'gold',
    prospects: Array.from({ length: each }, (__, deal) => `p${String(index + 1)}-${String(deal + 1)}.de`),
  }));
  const programs = await hubPrograms({ partners, environment, webhooks: timings });
  let database: HubDatabase | null = null;
  try {
    let offsetMs = 0;
    const warnings = new Map<string, number>();
    const onLine = (line: string) => {
      const warning = warningIn(line);
      if (warning !== null) warnings.set(warning, (warnings.get(warning) ?? 0) + 1);
    };
    const start = () => programs.start({ environment: more, clockOffsetMs: offsetMs, onLine });
    const hubs: Promise<HubProgram>[] = Array.from({ length: scale.hubs }, start);
    await Promise.all(hubs);
    if ('url' in programs.database) database = await openPostgres(programs.database.url, () => undefined);
    const opened = database;
    let kills = 0;

    const ask: HubProgram['ask'] = async (...asked) => {
      for (let attempt = 0; ; attempt += 1) {
        const hub = await hubs[attempt % hubs.length];
        const reply = await hub?.ask(...asked).catch(() => null);
        // It was killed before it answered, or HubSpot did not: the same request again, as a card sends it.
        if (reply && (reply.status !== 503 || attempt === 100)) return reply;
        if (attempt === 100) throw new Error('No hub answers.');
        await wait(100);
      }
    };
    if (opened !== null) await forgetLimits(opened);
    const deals = await registerDeals(programs, partners, scale.deals, ask);
    if (opened !== null) await sql`drop trigger keep_bucket_full on rate_buckets`.execute(opened.kysely);
    recordWrites(programs, deals);

    const moveClocks = async (byMs: number) => {
      offsetMs += byMs;
      await Promise.all(hubs.map(async (hub) => (await hub).moveClock(offsetMs)));
    };
    return {
      programs,
      deals,
      warnings,
      get kills() {
        return kills;
      },
      async postMessage({ partner, sharedDealId }, body) {
        const request = { requestId: uuidv7(), sharedDealId, body };
        const reply = await ask(partner, 'post-message', request);
        if (reply.status !== 200) throw new Error(`A message was answered with ${JSON.stringify(reply)}.`);
      },
      async killAndRestart(number) {
        const index = number % hubs.length;
        const hub = await hubs[index];
        kills += 1;
        hubs[index] = (async () => {
          await hub?.kill();
          offsetMs += longerThanALeaseMs;
          const others = hubs.filter((_, other) => other !== index);
          await Promise.all(others.map(async (other) => (await other).moveClock(offsetMs)));
          return start();
        })();
        await hubs[index];
      },
      moveClocks,
      readUndone: async () => (opened === null ? [] : readUndone(opened)),
      async stopped(read) {
        await Promise.all(hubs.map(async (hub) => (await hub).stop()));
        if (opened !== null) return read(opened);
        if (!('folder' in programs.database)) throw new Error('There is one database or the other.');
        const folder = await openFolder(programs.database.folder);
        try {
          return await read(folder);
        } finally {
          await folder.close();
        }
      },
      async end() {
        await opened?.close();
        await programs.end();
      },
    };
  } catch (error) {
    await database?.close();
    await programs.end();
    throw error;
  }
}

/** What a line of a hub's log warns of, with the message of its error; null where it does not. */
function warningIn(line: string): string | null {
  if (!isWorthShowing(line)) return null;
  if (!line.startsWith('{')) return line;
  const { msg, err, error } = JSON.parse(line) as Readonly<
    Partial<Record<'err' | 'error', { readonly message: string }>> & { msg: string }
  >;
  return [msg, ...[err, error].flatMap((one) => one?.message ?? [])].join(': ');
}

const registeredAtOnce = 24;

async function registerDeals(
  { standIn }: HubPrograms,
  partners: readonly ProgramPartner[],
  count: number,
  ask: HubProgram['ask'],
): Promise<WatchedDeal[]> {
  const waiting = partners
    .flatMap((partner) => partner.prospects.map((domain) => ({ partner, domain })))
    .slice(0, count);
  const registered: { partner: ProgramPartner; sharedDealId: string }[] = [];
  const lanes = Array.from({ length: registeredAtOnce }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const reply = await ask(next.partner, 'register-deal', aRegistrationAt(next.partner, next.domain));
      const body = reply.body as { readonly sharedDeal?: { readonly sharedDealId: string } };
      if (body.sharedDeal === undefined) throw new Error(`Not registered: ${JSON.stringify(reply)}`);
      registered.push({ partner: next.partner, sharedDealId: body.sharedDeal.sharedDealId });
    }
  });
  await Promise.all(lanes);
  const byId = (portalId: number) =>
    new Map(
      standIn
        .portal(portalId)
        .records('deals')
        .map((record) => [record.properties['shared_deal_id'], record]),
    );
  const startedAt = Date.now();
  for (;;) {
    const vendors = byId(vendorPortalId);
    const ofPartners = new Map(partners.map(({ portalId }) => [portalId, byId(portalId)]));
    const deals = registered.flatMap(({ partner, sharedDealId }): WatchedDeal[] => {
      const ofVendor = vendors.get(sharedDealId);
      const ofPartner = ofPartners.get(partner.portalId)?.get(sharedDealId);
      if (ofVendor === undefined || ofPartner === undefined) return [];
      const { properties } = ofPartner;
      return [
        {
          sharedDealId,
          partner,
          portalIds: { partner: partner.portalId, vendor: vendorPortalId },
          crmDealIds: { partner: ofPartner.id, vendor: ofVendor.id },
          registered: Object.fromEntries(judgedProperties.map((name) => [name, properties[name] ?? ''])),
          writes: [],
        },
      ];
    });
    if (deals.length === count) return deals;
    if (Date.now() - startedAt > 300_000)
      throw new Error(`Only ${String(deals.length)} of ${String(count)} registrations stand in both CRMs.`);
    await wait(100);
  }
}

/** Keeps what people write into the CRM deals, with the moments of the CRMs. */
function recordWrites({ standIn }: HubPrograms, deals: readonly WatchedDeal[]): void {
  const places = new Map(
    deals.flatMap((deal) =>
      (['partner', 'vendor'] as const).map((side) => [
        `${String(deal.portalIds[side])}/${deal.crmDealIds[side]}`,
        { deal, side },
      ]),
    ),
  );
  standIn.onChange((change) => {
    if (change.objectType !== 'deals' || change.kind !== 'updated' || change.source !== 'CRM_UI') return;
    const place = places.get(`${String(change.portalId)}/${change.id}`);
    if (place === undefined) return;
    for (const property of change.properties) {
      if (change.calculated.includes(property)) continue;
      const value = change.values[property] ?? '';
      place.deal.writes.push({ side: place.side, property, value, at: Date.parse(change.at) });
    }
  });
}

export async function readUndone({ kysely }: HubDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'outbox: ' || count(*) || ' ' || kind || ' ' || state || ' in ' || portal_id
      || coalesce(' (' || max(last_error ->> 'message') || ')', '') as what
    from outbox where state <> 'delivered' group by kind, state, portal_id
    union all
    select 'inbox: ' || count(*) || ' ' || state || coalesce(' (' || max(last_error) || ')', '')
    from inbox where state <> 'done' group by state
  `.execute(kysely);
  return rows.map(({ what }) => what);
}
