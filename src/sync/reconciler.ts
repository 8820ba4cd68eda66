import { setTimeout as wait } from 'node:timers/promises';
import { isHubError } from '#contracts/errors.ts';
import type { Clock } from '#operations/ports.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { ApplyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import type { RefreshOffers } from '#operations/offers/refresh-offers.ts';
import type { CrmDealChange } from '#operations/sync/crm-deal-sync.ts';
import type { ComparableDeal, ComparableDeals, CrmDealReader } from './ports.ts';
import type { RelayLog } from './relay.ts';

/**
 * Finds what a lost event left behind. What every CRM deal shows is compared with what the hub believes that it shows, a hundred
 * deals a call; of those that differ, and of those that the app wrote to meanwhile, HubSpot's history is read, which gives each change its
 * moment; then they are taken in like any other change. Where nothing differs nothing is written.
 */
export interface Reconciler {
  /**
   * All shared deals that are not removed. Answers how many CRM deals differed. Throws an `AbortError` where `signal` ends it
   * half-way; what was compared by then is kept, and the next turn goes through all of them.
   */
  reconcileAll(signal?: AbortSignal): Promise<{ readonly compared: number; readonly differed: number }>;
  /**
   * One, for whoever asks for it now; throws what kept a portal from being compared, once the other one is. A CRM deal that was
   * compared in the last ten seconds is not read again, and whoever asks during a comparison gets that one.
   */
  reconcile(sharedDealId: string): Promise<void>;
}

export interface ReconcilerOptions {
  readonly deals: ComparableDeals;
  readonly reader: CrmDealReader;
  readonly applyCrmChanges: ApplyCrmChanges;
  /** What the vendor offers is read anew with each page of its deals. */
  readonly refreshOffers?: RefreshOffers;
  readonly readPortal: (portalId: number) => Promise<Portal | null>;
  readonly clock: Clock;
  readonly log: RelayLog;
  /** How long the turn of all deals waits, one time after the other, for a portal that does not answer. */
  readonly pausesMs?: readonly number[];
}

/** HubSpot's bound for a batch. */
const pageSize = 100;
/** Mostly a portal's calls are used up for some seconds; who does not answer after these has to wait for the next turn. */
const turnPausesMs = [1_000, 4_000, 15_000] as const;
/**
 * Whoever asks for one deal again and again, a stuck script maybe, costs its portals one comparison in this time. Hardly anybody
 * edits, asks, edits and asks again so fast, and what HubSpot tells of such an edit comes by itself.
 */
const comparedLatelyMs = 10_000;

type OnFailure = (portalId: number, error: unknown) => void;

interface Turn {
  readonly pausesMs: readonly number[];
  readonly onFailure: OnFailure;
  /** Portals that are not asked. */
  readonly away?: ReadonlySet<number>;
  readonly signal?: AbortSignal | undefined;
}

type CrmDeal = ComparableDeal['crmDeals'][number] & { readonly sharedDealId: string };

