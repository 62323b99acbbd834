import type { Preferences } from '../../shared/contracts/live.ts';
import type { DeskApi } from '../live/desk-api.ts';

type Part = Partial<Preferences>;

/** What the desk has told, under what was chosen in this window and the desk has not kept yet. */
export class ChosenPreferences {
  readonly #desk: Pick<DeskApi, 'changePreferences'>;
  #told: Preferences | null = null;
  readonly #waiting: Part[] = [];
  readonly #refused = new Set<Part>();

  constructor(desk: Pick<DeskApi, 'changePreferences'>) {
    this.#desk = desk;
  }

  /** Null before the desk has told. */
  shown(): Preferences | null {
    return this.#told && Object.assign({ ...this.#told }, ...this.#waiting);
  }

  /** A desk that tells again is back: what it did not take is sent once more. */
  hear(told: Preferences): void {
    this.#told = told;
    const refused = [...this.#refused];
    this.#refused.clear();
    for (const part of refused) void this.send(part);
  }

  /** Holds in this window from now on; `send` tells the desk. */
  choose(part: Part): void {
    this.#waiting.push(part);
  }

  async send(part: Part): Promise<void> {
    try {
      await this.#desk.changePreferences(part);
    } catch {
      // A desk that does not answer is told of in the top bar.
      this.#refused.add(part);
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(part), 1);
    if (this.#told) this.#told = { ...this.#told, ...part };
  }
}
