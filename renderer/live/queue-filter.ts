import { type FilterSubject, matchesFilter } from '../../shared/domain/filters/matches-filter.ts';
import type { FilterGroup } from '../../shared/domain/filters/ticket-filter.ts';
import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import type { TicketKind, TicketStatus } from '../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { type QuickFilterName, quickFilters } from './quick-filters.ts';
import type { TicketFacts } from './ticket-facts.ts';

/** Within a facet any of the chosen values will do; every facet used must hold. An empty facet asks nothing. */
export type QueueFilter = {
  readonly quick: QuickFilterName;
  readonly text: string;
  readonly districts: readonly string[];
  readonly priorities: readonly Priority[];
  readonly statuses: readonly TicketStatus[];
  readonly kinds: readonly TicketKind[];
  readonly technicianIds: readonly string[];
  /** Only tickets opened at least this long ago. */
  readonly minimumAgeMs: number | null;
};

/** A saved filter asks for itself: neither a quick filter nor facets narrow it. */
export type SavedQuestion = { readonly expression: FilterGroup };
export type QueueQuestion = QueueFilter | SavedQuestion;

/** Whether time alone can change the answer. */
export const dependsOnTime = (question: QueueQuestion): boolean =>
  'expression' in question || question.minimumAgeMs !== null;

export const noFacets: Omit<QueueFilter, 'quick'> = {
  text: '',
  districts: [],
  priorities: [],
  statuses: [],
  kinds: [],
  technicianIds: [],
  minimumAgeMs: null,
};

export const hasFacets = (filter: QueueFilter): boolean =>
  filter.text !== '' ||
  filter.minimumAgeMs !== null ||
  [filter.districts, filter.priorities, filter.statuses, filter.kinds, filter.technicianIds].some(
    (values) => values.length > 0,
  );

export type FilterContext = {
  readonly me: AccountId | null;
  readonly now: Instant;
  subject(facts: TicketFacts): FilterSubject;
  /** Lower-case words of a ticket: number, customer, place, title. */
  words(facts: TicketFacts): string;
};

const oneOf = <Value>(chosen: readonly Value[], value: Value | null): boolean =>
  chosen.length === 0 || (value !== null && chosen.includes(value));

export function passes(facts: TicketFacts, filter: QueueQuestion, context: FilterContext): boolean {
  if ('expression' in filter) return matchesFilter(filter.expression, context.subject(facts));
  const { ticket } = facts;
  return (
    quickFilters[filter.quick](facts, context.me) &&
    oneOf(filter.priorities, ticket.priority) &&
    oneOf(filter.statuses, ticket.state.status) &&
    oneOf(filter.kinds, ticket.kind) &&
    oneOf(filter.districts, ticket.district) &&
    oneOf<string>(filter.technicianIds, facts.technicianId) &&
    (filter.minimumAgeMs === null || context.now - ticket.openedAt >= filter.minimumAgeMs) &&
    holdsWords(facts, filter.text, context)
  );
}

function holdsWords(facts: TicketFacts, text: string, context: FilterContext): boolean {
  if (text === '') return true;
  const words = context.words(facts);
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
