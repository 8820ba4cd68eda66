import { Listeners } from './listeners.ts';

export interface Fault {
  /** Shown in the journal. */
  name?: string;
  /** Every portal when missing. */
  portalId?: number;
  method?: string;
  /** Regular expression over the path. */
  path: string;
  /** How many matching calls it hits; 1 when missing. */
  times?: number;
  /** Waits first. */
  delayMs?: number;
  /** Answers with this status and does nothing else; 429 as HubSpot answers when the ten seconds' limit is reached. */
  status?: number;
  /** Does the work, then cuts the connection: the caller cannot know. */
  loseReply?: boolean;
  /** Never answers, and says so to `onHeld`: `call` leaves the work undone, `reply` does it first. */
  hold?: 'call' | 'reply';
}

/** A call that a fault keeps without an answer until its caller gives up or is gone. */
export interface HeldCall {
  portalId: number;
  method: string;
  path: string;
  hold: 'call' | 'reply';
}

export interface Faults {
  inject(fault: Fault): void;
  /** Called in the moment in which a fault begins to hold a call; the answer stops it. */
  onHeld(listener: (held: HeldCall) => void): () => void;
  /** Faults that still have something to hit. */
  pending(): Fault[];
  clear(): void;
}

interface Armed {
  fault: Fault;
  path: RegExp;
  hitsLeft: number;
}

/** Faults that tests and the card host ask for; the first that matches a call is used up by it. */
export class FaultList implements Faults {
  #armed: Armed[] = [];
  readonly #held = new Listeners<HeldCall>();

  inject(fault: Fault): void {
    this.#armed.push({ fault, path: new RegExp(fault.path), hitsLeft: fault.times ?? 1 });
  }

  pending(): Fault[] {
    return this.#armed.map(({ fault, hitsLeft }) => ({ ...fault, times: hitsLeft }));
  }

  clear(): void {
    this.#armed = [];
  }

  onHeld(listener: (held: HeldCall) => void): () => void {
    return this.#held.add(listener);
  }

  tellHeld(held: HeldCall): void {
    this.#held.tell(held);
  }

  take(portalId: number, method: string, path: string): Fault | undefined {
    const hit = this.#armed.find(
      (armed) =>
        armed.path.test(path) &&
        (armed.fault.method ?? method).toUpperCase() === method &&
        (armed.fault.portalId ?? portalId) === portalId,
    );
    if (hit === undefined) {
      return undefined;
    }
    hit.hitsLeft -= 1;
    this.#armed = this.#armed.filter((armed) => armed.hitsLeft > 0);
    return hit.fault;
  }
}
