import type { Change } from './change.ts';
import { Listeners } from './listeners.ts';
import type { Portal } from './portal.ts';
import { Timers } from './timers.ts';
import { WebhookMishaps } from './webhook-mishaps.ts';
import { eventsOf, subscriptionKey } from './webhook-events.ts';
import { sendWebhook } from './webhook-sender.ts';
import type {
  WebhookApp,
  WebhookDelivery,
  WebhookDisturbance,
  WebhookEvent,
  WebhookFilter,
  Webhooks,
  WebhookTimings,
} from './webhooks.ts';

/** What one app still has to be told of one account. */
interface Lane {
  readonly app: WebhookApp;
  readonly portalId: number;
  waiting: WebhookEvent[];
  isGathering: boolean;
}

interface Batch {
  readonly lane: Lane;
  readonly events: readonly WebhookEvent[];
  readonly attempt: number;
}

const mostEvents = 100;
const keptDeliveries = 2000;

/** Every so often an event takes the id of an earlier one, since HubSpot does not promise unique ids. */
const eventsPerRepeatedId = 20;

/**
 * Tells apps what changes in their accounts. Events are gathered for a moment, sent in arrays of at most a
 * hundred, and sent again as whole arrays until they are accepted or given up. What is pending lives as long
 * as the process.
 */
export class WebhookQueue implements Webhooks {
  readonly #timings: WebhookTimings;
  readonly #now: () => number;
  /** By account. */
  readonly #lanes = new Map<WebhookApp, Map<number, Lane>>();
  readonly #pending = new Map<WebhookApp, number>();
  readonly #subscriptionIds = new Map<string, number>();
  readonly #mishaps = new WebhookMishaps();
  readonly #listeners = new Listeners<WebhookDelivery>();
  readonly #deliveries: WebhookDelivery[] = [];
  readonly #timers = new Timers();
  #ready: Batch[] = [];
  #sending = new Map<WebhookApp, number>();
  #ended = new AbortController();
  #isPaused = false;
  #eventCount = 0;
  #deliveryCount = 0;
  #idleWaiters: (() => void)[] = [];

  constructor(timings: WebhookTimings, now: () => number) {
    this.#timings = timings;
    this.#now = now;
  }

  /** The answer ends it; what is pending for the app is then dropped. */
  subscribe(app: WebhookApp): () => void {
    this.#lanes.set(app, new Map());
    return () => {
      this.#forget(app);
      this.#lanes.delete(app);
    };
  }

