import type { Side } from '#core/deal-type.ts';
import type { Crm } from './crm-ports.ts';
import type { Portal } from './programme/programme.ts';
import type { Store } from './store-ports.ts';

/** Who calls, from the signed part of the request only (never from its body). */
export interface Actor {
  readonly portal: Portal;
  readonly side: Side;
  /** Set on the partner's side. */
  readonly partnerId: string | null;
  readonly userId: string;
  readonly userEmail: string;
  readonly userProof: 'platform' | 'asserted';
}

export interface Clock {
  now(): Date;
}

/** Time-ordered UUIDs (version 7). */
export interface Ids {
  next(): string;
}

/** Delivers what is due for these portals within the hub's time budget; what does not finish is finished by the worker. */
type DrainOutbox = (portalIds: readonly number[]) => Promise<void>;

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly crm: Crm;
  readonly drainOutbox: DrainOutbox;
  /** Compares both CRM deals of a shared deal with what the hub believes, and takes in what differs. */
  readonly reconcile: (sharedDealId: string) => Promise<void>;
}
