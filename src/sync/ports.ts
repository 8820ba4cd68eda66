import type { CrmObject, CrmRecordReference, Effect, OutboxEntry } from '#operations/effects.ts';
import type { CrmDealChange, CrmDealPresence } from '#operations/sync/crm-deal-sync.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { SyncedValues } from '#operations/sync/deal-values.ts';

/** A due effect, leased by this process. `attempt` counts from 1. */
export interface LeasedEffect extends OutboxEntry {
  readonly attempt: number;
}

/** HubSpot's categories as far as the relay acts on them; the text goes to the log and to the dead letter. */
export interface DeliveryError {
  readonly kind: 'busy' | 'unavailable' | 'refused';
  readonly message: string;
  readonly correlationId: string | null;
  /** HubSpot said how long to wait (429); null: the relay's own back-off. */
  readonly retryAfterMs: number | null;
}

/** What the CRM deal shows since the app wrote it. */
export interface ShownSince {
  readonly values: SyncedValues;
  /** Where it was made. */
  readonly stageId?: string;
  /** ISO moment of HubSpot's. */
  readonly at: string;
}

export type DeliveryResult =
  | {
      readonly effectId: string;
      readonly delivered: true;
      readonly recordId: string;
      readonly shown?: ShownSince;
      /** The record was deleted meanwhile; there was nothing to write to. */
      readonly isGone?: true;
    }
  | { readonly effectId: string; readonly delivered: false; readonly error: DeliveryError };

/** The outbox as the relay needs it. All times are the database's own unless given. */
export interface Outbox {
  /** Portals that have something due, most overdue first. */
  portalsDue(now: Date): Promise<readonly number[]>;
  /**
   * Leases up to `limit` due effects of one portal that are the first unfinished of their shared deal there, so that
   * order per shared deal holds. A lease that runs out is due again (the process died).
   */
  lease(portalId: number, now: Date, limit: number, leaseMs: number): Promise<readonly LeasedEffect[]>;
  /** HubSpot ids for references by key, in one read: `object:key` → id; what is not known is left out. */
  resolve(portalId: number, references: readonly CrmRecordReference[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Writes down the results in one transaction: delivered effects with their record ids (and the moment a notice was
   * told), failed ones due again at `retryAt` or, with null, as dead letters.
   */
  settle(
    portalId: number,
    settled: readonly {
      readonly result: DeliveryResult;
      readonly entry: LeasedEffect;
      readonly retryAt: Date | null;
    }[],
    now: Date,
  ): Promise<void>;
  /** The earliest moment at which something is due, of any portal; null where nothing waits. */
  nextDueAt(): Promise<Date | null>;
}

/** An effect whose references are all HubSpot ids by now. `knownId` is the record itself, where it stands already. */
export interface DeliverableEffect<E extends Effect = Effect> {
  readonly effectId: string;
  readonly effect: E;
  readonly knownId: string | null;
  /** Counts from 1. From 2 on an earlier attempt may have written it without our knowing. */
  readonly attempt: number;
  readonly associations: readonly { readonly object: CrmObject; readonly id: string }[];
}

/**
 * Writes effects of one portal and one kind to HubSpot, in batches of up to 100. Repeating is harmless: everything is
 * upserted on a unique property. Never throws for a single record; a portal-wide failure comes back on every effect.
 */
export interface CrmWriter {
  deliver(portalId: number, effects: readonly DeliverableEffect[]): Promise<readonly DeliveryResult[]>;
}

export function referenceKey(reference: CrmRecordReference): string {
  return 'key' in reference ? `${reference.object}:${reference.key}` : `${reference.object}#${reference.id}`;
}

/** A change in a portal as HubSpot told it, in HubSpot's words; `crm/` knows what it means. */
export interface InboxEvent {
  readonly portalId: number;
  /** The same for the same change, however often it is told. */
  readonly key: string;
  readonly object: 'deal' | 'company' | 'line_item' | 'quote';
  readonly kind: 'created' | 'changed' | 'deleted' | 'restored' | 'merged' | 'associated';
  /** The record, and those that it was merged or associated with. */
  readonly recordIds: readonly string[];
  readonly property: string | null;
  readonly value: string | null;
  /** ISO moment that HubSpot gave it. */
  readonly at: string;
  /** Who did it, as far as HubSpot says. */
  readonly by: string | null;
}

/** What HubSpot told, until it is worked off. Working off something twice is harmless. */
export interface Inbox {
  /** One insert; what is known already, and what is about CRM deals that nobody shares, is left out. */
  add(events: readonly InboxEvent[]): Promise<void>;
  /** Portals of which something waits, the oldest first. */
  portalsWaiting(now: Date): Promise<readonly number[]>;
  /** The earliest moment at which something may be taken, of any portal; null where nothing waits. */
  nextDueAt(): Promise<Date | null>;
  /** The oldest first; a lease that runs out is taken again (the process died). */
  take(portalId: number, now: Date, limit: number, leaseMs: number): Promise<readonly TakenEvent[]>;
  done(portalId: number, keys: readonly string[]): Promise<void>;
  /** Tried again at `retryAt`; null: a person has to look. */
  failed(portalId: number, keys: readonly string[], error: string, retryAt: Date | null): Promise<void>;
  /** Forgets what was worked off before; by then HubSpot repeats it no more. */
  forgetBefore(moment: Date): Promise<void>;
  /** Which CRM deals of the portal are shared, by record id. */
  sharedDealsOf(portalId: number, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface TakenEvent extends InboxEvent {
  /** Counts from 1. */
  readonly attempt: number;
}

/** What an event of a CRM deal means in the portal; null where it means nothing to a shared deal. */
export type ReadDealChange = (event: InboxEvent, portal: Pick<Portal, 'timeZone'>) => CrmDealChange | null;

export interface RecurringWork {
  /** True for the one process that is to do it now. */
  begin(name: string, now: Date, everyMs: number): Promise<boolean>;
  /** What was begun at that moment was stopped on the way: whoever looks next may begin it, however short ago that was. */
  giveBack(name: string, beganAt: Date): Promise<void>;
}

/** A shared deal with the CRM deals that it has: one that is not made yet is missing, deleted and merged ones are among them. */
export interface ComparableDeal {
  readonly sharedDealId: string;
  /** By portal: the CRM deal, and what it is known to show. */
  readonly crmDeals: readonly {
    readonly portalId: number;
    readonly recordId: string;
    readonly presence: CrmDealPresence;
    readonly stageId: string | null;
    readonly shown: SyncedValues;
    /** ISO moment of the hub's; null where it never was. */
    readonly comparedAt: string | null;
    /** Something was written there since it was compared, which may have covered a change that nobody told. */
    readonly isToRead: boolean;
  }[];
}

/** The shared deals as the reconciler reads them. */
export interface ComparableDeals {
  /** Those that are not removed, in the order of their ids, after the given one. */
  readComparableDeals(after: string | null, limit: number): Promise<readonly ComparableDeal[]>;
  readComparableDeal(sharedDealId: string): Promise<ComparableDeal | null>;
  markCompared(portalId: number, sharedDealIds: readonly string[], at: Date): Promise<void>;
}

/** What CRM deals of one portal show now. */
export interface CrmDealReader {
  /** By record id; one that does not exist there is left out. Up to a hundred, one call. */
  readDeals(
    portal: Portal,
    recordIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly values: SyncedValues; readonly stageId: string | null }>>;
  /** When the values that stand there now were set, and that of the stage; asked only of deals that differ. */
  readMoments(
    portal: Portal,
    recordIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CrmDealChange[]>>;
}