  /** To be called with every change, in order. */
  note(change: Change, portal: Portal): void {
    const apps = [...this.#lanes.keys()].filter((app) => app.portalIds.includes(change.portalId));
    if (apps.length === 0) {
      return;
    }
    const raised = eventsOf(change, portal);
    for (const app of apps) {
      for (const event of raised) {
        const key = subscriptionKey(app, event);
        if (key === undefined) continue;
        const { of: _, ...plain } = event;
        const subscriptionId = this.#subscriptionId(`${app.appId}/${key}`);
        const ids = { eventId: this.#eventId(), subscriptionId, portalId: change.portalId, appId: app.appId };
        this.#accept(app, { ...ids, ...plain, attemptNumber: 0 });
      }
    }
  }

  disturb(disturbance: WebhookDisturbance): void {
    this.#mishaps.begin(disturbance);
  }

  calm(): void {
    this.#mishaps.end();
  }

  dropNext(count: number, filter: WebhookFilter = {}): void {
    this.#mishaps.dropNext(count, filter);
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#sendReady();
  }

  pending(): number {
    return [...this.#pending.values()].reduce((sum, count) => sum + count, 0);
  }

  idle(): Promise<void> {
    if (this.pending() === 0) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#idleWaiters.push(resolve);
    });
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get droppedCount(): number {
    return this.#mishaps.droppedCount;
  }

  get dropsLeft(): number {
    return this.#mishaps.dropsLeft;
  }

  get disturbance(): WebhookDisturbance | undefined {
    return this.#mishaps.disturbance;
  }

  get deliveries(): readonly WebhookDelivery[] {
    return this.#deliveries;
  }

  onDelivery(listener: (delivery: WebhookDelivery) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Forgets what is pending. */
  clear(): void {
    this.#ended.abort();
    this.#ended = new AbortController();
    this.#timers.clear();
    [...this.#lanes.keys()].forEach((app) => {
      this.#forget(app);
    });
  }

  #accept(app: WebhookApp, event: WebhookEvent): void {
    for (const delayMs of this.#mishaps.fate(event)) {
      this.#count(app, 1);
      const lane = this.#lane(app, event.portalId);
      if (delayMs === 0) {
        this.#gather(lane, event);
      } else {
        this.#timers.after(delayMs, () => {
          this.#gather(lane, event);
        });
      }
    }
  }

  #gather(lane: Lane, event: WebhookEvent): void {
    if (!this.#isCurrent(lane)) {
      return;
    }
    lane.waiting.push(event);
    if (lane.isGathering) {
      return;
    }
    lane.isGathering = true;
    this.#timers.after(this.#timings.gatherMs, () => {
      lane.isGathering = false;
      const events = this.#mishaps.order(lane.waiting);
      lane.waiting = [];
      if (!this.#isCurrent(lane)) {
        return;
      }
      for (let start = 0; start < events.length; start += mostEvents) {
        this.#ready.push({ lane, events: events.slice(start, start + mostEvents), attempt: 0 });
      }
      this.#sendReady();
    });
  }

  #sendReady(): void {
    if (this.#isPaused) {
      return;
    }
    const held: Batch[] = [];
    for (const batch of this.#ready.splice(0)) {
      const sending = this.#sending.get(batch.lane.app) ?? 0;
      if (sending < this.#timings.concurrency) {
        this.#sending.set(batch.lane.app, sending + 1);
        void this.#send(batch);
      } else {
        held.push(batch);
      }
    }
    this.#ready.push(...held);
  }

  async #send(batch: Batch): Promise<void> {
    const { lane, attempt } = batch;
    const events = batch.events.map((event) => ({ ...event, attemptNumber: attempt }));
    const at = new Date(this.#now());
    const startedAt = performance.now();
    const ended = this.#ended.signal;
    const { timeoutMs } = this.#timings;
    const reply = await sendWebhook(lane.app, events, { timeoutMs, at }, ended);
    this.#sending.set(lane.app, (this.#sending.get(lane.app) ?? 1) - 1);
    if (ended.aborted || !this.#isCurrent(lane)) {
      return;
    }
    const status = this.#mishaps.losesReply() ? 0 : reply;
    const isAccepted = status >= 200 && status < 300;
    const isLast = attempt >= this.#timings.retries;
    if (isAccepted || isLast) {
      this.#count(lane.app, -events.length);
    } else {
      this.#retry({ ...batch, attempt: attempt + 1 });
    }
    this.#deliveryCount += 1;
    const delivery: WebhookDelivery = {
      number: this.#deliveryCount,
      at: at.toISOString(),
      appId: lane.app.appId,
      portalId: lane.portalId,
      events,
      attempt,
      status,
      durationMs: Math.round(performance.now() - startedAt),
      outcome: isAccepted ? 'accepted' : isLast ? 'given up' : 'to be retried',
    };
    this.#deliveries.push(delivery);
    this.#deliveries.splice(0, this.#deliveries.length - keptDeliveries);
    this.#listeners.tell(delivery);
    this.#sendReady();
  }

  #retry(batch: Batch): void {
    const { firstRetryMs, longestRetryMs } = this.#timings;
    this.#timers.after(Math.min(longestRetryMs, firstRetryMs * 2 ** (batch.attempt - 1)), () => {
      if (this.#isCurrent(batch.lane)) {
        this.#ready.push(batch);
        this.#sendReady();
      }
    });
  }

  #forget(app: WebhookApp): void {
    this.#lanes.set(app, new Map());
    this.#ready = this.#ready.filter(({ lane }) => lane.app !== app);
    this.#count(app, -(this.#pending.get(app) ?? 0));
  }

  #count(app: WebhookApp, more: number): void {
    const count = (this.#pending.get(app) ?? 0) + more;
    if (count === 0) {
      this.#pending.delete(app);
    } else {
      this.#pending.set(app, count);
    }
    if (this.#pending.size === 0) {
      this.#idleWaiters.splice(0).forEach((resolve) => {
        resolve();
      });
    }
  }

  /** Not after the app was taken away or everything forgotten. */
  #isCurrent(lane: Lane): boolean {
    return this.#lanes.get(lane.app)?.get(lane.portalId) === lane;
  }

  #lane(app: WebhookApp, portalId: number): Lane {
    const lanes = this.#lanes.get(app) ?? new Map<number, Lane>();
    const lane = lanes.get(portalId) ?? { app, portalId, waiting: [], isGathering: false };
    lanes.set(portalId, lane);
    return lane;
  }

  #subscriptionId(key: string): number {
    const id = this.#subscriptionIds.get(key) ?? this.#subscriptionIds.size + 1;
    this.#subscriptionIds.set(key, id);
    return id;
  }

  #eventId(): number {
    this.#eventCount += 1;
    const isRepeated = this.#eventCount % eventsPerRepeatedId === 0;
    return 100_000_000 + this.#eventCount - (isRepeated ? 1 : 0);
  }
}
