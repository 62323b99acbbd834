import { hourMs, secondMs } from '../../../shared/kernel/instant.ts';

const sampleMs = 15 * secondMs;
const kept = hourMs / sampleMs;
/** Fewer samples than two minutes of them would draw a trend that nobody has seen. */
const fewest = 8;

/** What this window itself has seen of a number nobody can tell in hindsight: one sample every fifteen seconds for an hour. */
export class NumberHistory<Name extends string> {
  readonly #samples = new Map<Name, number[]>();
  #step = -1;

  sample(now: number, numbers: Readonly<Record<Name, number>>): void {
    const step = Math.floor(now / sampleMs);
    const isNew = step !== this.#step;
    this.#step = step;
    for (const [name, value] of Object.entries(numbers) as [Name, number][]) {
      const samples = this.#samples.get(name) ?? [];
      if (isNew) samples.push(value);
      else samples[samples.length - 1] = value;
      this.#samples.set(name, samples.slice(-kept));
    }
  }

  of(name: Name): readonly number[] {
    const samples = this.#samples.get(name) ?? [];
    return samples.length < fewest ? [] : samples;
  }
}
