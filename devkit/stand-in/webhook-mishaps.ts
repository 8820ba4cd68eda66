import { seededRandom } from './seeded-random.ts';
import type { WebhookDisturbance, WebhookEvent, WebhookFilter } from './webhooks.ts';

/** What befalls events on their way, as the current disturbance has it. */
export class WebhookMishaps {
  #disturbance: WebhookDisturbance | undefined;
  #random: () => number = () => 1;
  #drops: { left: number; filter: WebhookFilter }[] = [];
  #droppedCount = 0;

  get droppedCount(): number {
    return this.#droppedCount;
  }

  get dropsLeft(): number {
    return this.#drops.reduce((sum, { left }) => sum + left, 0);
  }

  get disturbance(): WebhookDisturbance | undefined {
    return this.#disturbance;
  }

  begin(disturbance: WebhookDisturbance): void {
    this.#disturbance = disturbance;
    this.#random = seededRandom(disturbance.seed);
  }

  end(): void {
    this.#disturbance = undefined;
    this.#drops = [];
  }

  dropNext(count: number, filter: WebhookFilter): void {
    this.#drops.push({ left: count, filter });
  }

  /** After how many milliseconds an event is to be sent: not at all, once or twice. */
  fate(event: WebhookEvent): number[] {
    if (this.#isToBeDropped(event) || this.#happens(this.#disturbance?.dropShare)) {
      this.#droppedCount += 1;
      return [];
    }
    const first = this.#delayMs();
    return this.#happens(this.#disturbance?.duplicateShare) ? [first, this.#delayMs()] : [first];
  }

  order(events: readonly WebhookEvent[]): readonly WebhookEvent[] {
    if (this.#disturbance?.shuffle !== true) {
      return events;
    }
    const ranked = events.map((event) => ({ event, rank: this.#random() }));
    return ranked.toSorted((left, right) => left.rank - right.rank).map(({ event }) => event);
  }

  losesReply(): boolean {
    return this.#happens(this.#disturbance?.loseReplyShare);
  }

  #happens(share: number | undefined): boolean {
    return share !== undefined && this.#random() < share;
  }

  #delayMs(): number {
    const [least, most] = this.#disturbance?.delayMs ?? [0, 0];
    return most === 0 ? 0 : Math.round(least + this.#random() * (most - least));
  }

  #isToBeDropped(event: WebhookEvent): boolean {
    const drop = this.#drops.find(({ filter }) => fits(event, filter));
    if (drop === undefined) {
      return false;
    }
    drop.left -= 1;
    this.#drops = this.#drops.filter(({ left }) => left > 0);
    return true;
  }
}

function fits(event: WebhookEvent, filter: WebhookFilter): boolean {
  return Object.entries(filter).every(
    ([name, wanted]) => wanted === undefined || event[name as keyof WebhookFilter] === wanted,
  );
}
