import type { Fault, Faults } from './stand-in.ts';

interface Armed {
  fault: Fault;
  path: RegExp;
  hitsLeft: number;
}

/** Faults that tests and the card host ask for; the first that matches a call is used up by it. */
export class FaultList implements Faults {
  #armed: Armed[] = [];

  inject(fault: Fault): void {
    this.#armed.push({ fault, path: new RegExp(fault.path), hitsLeft: fault.times ?? 1 });
  }

  pending(): Fault[] {
    return this.#armed.map(({ fault, hitsLeft }) => ({ ...fault, times: hitsLeft }));
  }

  clear(): void {
    this.#armed = [];
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
