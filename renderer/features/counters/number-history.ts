import { hourMs, secondMs } from '../../../shared/kernel/instant.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';

const points = 24;
const stepMs = hourMs / 2;
const sampleMs = 15 * secondMs;
const kept = hourMs / sampleMs;

/** How many tickets were open at each half hour of the last twelve, told by the tickets that are still replicated. */
export function openHistory(facts: Iterable<TicketFacts>, now: number): readonly number[] {
  const first = now - (points - 1) * stepMs;
  const changes = new Array<number>(points + 1).fill(0);
  const slot = (at: number) => Math.min(points, Math.max(0, Math.ceil((at - first) / stepMs)));
  for (const { ticket, settledAt } of facts) {
    changes[slot(ticket.openedAt)] = (changes[slot(ticket.openedAt)] ?? 0) + 1;
    if (settledAt !== null) changes[slot(settledAt)] = (changes[slot(settledAt)] ?? 0) - 1;
  }
  let open = 0;
  return changes.slice(0, points).map((change) => {
    open += change;
    return open;
  });
}

/** What this window itself has seen of its numbers: one sample every fifteen seconds for an hour. */
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
    return this.#samples.get(name) ?? [];
  }
}