export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { deals, reader, applyCrmChanges, clock, log } = options;

  /** One portal's trouble is not another's: `onFailure` hears of it. */
  async function comparePortal(
    portalId: number,
    crmDeals: readonly CrmDeal[],
    { pausesMs, onFailure, signal }: Turn,
  ): Promise<number> {
    for (let attempt = 0; ; attempt += 1) {
      signal?.throwIfAborted();
      try {
        const portal = await options.readPortal(portalId);
        if (portal === null) return 0;
        const differed = await compare(portal, crmDeals, onFailure);
        if (portal.side === 'vendor') await refreshOffersOf(portalId, crmDeals);
        return differed;
      } catch (error) {
        const pauseMs = isHubError(error, 'crm.unavailable') ? pausesMs[attempt] : undefined;
        if (pauseMs === undefined) {
          log.warn({ err: error, portalId }, 'comparing CRM deals failed; it is done again in the next turn');
          onFailure(portalId, error);
          return 0;
        }
        await wait(pauseMs, undefined, { signal });
      }
    }
  }

  /** What the vendor offers is shown as it was last read; that it cannot be read now is no failure of the comparison. */
  async function refreshOffersOf(portalId: number, crmDeals: readonly CrmDeal[]): Promise<void> {
    const sharedDealIds = crmDeals.map(({ sharedDealId }) => sharedDealId);
    try {
      await options.refreshOffers?.(portalId, { sharedDealIds, lineItemIds: [], quoteIds: [] });
    } catch (error) {
      log.warn({ err: error, portalId }, 'reading offers failed; it is done again in the next turn');
    }
  }

  async function compare(
    portal: Portal,
    crmDeals: readonly CrmDeal[],
    onFailure: OnFailure,
  ): Promise<number> {
    const now = clock.now();
    const standing = await reader.readDeals(
      portal,
      crmDeals.map(({ recordId }) => recordId),
    );
    const gone = crmDeals.filter(
      ({ recordId, presence }) => presence === 'stands' && !standing.has(recordId),
    );
    const failed = new Set<string>();
    /** One deal's trouble is not another's: it is compared again in the next turn. */
    async function apply(sharedDealId: string, changes: readonly CrmDealChange[]): Promise<void> {
      try {
        await applyCrmChanges(portal.portalId, sharedDealId, changes);
      } catch (error) {
        failed.add(sharedDealId);
        log.warn({ err: error, portalId: portal.portalId, sharedDealId }, 'a difference was not taken in');
        onFailure(portal.portalId, error);
      }
    }
    const presenceNow = (presence: 'deleted' | 'stands'): CrmDealChange => ({
      kind: 'presence',
      presence,
      at: now.toISOString(),
      by: null,
    });
    for (const { sharedDealId } of gone) await apply(sharedDealId, [presenceNow('deleted')]);
    const differing = crmDeals.filter((deal) => differs(deal, standing.get(deal.recordId)));
    if (differing.length > 0) {
      const moments = await reader.readMoments(
        portal,
        differing.map(({ recordId }) => recordId),
      );
      for (const { sharedDealId, recordId, presence } of differing) {
        const back = presence === 'stands' ? [] : [presenceNow('stands')];
        await apply(sharedDealId, [...(moments.get(recordId) ?? []), ...back]);
      }
    }
    const compared = crmDeals.map(({ sharedDealId }) => sharedDealId).filter((id) => !failed.has(id));
    await deals.markCompared(portal.portalId, compared, now);
    return gone.length + differing.filter(({ isToRead }) => !isToRead).length;
  }

  async function compareAll(page: readonly ComparableDeal[], turn: Turn): Promise<number> {
    const byPortal = Map.groupBy(
      page.flatMap(({ sharedDealId, crmDeals }) => crmDeals.map((deal) => ({ ...deal, sharedDealId }))),
      ({ portalId }) => portalId,
    );
    let differed = 0;
    for (const [portalId, crmDeals] of byPortal) {
      if (turn.away?.has(portalId)) continue;
      for (let start = 0; start < crmDeals.length; start += pageSize) {
        differed += await comparePortal(portalId, crmDeals.slice(start, start + pageSize), turn);
      }
    }
    return differed;
  }

  async function compareOne(sharedDealId: string): Promise<void> {
    const deal = await deals.readComparableDeal(sharedDealId);
    if (deal === null) return;
    const nowMs = clock.now().getTime();
    const crmDeals = deal.crmDeals.filter((one) => !wasComparedLately(one, nowMs));
    const failures: unknown[] = [];
    await compareAll([{ ...deal, crmDeals }], {
      pausesMs: [],
      onFailure: (_portalId, error) => failures.push(error),
    });
    const [failure] = failures;
    if (failure instanceof Error) throw failure;
  }

  const underWay = new Map<string, Promise<void>>();

  return {
    async reconcileAll(signal) {
      let compared = 0;
      let differed = 0;
      let after: string | null = null;
      const away = new Set<number>();
      const onFailure: OnFailure = (portalId, error) => {
        if (isHubError(error, 'crm.unavailable') || isHubError(error, 'crm.not_permitted'))
          away.add(portalId);
      };
      const turn: Turn = { pausesMs: options.pausesMs ?? turnPausesMs, onFailure, away, signal };
      for (;;) {
        signal?.throwIfAborted();
        const page = await deals.readComparableDeals(after, pageSize);
        if (page.length === 0) break;
        differed += await compareAll(page, turn);
        compared += page.length;
        after = page.at(-1)?.sharedDealId ?? null;
      }
      if (differed > 0) log.info({ compared, differed }, 'CRM deals differed from what was told of them');
      return { compared, differed };
    },
    reconcile(sharedDealId) {
      const comparison =
        underWay.get(sharedDealId) ?? compareOne(sharedDealId).finally(() => underWay.delete(sharedDealId));
      underWay.set(sharedDealId, comparison);
      return comparison;
    },
  };
}

/** By the hub's clock, which may have been set back since. */
function wasComparedLately({ comparedAt }: Pick<CrmDeal, 'comparedAt'>, nowMs: number): boolean {
  if (comparedAt === null) return false;
  const sinceMs = nowMs - Date.parse(comparedAt);
  return sinceMs >= 0 && sinceMs < comparedLatelyMs;
}

function differs(
  known: CrmDeal,
  now:
    | { readonly values: ComparableDeal['crmDeals'][number]['shown']; readonly stageId: string | null }
    | undefined,
): boolean {
  if (now === undefined) return false;
  if (known.isToRead || known.presence !== 'stands' || known.stageId !== now.stageId) return true;
  return Object.entries(now.values).some(
    ([property, value]) => (known.shown[property as keyof typeof known.shown] ?? '') !== value,
  );
}
