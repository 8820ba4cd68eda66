import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Variant } from './variant.ts';

/** `app.json` as far as the doors and sides change it; the rest is taken as it stands. */
interface AppManifest {
  readonly uid: string;
  readonly config: {
    readonly name: string;
    readonly auth: Readonly<Record<string, unknown>>;
    readonly permittedUrls: Readonly<Record<string, readonly string[]>>;
  } & Readonly<Record<string, unknown>>;
}

/** Partner and vendor install apps of their own, which HubSpot's list of connected apps must tell apart. */
const appNames = {
  partner: { en: 'Shared Deals for partners', de: 'Geteilte Deals für Partner' },
  vendor: { en: 'Shared Deals for vendors', de: 'Geteilte Deals für Hersteller' },
} as const;

/**
 * The app's own metafile. App functions exist only in an app with static auth that one portal has for itself; an app that
 * many portals install uses OAuth, and its cards reach the hub by `hubspot.fetch`, which has to be permitted.
 */
export async function appManifest(root: string, { side, door, language, hubUrl }: Variant): Promise<object> {
  const source = JSON.parse(await readFile(path.join(root, 'app.json'), 'utf8')) as AppManifest;
  const common = { ...source.config, name: appNames[side][language] };
  const config =
    door === 'function'
      ? common
      : {
          ...common,
          distribution: 'marketplace',
          auth: { ...common.auth, type: 'oauth', redirectUrls: [`${hubUrl}/oauth/callback`] },
          permittedUrls: { ...common.permittedUrls, fetch: [hubUrl] },
        };
  return { ...source, uid: `${source.uid}_${side}`, config };
}
