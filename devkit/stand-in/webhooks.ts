/**
 * Webhooks as the projects' webhooks component sends them for generic subscriptions. Documented: the
 * subscription types, `objectTypeId`, the fields of each type, arrays of up to 100, five seconds for the whole
 * reply, ten further attempts within a day after any reply that is not 2xx, `attemptNumber` from 0, no order,
 * duplicates, an `eventId` that is not unique. Seen in payloads that others publish: `isSensitive`, moments
 * and days as milliseconds, one `object.propertyChange` for each value that a creation sets, and
 * `sourceId` holding the app's id or `userId:` and the user's number.
 */
export interface WebhookApp {
  appId: number;
  /** What the app's webhooks are signed with. */
  clientSecret: string;
  /** Asked again for each attempt where it is a function, so that the receiver may move. */
  targetUrl: string | (() => string | undefined);
  /** The accounts that have installed the app. */
  portalIds: readonly number[];
  /** As the component's `crmObjects` lists them; everything that the stand-in knows when missing. */
  subscriptions?: readonly WebhookSubscription[];
}

interface WebhookSubscription {
  subscriptionType: string;
  /** In the singular: `deal`, `line_item`. */
  objectType: string;
  /** Of `object.propertyChange`: HubSpot knows no subscription to all properties, but the stand-in does. */
  propertyName?: string;
  active?: boolean;
}

export type WebhookSubscriptionType =
  | 'object.creation'
  | 'object.propertyChange'
  | 'object.deletion'
  | 'object.restore'
  | 'object.merge'
  | 'object.associationChange';

export interface WebhookEvent {
  eventId: number;
  subscriptionId: number;
  portalId: number;
  appId: number;
  /** Milliseconds since 1970. */
  occurredAt: number;
  subscriptionType: WebhookSubscriptionType;
  attemptNumber: number;
  changeSource: string;
  sourceId: string;
  /** Not of an association, which has two ends. */
  objectId?: number;
  objectTypeId?: string;
  /** Of creation, deletion and restore. */
  changeFlag?: 'CREATED' | 'DELETED' | 'RESTORED';
  propertyName?: string;
  propertyValue?: string;
  isSensitive?: boolean;
  primaryObjectId?: number;
  mergedObjectIds?: number[];
  newObjectId?: number;
  numberOfPropertiesMoved?: number;
  fromObjectId?: number;
  toObjectId?: number;
  fromObjectTypeId?: string;
  toObjectTypeId?: string;
  associationType?: string;
  associationTypeId?: number;
  associationCategory?: 'HUBSPOT_DEFINED';
  associationRemoved?: boolean;
  isPrimaryAssociation?: boolean;
}

/** One attempt to hand over one array of events. */
export interface WebhookDelivery {
  /** Counts from 1 in the order in which the attempts ended. */
  number: number;
  /** ISO moment at which the attempt began. */
  at: string;
  appId: number;
  portalId: number;
  events: readonly WebhookEvent[];
  /** From 0. */
  attempt: number;
  /** 0 when there was no reply within the time. */
  status: number;
  durationMs: number;
  outcome: 'accepted' | 'to be retried' | 'given up';
}

export interface WebhookTimings {
  /** How long events are gathered for one array. */
  gatherMs: number;
  /** For the whole reply. */
  timeoutMs: number;
  /** Attempts after the first one. */
  retries: number;
  /** Before the first retry; doubles from one to the next. */
  firstRetryMs: number;
  longestRetryMs: number;
  /** Calls that one app gets at the same time. */
  concurrency: number;
}

/** HubSpot spreads its retries over a day; nobody who develops waits for that. */
export const quickTimings: WebhookTimings = {
  gatherMs: 100,
  timeoutMs: 5000,
  retries: 10,
  firstRetryMs: 500,
  longestRetryMs: 30_000,
  concurrency: 10,
};

/** What goes wrong from now on. Shares are from 0 to 1; equal seeds and equal events go wrong alike. */
export interface WebhookDisturbance {
  seed: number;
  /** Events that are never sent. */
  dropShare?: number;
  /** Events that are sent once more. */
  duplicateShare?: number;
  /** Arrays whose reply counts as lost, so that they come again although they were accepted. */
  loseReplyShare?: number;
  shuffle?: boolean;
  /** Each event waits this long, at least and at most, before it is gathered. */
  delayMs?: readonly [least: number, most: number];
}

/** Every field that is there has to be equal. */
export interface WebhookFilter {
  appId?: number;
  portalId?: number;
  subscriptionType?: string;
  objectTypeId?: string;
  objectId?: number;
  propertyName?: string;
}

export interface Webhooks {
  /** Takes the place of an earlier disturbance, also for events that still wait. */
  disturb(disturbance: WebhookDisturbance): void;
  /** Ends the disturbance and what `dropNext` has not yet dropped. */
  calm(): void;
  /** Drops the next events that fit, without a word to the receiver. */
  dropNext(count: number, filter?: WebhookFilter): void;
  /** Events gather until `resume`; attempts that are under way end. */
  pause(): void;
  resume(): void;
  /** Events, duplicates included, that are neither accepted nor given up. */
  pending(): number;
  /** Resolves when none is pending. */
  idle(): Promise<void>;
  /** Events that were dropped since the start. */
  readonly droppedCount: number;
  /** How many of the next events are to be dropped. */
  readonly dropsLeft: number;
  readonly isPaused: boolean;
  readonly disturbance: WebhookDisturbance | undefined;
  /** The latest attempts, oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** Called after each attempt; the answer stops it. */
  onDelivery(listener: (delivery: WebhookDelivery) => void): () => void;
}
