import type { CrmRecordReference, Effect, OutboxEntry } from '#operations/effects.ts';

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

export type DeliveryResult =
  | { readonly effectId: string; readonly delivered: true; readonly recordId: string }
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
  readonly associations: readonly {
    readonly object: 'company' | 'contact' | 'deal' | 'task';
    readonly id: string;
  }[];
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
