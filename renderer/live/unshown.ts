import type { LiveName } from '../../shared/contracts/live.ts';
import type { Listeners } from './store-listeners.ts';

/** What a window has taken in and nobody was told of, and when they are at the latest. Times are milliseconds. */
export class Unshown {
  readonly #names = new Set<LiveName>();
  readonly #listeners = new Set<Listeners>();
  #dueAt = Number.POSITIVE_INFINITY;
  #isMoreToCome = false;

  /** Infinity while there is nothing. */
  get dueAt(): number {
    return this.#dueAt;
  }

  /** Whether it shows when its time has come, not as soon as nothing waits. */
  get isMoreToCome(): boolean {
    return this.#isMoreToCome;
  }

  add(name: LiveName, watching: Listeners | undefined, dueAt: number): void {
    this.#names.add(name);
    if (watching) this.#listeners.add(watching);
    this.#showBy(dueAt);
  }

  expectMore(dueAt: number): void {
    this.#isMoreToCome = true;
    this.#showBy(dueAt);
  }

  allIsHere(): void {
    this.#isMoreToCome = false;
  }

  /** @returns who is told now; nothing is unshown any more */
  take(): { readonly names: readonly LiveName[]; readonly listeners: readonly Listeners[] } {
    const taken = { names: [...this.#names], listeners: [...this.#listeners] };
    this.#names.clear();
    this.#listeners.clear();
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#isMoreToCome = false;
    return taken;
  }

  /** What was promised first holds. */
  #showBy(dueAt: number): void {
    if (this.#dueAt === Number.POSITIVE_INFINITY) this.#dueAt = dueAt;
  }
}
