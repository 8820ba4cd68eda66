import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { webhookSubscriptions } from '#crm/webhook-subscriptions.ts';
import type { Variant } from './variant.ts';

/** As many calls as HubSpot may make at once: storing one takes milliseconds. */
const maxConcurrentRequests = 10;

/**
 * What the app hears, and where. An app that many portals install has one address a side, whose signature nobody but HubSpot can
 * make; one that a portal has for itself has that portal's own, because its administrators know the secret that signs.
 */
export async function writeWebhooksMetafile(
  app: string,
  { side, portalId }: Variant,
  hubUrl: string,
): Promise<void> {
  const folder = path.join(app, 'webhooks');
  await mkdir(folder, { recursive: true });
  const metafile = {
    uid: 'shared_deals_webhooks',
    type: 'webhooks',
    config: {
      settings: {
        targetUrl: `${hubUrl}/webhooks/${side}${portalId === null ? '' : `/${portalId}`}`,
        maxConcurrentRequests,
      },
      subscriptions: { crmObjects: webhookSubscriptions(side), legacyCrmObjects: [], hubEvents: [] },
    },
  };
  await writeFile(path.join(folder, 'webhooks-hsmeta.json'), `${JSON.stringify(metafile, null, 2)}\n`);
}
