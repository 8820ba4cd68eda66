import type { Clock } from '#operations/ports.ts';

/**
 * Keeps what was read for a while. Those who ask for the same key while it is being read share one reading; a failed
 * reading is not kept.
 */
export class ExpiringCache<Value> {
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #size: number;
  readonly #entries = new Map<string, { readonly value: Promise<Value>; readonly expiresAtMs: number }>();

  /** Beyond `size` entries the oldest go, so that a busy hub does not grow without end. */
  constructor(clock: Clock, options: { readonly lifetimeMs: number; readonly size: number }) {
    this.#clock = clock;
    this.#lifetimeMs = options.lifetimeMs;
    this.#size = options.size;
  }

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const nowMs = this.#clock.now().getTime();
    const kept = this.#entries.get(key);
    if (kept !== undefined && kept.expiresAtMs > nowMs) return kept.value;

    const value = read();
    const entry = { value, expiresAtMs: nowMs + this.#lifetimeMs };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#dropOldest();
    value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return value;
  }

  /** Whoever asks next reads anew; who is waiting for a reading still gets that one. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  #dropOldest(): void {
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#size) return;
      this.#entries.delete(oldest);
    }
  }
}
