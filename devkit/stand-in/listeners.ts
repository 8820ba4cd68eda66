export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** The answer takes the listener away again. */
  add(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(event: Event): void {
    for (const listener of this.#listeners) {
      listener(event);
    }
  }
}
