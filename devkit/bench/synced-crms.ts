import { setTimeout as wait } from 'node:timers/promises';
import { webhookSubscriptions } from '#crm/webhook-subscriptions.ts';
import { startHub, type HubProcess } from '#devkit/hub-process.ts';
import type { PortalLimits } from '#devkit/stand-in/portal-seed.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import type { OpenedStore } from '#store/store.ts';
import type { BenchServer } from './bench-database.ts';
import { openBenchStore } from './bench-hub.ts';
import { firstFree, partnerPortalIdOf, vendorPortalId } from './bench-programme.ts';
import { countCalls } from './count-calls.ts';
import { firstPartnerRegisters } from './first-partner.ts';
import { twoCrms } from './two-crms.ts';

/** Both CRMs with shared deals of the first partner, kept in step by the hub as a program of its own. */
export interface SyncedCrms {
  readonly standIn: StandIn;
  readonly databaseUrl: string;
  /** The hub's store in this process, beside the programs. */
  readonly opened: OpenedStore;
  readonly deals: readonly SyncedDeal[];
  /** Starts one more hub. They hear of changes in turn, as behind a load balancer. */
  startHub(role?: 'all' | 'web'): Promise<HubProcess>;
  /** Nothing is on its way any more, and nobody has called for a while. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface SyncedDeal {
  readonly sharedDealId: string;
  /** Record ids of the CRM deals. */
  readonly recordIds: { readonly partner: string; readonly vendor: string };
}

export const portalIds = { partner: partnerPortalIdOf(0), vendor: vendorPortalId } as const;

/** Each side installs an app of its own, which writes and is told. */
export const apps = {
  partner: { appId: 1_000_001, clientSecret: 'the-secret-of-the-partners-app' },
  vendor: { appId: 1_000_002, clientSecret: 'the-secret-of-the-vendors-app' },
} as const;

const sides = ['partner', 'vendor'] as const;

/** A private app of HubSpot's smallest plans. */
export const smallestPlan = { burst: 100, windowMs: 10_000 } satisfies Partial<PortalLimits>;

/** How many are registered at a time. */
const together = 100;
/** Longer than a worker sleeps before it looks. */
const restMs = 3_000;

export async function startSyncedCrms(
  server: BenchServer,
  name: string,
  dealCount: number,
): Promise<SyncedCrms> {
  const { url: databaseUrl } = await server.database(name, 0);
  const { seeds, tokens } = twoCrms(dealCount);
  const standIn = await startStandIn({
    portals: seeds.map((seed) => ({
      ...seed,
      limits: smallestPlan,
      appId: apps[seed.portalId === vendorPortalId ? 'vendor' : 'partner'].appId,
    })),
  });
  const opened = await openBenchStore(databaseUrl);
  const hubs: HubProcess[] = [];
  const close = async () => {
    await Promise.all(hubs.map((hub) => hub.stop()));
    await opened.close();
    await standIn.close();
  };
  try {
    const deals = await shareDeals(opened, standIn, tokens, dealCount);
    const secrets = [...tokens].map(([portalId, crmToken]) => ({
      portalId,
      crmToken,
      portalKey: Buffer.alloc(32, portalId % 256).toString('base64url'),
    }));
    await opened.setup.savePortalSecrets(secrets);
    let told = 0;
    for (const side of sides) {
      standIn.subscribeWebhooks({
        ...apps[side],
        targetUrl: () => {
          told += 1;
          const hub = hubs[told % hubs.length];
          return hub && `${hub.url}/webhooks/${side}`;
        },
        portalIds: [portalIds[side]],
        subscriptions: webhookSubscriptions(side),
      });
    }
    return {
      standIn,
      databaseUrl,
      opened,
      deals,
      async startHub(role = 'all') {
        const hub = await startHub(environmentOf(standIn, databaseUrl), () => undefined, 0, role);
        hubs.push(hub);
        return hub;
      },
      rest: () => rest(standIn),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function shareDeals(
  opened: OpenedStore,
  standIn: StandIn,
  tokens: ReadonlyMap<number, string>,
  count: number,
): Promise<SyncedDeal[]> {
  const register = await firstPartnerRegisters(opened, standIn.url, tokens);
  const sharedDealIds: string[] = [];
  while (sharedDealIds.length < count) {
    const first = firstFree + 1 + sharedDealIds.length;
    const burst = Math.min(together, count - sharedDealIds.length);
    sharedDealIds.push(
      ...(await Promise.all(Array.from({ length: burst }, (_, index) => register(first + index)))),
    );
  }
  const [inPartners, inVendors] = [recordIdsIn(standIn, 'partner'), recordIdsIn(standIn, 'vendor')];
  return sharedDealIds.map((sharedDealId) => {
    const [partner, vendor] = [inPartners.get(sharedDealId), inVendors.get(sharedDealId)];
    if (partner === undefined || vendor === undefined) {
      throw new Error(`The shared deal ${sharedDealId} does not stand in both CRMs.`);
    }
    return { sharedDealId, recordIds: { partner, vendor } };
  });
}

function recordIdsIn(standIn: StandIn, side: keyof typeof portalIds): ReadonlyMap<string, string> {
  const deals = standIn.portal(portalIds[side]).records('deals');
  return new Map(deals.map(({ id, properties }) => [properties['shared_deal_id'] ?? '', id]));
}

function environmentOf(standIn: StandIn, databaseUrl: string): Readonly<Record<string, string>> {
  return {
    HUB_PORT: '0',
    DATABASE_URL: databaseUrl,
    // As the bench's own store has it.
    MASTER_KEY: Buffer.alloc(32).toString('base64'),
    HUBSPOT_API_URL: standIn.url,
    PARTNER_APP_CLIENT_SECRET: apps.partner.clientSecret,
    VENDOR_APP_CLIENT_SECRET: apps.vendor.clientSecret,
  };
}

async function rest(standIn: StandIn): Promise<void> {
  const calls = countCalls(standIn);
  let before: number;
  do {
    before = calls.total();
    await standIn.webhooks.idle();
    await wait(restMs);
  } while (calls.total() > before);
  calls.stop();
}
