import { z } from 'zod';
import { Secret } from './secret.ts';

/** An empty variable is an absent one: `X=` in an env file must not become 0 or ''. */
const emptyIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsAbsent, schema.optional());
const withDefault = <Schema extends z.ZodType>(schema: Schema, fallback: z.output<Schema>) =>
  z.preprocess((value) => emptyIsAbsent(value) ?? fallback, schema);

const port = z.coerce.number().int().min(0).max(65_535);

/** Two while one is being replaced; HubSpot's secrets have no comma. */
const clientSecrets = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((one) => one.trim()) : value),
  z.array(z.string().min(1, 'is empty between its commas')).max(2, 'has more than two values'),
);

const Environment = z.object({
  /** Where the hub listens. 0 takes a free port, which the ready line names. */
  HUB_HOST: withDefault(z.string(), '127.0.0.1'),
  HUB_PORT: withDefault(port, 4300),
  /** The address under which portals reach the hub; it is part of what they sign. Default: http://HUB_HOST:HUB_PORT. */
  HUB_PUBLIC_URL: optional(z.url()),
  /** 32 random bytes in base64: encrypts tokens and keys of the portals. */
  MASTER_KEY: z
    .string({ error: 'is missing: 32 random bytes in base64' })
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** PostgreSQL 15 or later. Without it the hub keeps its data in DATA_FOLDER. */
  DATABASE_URL: optional(z.url()),
  DATA_FOLDER: withDefault(z.string(), '.data/hub'),
  HUBSPOT_API_URL: withDefault(z.url(), 'https://api.hubapi.com'),
  HUBSPOT_APP_URL: withDefault(z.url(), 'https://app.hubspot.com'),
  /** Client id of each side's HubSpot app, where portals install it by OAuth. */
  PARTNER_APP_CLIENT_ID: optional(z.string()),
  VENDOR_APP_CLIENT_ID: optional(z.string()),
  /** Client secret of each side's HubSpot app, which signs `hubspot.fetch`. Without it that door is closed to the side. */
  PARTNER_APP_CLIENT_SECRET: withDefault(clientSecrets, []),
  VENDOR_APP_CLIENT_SECRET: withDefault(clientSecrets, []),
  /** How long one call to HubSpot may take: reading a record takes two, and a function has 10 s in all. */
  HUBSPOT_TIMEOUT_MS: withDefault(z.coerce.number().int().min(100).max(60_000), 4_000),
  /** How long `register-deal` waits for the CRM deals before it answers without them; functions have 10 s in all. */
  DRAIN_BUDGET_MS: withDefault(z.coerce.number().int().min(0).max(8_000), 4_000),
  LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
});

export const environmentNames: readonly string[] = Object.keys(Environment.shape);

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Null: the address it listens on. */
  readonly publicUrl: string | null;
  readonly masterKey: Secret<Buffer>;
  readonly database: { readonly url: Secret<string> } | { readonly folder: string };
  readonly hubspot: { readonly apiUrl: string; readonly appUrl: string; readonly timeoutMs: number };
  /** By side; null where its app is not installed by OAuth. */
  readonly clientIds: Readonly<Record<'partner' | 'vendor', string | null>>;
  /** By side; the current one first. */
  readonly clientSecrets: Readonly<Record<'partner' | 'vendor', Secret<readonly string[]>>>;
  readonly drainBudgetMs: number;
  readonly logLevel: z.output<typeof Environment>['LOG_LEVEL'];
}

export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The environment is not complete:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Reads the whole environment at once; throws one `ConfigError` that names every fault, never a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const env = parsed.data;
  return Object.freeze({
    host: env.HUB_HOST,
    port: env.HUB_PORT,
    publicUrl: env.HUB_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    masterKey: new Secret(Buffer.from(env.MASTER_KEY, 'base64')),
    database:
      env.DATABASE_URL === undefined ? { folder: env.DATA_FOLDER } : { url: new Secret(env.DATABASE_URL) },
    hubspot: { apiUrl: env.HUBSPOT_API_URL, appUrl: env.HUBSPOT_APP_URL, timeoutMs: env.HUBSPOT_TIMEOUT_MS },
    clientIds: { partner: env.PARTNER_APP_CLIENT_ID ?? null, vendor: env.VENDOR_APP_CLIENT_ID ?? null },
    clientSecrets: {
      partner: new Secret(env.PARTNER_APP_CLIENT_SECRET),
      vendor: new Secret(env.VENDOR_APP_CLIENT_SECRET),
    },
    drainBudgetMs: env.DRAIN_BUDGET_MS,
    logLevel: env.LOG_LEVEL,
  });
}
