import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface HubapiCall {
  /** The host that was meant: here everything arrives at one. */
  readonly host: string;
  /** Method and path, without the query. */
  readonly asked: string;
}

interface Upload {
  readonly archive: Buffer;
  readonly platformVersion: string;
  /** The project as HubSpot's parser read it on the way. */
  readonly request: {
    readonly projectName: string;
    readonly intermediateNodesIndexedByUid: Readonly<Record<string, unknown>>;
  };
}

export interface Hubapi {
  readonly port: number;
  readonly calls: readonly HubapiCall[];
  readonly uploads: readonly Upload[];
  close(): Promise<void>;
}

const text = { type: 'string', minLength: 1 };
const oneOf = (...values: string[]) => ({ enum: values });
const object = (required: string[], properties: object) => ({ type: 'object', required, properties });

/** As far as the documentation tells HubSpot's schemas, which stand behind its network. */
const schemas = {
  APPLICATION: object(['name', 'distribution', 'auth', 'permittedUrls'], {
    name: text,
    distribution: oneOf('private', 'marketplace'),
    auth: object(['type', 'requiredScopes'], { type: oneOf('static', 'oauth') }),
  }),
  CARD: object(['name', 'location', 'entrypoint', 'objectTypes'], {
    name: text,
    location: oneOf('crm.record.tab', 'crm.record.sidebar'),
    entrypoint: { type: 'string', pattern: '^/app/cards/\\w+\\.jsx$' },
    objectTypes: { type: 'array', items: oneOf('contacts', 'companies', 'deals') },
  }),
  WEBHOOKS: object(['settings', 'subscriptions'], {
    settings: object(['targetUrl', 'maxConcurrentRequests'], {
      targetUrl: { type: 'string', pattern: '^https://' },
      maxConcurrentRequests: { type: 'integer', minimum: 5 },
    }),
    subscriptions: object(['crmObjects'], {
      crmObjects: {
        type: 'array',
        items: object(['subscriptionType', 'objectType', 'active'], {
          subscriptionType: { type: 'string', pattern: '^object\\.[a-zA-Z]+$' },
        }),
      },
    }),
  }),
  APP_FUNCTION: object(['entrypoint', 'secretKeys'], {
    entrypoint: { type: 'string', pattern: '^/app/functions/[\\w-]+\\.js$' },
  }),
};

const build = {
  buildId: 1,
  status: 'SUCCESS',
  platformVersion: '2026.09',
  subbuildStatuses: [],
  isAutoDeployEnabled: false,
};

/** What the command-line client asks, by a part of the path, and what HubSpot says. */
const answers: readonly (readonly [RegExp, () => object])[] = [
  [
    /^POST \/localdevauth\/v1\/auth\/refresh$/,
    () => ({
      oauthAccessToken: 'an access token',
      expiresAtMillis: Date.now() + 3_600_000,
      hubId: 123,
      userId: 1,
      scopeGroups: ['developer.projects.write'],
      accountType: 'DEVELOPER_TEST',
    }),
  ],
  [/^GET \/firealarm\//, () => []],
  [/^GET \/project-components-external\/project-schemas\/v3\/2026\.09$/, () => schemas],
  [/^GET \/developer\/projects\/v1\/by-name\/shared-deals$/, () => ({ id: 9, name: 'shared-deals' })],
  [/^POST \/project-components-external\/v3\/upload\/new-api$/, () => ({ createdBuildId: build.buildId })],
  [/^GET \/dfs\/v1\/projects\/shared-deals\/builds\/1\/status$/, () => build],
  [
    /^GET \/dfs\/v1\/builds\/by-project-name\/shared-deals\/builds\/1\/structure$/,
    () => ({ topLevelComponentsWithChildren: {} }),
  ],
  [/^GET \/dfs\/logging\/v1\//, () => ({ logs: [] })],
];

/** The endpoints of HubSpot that `hs project validate` and `hs project upload` call; any other is answered with 404. */
export async function startHubapi(): Promise<Hubapi> {
  const calls: HubapiCall[] = [];
  const uploads: Upload[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const { pathname } = new URL(request.url ?? '', 'https://api.hubapi.com');
    const asked = `${request.method ?? ''} ${pathname}`;
    calls.push({ host: String(request.headers['x-meant-for']), asked });
    if (asked.includes('/upload/')) uploads.push(await readUpload(body, request.headers['content-type']));
    const said = answers.find(([pattern]) => pattern.test(asked))?.[1];
    response.statusCode = said === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(said?.() ?? { status: 'error', message: `${asked} is not prepared` }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    uploads,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readUpload(body: Buffer, contentType: string | undefined): Promise<Upload> {
  const form = await new Response(body, { headers: { 'content-type': contentType ?? '' } }).formData();
  const [archive, platformVersion, request] = ['projectFilesZip', 'platformVersion', 'uploadRequest'].map(
    (name) => form.get(name),
  );
  if (!(archive instanceof Blob) || typeof platformVersion !== 'string' || typeof request !== 'string') {
    throw new Error(`The upload has the fields ${[...form.keys()].join(', ')}.`);
  }
  return {
    archive: Buffer.from(await archive.arrayBuffer()),
    platformVersion,
    request: JSON.parse(request) as Upload['request'],
  };
}
