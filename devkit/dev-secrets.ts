import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Side } from '#core/deal-type.ts';

interface PortalSecret {
  readonly crmToken: string;
  readonly portalKey: string;
}

/** What HubSpot gives to an app that many portals install. */
interface AppSecret {
  readonly clientSecret: string;
}

export interface DevSecrets {
  /** 32 bytes in base64. */
  readonly masterKey: string;
  readonly portals: Readonly<Record<string, PortalSecret>>;
  readonly apps: Readonly<Record<Side, AppSecret>>;
}

/**
 * Keys and tokens of a development folder, made on the first start and kept beside its data, so that a second start opens what
 * the first one sealed. They are worth nothing outside this machine.
 */
export async function devSecrets(
  folder: string,
  portalIds: readonly number[],
): Promise<DevSecrets & { readonly portalSecretsFile: string }> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'secrets.json');
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<DevSecrets>,
    (): Partial<DevSecrets> => ({}),
  );
  const portals = { ...known.portals };
  for (const portalId of portalIds) {
    portals[portalId] ??= {
      crmToken: `stand-in-${portalId}-${randomBytes(12).toString('hex')}`,
      portalKey: randomBytes(32).toString('base64url'),
    };
  }
  const secrets: DevSecrets = {
    masterKey: known.masterKey ?? randomBytes(32).toString('base64'),
    portals,
    apps: { partner: known.apps?.partner ?? newApp(), vendor: known.apps?.vendor ?? newApp() },
  };
  const portalSecretsFile = path.join(folder, 'portal-secrets.json');
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await writeFile(portalSecretsFile, JSON.stringify(portals, null, 2), { mode: 0o600 });
  return { ...secrets, portalSecretsFile };
}

function newApp(): AppSecret {
  return { clientSecret: randomUUID() };
}
