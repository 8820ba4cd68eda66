import type { Clock } from '#operations/ports.ts';
import type { RefreshOffers } from '#operations/offers/refresh-offers.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { ApplyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import type { CrmDealChange } from '#operations/sync/crm-deal-sync.ts';
import { retryAt } from './back-off.ts';
import type { Inbox, ReadDealChange, TakenEvent } from './ports.ts';
import type { RelayLog } from './relay.ts';

/**
 * Works off what HubSpot told: the events of a portal are taken together, those of one shared deal become one change of it. An
 * event that fails is tried again later and holds up no other; order does not matter, because each carries its moment.
 */
export interface Intake {
  /** Some of what waits in the portal; true where more may wait, so that a flood of events holds up nothing else. */
  workOff(portalId: number): Promise<boolean>;
}

export interface IntakeOptions {
  readonly inbox: Inbox;
  readonly applyCrmChanges: ApplyCrmChanges;
  readonly readDealChange: ReadDealChange;
  /** Companies of the vendor's that were changed, by record id. */
  readonly refreshCompanies: (portalId: number, companyIds: readonly string[]) => Promise<void>;
  /** Deals whose line items or quotes were changed, and line items and quotes themselves. */
  readonly refreshOffers: RefreshOffers;
  readonly readPortal: (portalId: number) => Promise<Portal | null>;
  readonly clock: Clock;
  readonly log: RelayLog;
  readonly random?: () => number;
}

/** Some batches of reads at a time. */
const takeLimit = 1_000;
const leaseMs = 2 * 60_000;
/** Deals are independent of each other; each is a transaction. */
const dealsAtOnce = 4;

export function createIntake(options: IntakeOptions): Intake {
  const { inbox, clock, log } = options;
  const random = options.random ?? Math.random;

  async function workOffTaken(portal: Portal, taken: readonly TakenEvent[]): Promise<void> {
    const { portalId } = portal;
    const ofDeals = taken.filter(({ object }) => object === 'deal');
    const ofCompanies = taken.filter(({ object }) => object === 'company');
    const ofOffers = taken.filter(({ object }) => object === 'line_item' || object === 'quote');
    const shared = await inbox.sharedDealsOf(portalId, [
      ...new Set(ofDeals.flatMap(({ recordIds }) => recordIds)),
    ]);
    const byDeal = new Map<string, TakenEvent[]>();
    for (const event of ofDeals) {
      for (const sharedDealId of event.recordIds.flatMap((id) => shared.get(id) ?? [])) {
        byDeal.set(sharedDealId, [...(byDeal.get(sharedDealId) ?? []), event]);
      }
    }
    const failedKeys = new Set<string>();
    /** Marks the events as failed where the work fails; whatever else they are about is tried again with them. */
    async function attempt(events: readonly TakenEvent[], work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (error) {
        for (const event of events) await fail(portalId, event, error, failedKeys);
      }
    }

    const waiting = [...byDeal];
    await Promise.all(
      Array.from({ length: dealsAtOnce }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [sharedDealId, events] = next;
          await attempt(events, async () => {
            const changes = events.flatMap((event): CrmDealChange[] => {
              const change = options.readDealChange(event, portal);
              return change === null ? [] : [change];
            });
            if (changes.length > 0) await options.applyCrmChanges(portalId, sharedDealId, changes);
          });
        }
      }),
    );

    const idsOf = (events: readonly TakenEvent[]) => [
      ...new Set(events.flatMap(({ recordIds }) => recordIds)),
    ];
    if (ofCompanies.length > 0 && portal.side === 'vendor') {
      await attempt(ofCompanies, () => options.refreshCompanies(portalId, idsOf(ofCompanies)));
    }
    const associated = ofDeals.filter(({ kind }) => kind === 'associated');
    if (portal.side === 'vendor' && ofOffers.length + associated.length > 0) {
      await attempt([...ofOffers, ...associated], () =>
        options.refreshOffers(portalId, {
          sharedDealIds: [...new Set(idsOf(associated).flatMap((id) => shared.get(id) ?? []))],
          lineItemIds: idsOf(ofOffers.filter(({ object }) => object === 'line_item')),
          quoteIds: idsOf(ofOffers.filter(({ object }) => object === 'quote')),
        }),
      );
    }
    await inbox.done(
      portalId,
      taken.map(({ key }) => key).filter((key) => !failedKeys.has(key)),
    );
  }

  async function fail(
    portalId: number,
    event: TakenEvent,
    error: unknown,
    failedKeys: Set<string>,
  ): Promise<void> {
    if (failedKeys.has(event.key)) return;
    failedKeys.add(event.key);
    const nextAt = retryAt({ kind: 'unavailable', retryAfterMs: null }, event.attempt, clock.now(), random);
    const message = error instanceof Error ? error.message : String(error);
    await inbox.failed(portalId, [event.key], message, nextAt);
    const data = {
      err: error,
      portalId,
      object: event.object,
      kind: event.kind,
      attempt: event.attempt,
      nextAt,
    };
    if (nextAt === null) log.error(data, 'a change is given up; it needs a person');
    else log.warn(data, 'a change could not be taken in');
  }

  return {
    async workOff(portalId) {
      const portal = await options.readPortal(portalId);
      const taken = await inbox.take(portalId, clock.now(), takeLimit, leaseMs);
      if (portal === null)
        await inbox.done(
          portalId,
          taken.map(({ key }) => key),
        );
      else if (taken.length > 0) await workOffTaken(portal, taken);
      return taken.length === takeLimit;
    },
  };
}
