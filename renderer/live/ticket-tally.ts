import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import { dependsOnTime, type FilterContext, passes, type QueueQuestion } from './queue-filter.ts';
import type { QueueSource } from './queue-model.ts';
import type { TicketFacts } from './ticket-facts.ts';

export const figureNames = ['breached', 'atRisk', 'unassigned', 'unacknowledged', 'open'] as const;
export type FigureName = (typeof figureNames)[number];
export type TicketSums = Readonly<Record<Priority | FigureName, number>>;

const nothing: TicketSums = {
  ...{ critical: 0, high: 0, normal: 0, low: 0 },
  ...{ breached: 0, atRisk: 0, unassigned: 0, unacknowledged: 0, open: 0 },
};

type TallySource = Pick<QueueSource, 'facts' | 'context' | 'version'>;

/**
 * How many tickets a question holds, by severity and by what is asked of somebody: kept by adding what came and taking
 * away what went. To count 20,000 anew each second was a twentieth of a window's thread.
 */
export class TicketTally {
  readonly #source: TallySource;
  readonly #question: QueueQuestion;
  /** As each was when it was counted: what it added then is what leaves with it. */
  readonly #counted = new Map<string, TicketFacts>();
  readonly #listeners = new Set<() => void>();
  /** What was told last, and what it is by now. */
  #sums = nothing;
  readonly #counting = { ...nothing };
  #builtAt = '';

  constructor(source: TallySource, question: QueueQuestion) {
    this.#source = source;
    this.#question = question;
    this.rebuild();
  }

  /** Another object whenever a number is another. */
  get sums(): TicketSums {
    return this.#sums;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** As a rebuild, of what has not changed since the last one nothing. */
  catchUp(): void {
    if (this.#source.version() !== this.#builtAt) this.rebuild();
  }

  rebuild(): void {
    this.#builtAt = this.#source.version();
    this.#counted.clear();
    Object.assign(this.#counting, nothing);
    this.#count(this.#source.facts.keys());
    this.tell();
  }

  /** Takes the tickets that changed, by id; ids without facts are gone. */
  take(ids: ReadonlySet<string>): void {
    if (ids.size > 0) this.#count(ids);
  }

  /** Tells who listens, when a number is another than they were told. */
  tell(): void {
    const names = Object.keys(nothing) as (Priority | FigureName)[];
    if (names.every((name) => this.#counting[name] === this.#sums[name])) return;
    this.#sums = { ...this.#counting };
    for (const listener of this.#listeners) listener();
  }

  /** Once a minute: some questions are about time. */
  followTime(): void {
    if (dependsOnTime(this.#question)) this.rebuild();
  }

  #count(ids: Iterable<string>): void {
    const context = this.#source.context();
    for (const id of ids) this.#recount(id, context);
  }

  #recount(id: string, context: FilterContext): void {
    const before = this.#counted.get(id);
    const facts = this.#source.facts.get(id);
    const after = facts && passes(facts, this.#question, context) ? facts : undefined;
    if (before) add(this.#counting, before, -1);
    if (after) add(this.#counting, after, 1);
    if (after) this.#counted.set(id, after);
    else this.#counted.delete(id);
  }
}

function add(sums: Record<Priority | FigureName, number>, facts: TicketFacts, step: 1 | -1): void {
  const { ticket, settled, urgency, technicianId, explained } = facts;
  sums[ticket.priority] += step;
  if (settled) return;
  sums.open += step;
  if (urgency === 'breached') sums.breached += step;
  if (urgency === 'at-risk') sums.atRisk += step;
  if (technicianId === null && !explained) sums.unassigned += step;
  if (ticket.acknowledgement === null) sums.unacknowledged += step;
}
