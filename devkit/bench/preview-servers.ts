import express, { type Express } from 'express';
import pg from 'pg';
import { pino, destination, type Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import { verifySignature } from '#crm/signature.ts';
import { createApp } from '#http/app.ts';
import { fetchDoor } from '#http/fetch-door.ts';
import { listen } from '#http/listen.ts';
import { operationHandlers } from '#operations/handlers.ts';
import { authorisation } from '#operations/request/authorise.ts';
import { openStore } from '#store/store.ts';
import { numberedCrm } from './numbered-crm.ts';

/**
 * The program under load in the rows about previews: the hub's HTTP side over a database with many claims, the same over one
 * with few, and the bare route. One process and one pool size for all three, since they are measured in turn and an idle one
 * costs nothing. HubSpot answers from memory; the log is written as in production, into nothing.
 */
export interface PreviewServers {
  readonly many: string;
  readonly few: string;
  readonly bare: string;
}

/** As the bench sends it. */
export interface PreviewServersInput {
  readonly many: string;
  readonly few: string;
  readonly clientSecret: string;
}

const clock = { now: () => new Date() };

async function hub(databaseUrl: string, clientSecret: string, log: Logger): Promise<string> {
  const opened = await openStore({
    database: { url: databaseUrl },
    masterKey: new Uint8Array(32),
    log,
  });
  const { store } = opened;
  let publicUrl = '';
  const app = createApp({
    door: fetchDoor(() => publicUrl, {
      clock,
      readPortal: (portalId) => store.readPortal(portalId),
      verifySignature,
      clientSecrets: () => [clientSecret],
    }),
    authorise: authorisation({ clock, store }),
    handlers: operationHandlers({
      clock,
      ids: { next: uuidv7 },
      store,
      crm: numberedCrm,
      drainOutbox: () => Promise.resolve(),
      reconcile: () => Promise.resolve(),
    }),
    log,
    health: { ping: () => opened.ping() },
  });
  const listening = await listen(app, '127.0.0.1', 0);
  publicUrl = listening.url;
  return publicUrl;
}

/** The least that any answer to a signed question costs: raw body, signature, one row by its key, JSON. */
async function bare(databaseUrl: string, clientSecret: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  let publicUrl = '';
  const app: Express = express();
  app.disable('x-powered-by');
  app.post(
    '/operations/preview-registration',
    express.raw({ type: () => true }),
    async (request, response) => {
      const verdict = verifySignature({
        method: request.method,
        uri: `${publicUrl}${request.originalUrl}`,
        body: request.body as Buffer,
        signature: request.get(signatureHeader),
        timestamp: request.get(timestampHeader),
        keys: [clientSecret],
        now: new Date(),
      });
      if (!verdict.verified) {
        response.status(401).json(verdict);
        return;
      }
      const { domain } = JSON.parse((request.body as Buffer).toString('utf8')) as { domain: string };
      const { rows } = await pool.query<object>('select * from claims where domain = $1', [domain]);
      response.json({ claim: rows[0] ?? null });
    },
  );
  const listening = await listen(app, '127.0.0.1', 0);
  publicUrl = listening.url;
  return publicUrl;
}

const input = JSON.parse(process.argv[2] ?? '{}') as PreviewServersInput;
const log = pino({ base: null }, destination('/dev/null'));
const servers: PreviewServers = {
  many: await hub(input.many, input.clientSecret, log),
  few: await hub(input.few, input.clientSecret, log),
  bare: await bare(input.many, input.clientSecret),
};
process.send?.(servers);
// The bench is gone, however it ended.
process.on('disconnect', () => process.exit(0));
