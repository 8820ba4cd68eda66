import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { signRequest } from '#crm/signature.ts';
import type { BenchServer } from './bench-database.ts';
import { domainOf, partnerCount, partnerPortalIdOf, someDomain } from './bench-programme.ts';
import type { Figure } from './figure.ts';
import type { PreviewServers, PreviewServersInput } from './preview-servers.ts';
import { interleaved } from './rounds.ts';
import type { Scale } from './scale.ts';

/** As many as the hub's pool has connections: more would measure a queue. */
const connections = 8;
/** Enough that no partner is asked for twice at once; each may be sent again, as `hubspot.fetch` itself repeats. */
const requestsPerConnection = 500;

const path = '/operations/preview-registration';

/** `preview-registration` over HTTP: against a bare signed route, and with many claims against few. */
export async function previewFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { claims } = scale;
  const [many, few] = [await server.database('many', claims.many), await server.database('few', claims.few)];
  const clientSecret = randomBytes(24).toString('base64url');
  const input: PreviewServersInput = { many: many.url, few: few.url, clientSecret };
  const child = fork(new URL('./preview-servers.ts', import.meta.url), [JSON.stringify(input)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [servers] = (await once(child, 'message')) as [PreviewServers];
    const load = (url: string, count: number) => () =>
      requestsPerSecond(url, clientSecret, count, scale.roundMs);
    const perSecond = await interleaved(scale.rounds, {
      bare: load(servers.bare, claims.many),
      many: load(servers.many, claims.many),
      few: load(servers.few, claims.few),
    });
    return [
      {
        name: `preview over HTTP with ${claims.many.toLocaleString('en')} claims, against a bare signed route with one read`,
        measured: perSecond.many,
        baseline: perSecond.bare,
        unit: '/s',
        aim: { atLeast: 0.5 },
      },
      {
        name: `preview with ${claims.many.toLocaleString('en')} claims, against ${claims.few.toLocaleString('en')}`,
        // Time a preview, so that the ratio says how much longer it takes.
        measured: (1000 * connections) / perSecond.many,
        baseline: (1000 * connections) / perSecond.few,
        unit: 'ms',
        aim: { atMost: 1.3 },
      },
    ];
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

async function requestsPerSecond(
  url: string,
  clientSecret: string,
  claims: number,
  roundMs: number,
): Promise<number> {
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration: roundMs / 1000,
    // Signed anew each round, since a signature grows old.
    setupClient: (client) => {
      client.setRequests(signedRequests(url, clientSecret, claims, connection));
      connection += 1;
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${String(failed)} requests to ${url} failed under load.`);
  return result['2xx'] / (result.duration || 1);
}

function signedRequests(url: string, clientSecret: string, claims: number, connection: number) {
  return Array.from({ length: requestsPerConnection }, (_, turn) => {
    const partner = (connection * requestsPerConnection + turn) % partnerCount;
    const number = someDomain(partner, turn, claims);
    const query = new URLSearchParams({
      portalId: String(partnerPortalIdOf(partner)),
      userId: '9071',
      userEmail: `ada@partner-${String(partner)}.de`,
    });
    const target = `${path}?${query.toString()}`;
    const body = JSON.stringify({
      record: { type: 'contact', id: String(number) },
      domain: domainOf(number),
    });
    const headers = signRequest({
      method: 'POST',
      uri: `${url}${target}`,
      body: Buffer.from(body),
      key: clientSecret,
      at: new Date(),
    });
    return { method: 'POST' as const, path: target, body, headers };
  });
}
