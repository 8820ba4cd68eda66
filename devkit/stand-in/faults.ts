import { Listeners } from './listeners.ts';
import type { Fault, Faults, HeldCall } from './stand-in.ts';

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
