import autocannon from 'autocannon';
import pg from 'pg';
import { signRequest } from '#crm/signature.ts';
import type { WebhookEvent } from '#devkit/stand-in/webhooks.ts';
import type { BenchServer } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { interleaved } from './rounds.ts';
import type { Scale } from './scale.ts';
import { apps, portalIds, startSyncedCrms, type SyncedDeal } from './synced-crms.ts';

/** HubSpot's own bound for one app is ten at a time; as many as the hub's pool has connections. */
const connections = 8;
/** HubSpot's bound for an array. */
const eventsInArray = 100;
const dealCount = 100;

/**
 * Events per second that come in over HTTP: signed as HubSpot signs, read, and stored before the reply, by a hub that does
 * nothing else. Against them: the rows that this left behind, inserted by as many connections in as many statements.
 */
export async function intakeFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { arrays } = scale.sync;
  const crms = await startSyncedCrms(server, 'sync_intake', dealCount);
  const pool = new pg.Pool({ connectionString: crms.databaseUrl, max: connections });
  try {
    const hub = await crms.startHub('web');
    const url = `${hub.url}/webhooks/partner`;
    const takeIn = async () => {
      await pool.query('truncate inbox');
      const seconds = await sendAll(url, someBodies(crms.deals, arrays));
      await expectStored(pool, arrays * eventsInArray);
      return (arrays * eventsInArray) / seconds;
    };
    await takeIn();
    const rows = await storedRows(pool);
    const perSecond = await interleaved(scale.rounds, {
      intake: takeIn,
      inserts: async () => {
        await pool.query('truncate inbox');
        const seconds = await insertAll(pool, rows);
        await expectStored(pool, arrays * eventsInArray);
        return (arrays * eventsInArray) / seconds;
      },
    });
    return [
      {
        name: `webhook events taken in over HTTP at ${String(connections)} connections, against bare inserts of their rows`,
        measured: perSecond.intake,
        baseline: perSecond.inserts,
        unit: '/s',
        aim: { atLeast: 0.5 },
      },
    ];
  } finally {
    await pool.end();
    await crms.close();
  }
}

let eventCount = 0;

/** No event like another one, ever: what is known already would cost less. */
function someBodies(deals: readonly SyncedDeal[], count: number): string[] {
  return Array.from({ length: count }, () =>
    JSON.stringify(
      Array.from({ length: eventsInArray }, (_, index): WebhookEvent => {
        eventCount += 1;
        return {
          eventId: 100_000_000 + eventCount,
          subscriptionId: 4_711,
          portalId: portalIds.partner,
          appId: apps.partner.appId,
          occurredAt: Date.now(),
          subscriptionType: 'object.propertyChange',
          attemptNumber: 0,
          changeSource: 'CRM_UI',
          sourceId: 'userId:9071',
          objectId: Number(deals[index % deals.length]?.recordIds.partner),
          objectTypeId: '0-3',
          propertyName: 'hs_next_step',
          propertyValue: `Call Clara about offer ${String(eventCount)}`,
          isSensitive: false,
        };
      }),
    ),
  );
}

/** Seconds until the last reply. */
async function sendAll(url: string, bodies: readonly string[]): Promise<number> {
  const requests = bodies.map((body) => ({
    method: 'POST' as const,
    body,
    headers: signRequest({
      method: 'POST',
      uri: url,
      body: Buffer.from(body),
      key: apps.partner.clientSecret,
      at: new Date(),
    }),
  }));
  const each = Math.ceil(requests.length / connections);
  let connection = 0;
  const startedAtMs = performance.now();
  const result = await autocannon({
    url,
    connections,
    amount: requests.length,
    setupClient: (client) => {
      client.setRequests(requests.slice(connection * each, (connection + 1) * each));
      connection += 1;
    },
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  if (result['2xx'] !== requests.length) throw new Error('Webhooks were refused.');
  return seconds;
}

/** As the hub stored them, a text for each statement. */
async function storedRows(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ row: object }>('select to_jsonb(i) as row from inbox i');
  const all = rows.map(({ row }) => row);
  return Array.from({ length: all.length / eventsInArray }, (_, index) =>
    JSON.stringify(all.slice(index * eventsInArray, (index + 1) * eventsInArray)),
  );
}

async function insertAll(pool: pg.Pool, statements: readonly string[]): Promise<number> {
  const waiting = [...statements];
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let rows = waiting.pop(); rows !== undefined; rows = waiting.pop()) {
        await pool.query('insert into inbox select * from jsonb_populate_recordset(null::inbox, $1::jsonb)', [
          rows,
        ]);
      }
    }),
  );
  return (performance.now() - startedAtMs) / 1000;
}

async function expectStored(pool: pg.Pool, count: number): Promise<void> {
  const { rows } = await pool.query<{ count: string }>('select count(*) from inbox');
  if (Number(rows[0]?.count) !== count) {
    throw new Error(`${String(rows[0]?.count)} of ${String(count)} events were stored.`);
  }
}
