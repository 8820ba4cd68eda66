/** Timers that can all be ended at once. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  after(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      run();
    }, delayMs);
    this.#running.add(timer);
  }

  clear(): void {
    this.#running.forEach((timer) => {
      clearTimeout(timer);
    });
    this.#running.clear();
  }
}
