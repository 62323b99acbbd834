/**
 * A command the desk itself did not take (nobody signed in, malformed): it is in no outbox and no list, so the window
 * must say so. Refusals are different: those are rows.
 */
export class LostCommands {
  readonly #listeners = new Set<() => void>();
  #latest: string | null = null;

  /** The name of the latest one, until it is dismissed. */
  get latest(): string | null {
    return this.#latest;
  }

  tell(name: string | null): void {
    this.#latest = name;
    for (const listener of this.#listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
