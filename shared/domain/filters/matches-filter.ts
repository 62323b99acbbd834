import { assertNever } from '../../kernel/assert-never.ts';
import type { AccountId, SiteId, TechnicianId } from '../../kernel/ids.ts';
import { type Instant, minuteMs } from '../../kernel/instant.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type {
  ChoiceCondition,
  FactCondition,
  FilterGroup,
  FilterNode,
  NumberCondition,
  TextCondition,
  Urgency,
} from './ticket-filter.ts';

/** A ticket and what a question about it may need beside it. */
export type FilterSubject = {
  readonly ticket: Ticket;
  readonly settled: boolean;
  readonly technicianId: TechnicianId | null;
  /** Null for a settled ticket, whose clock has come to rest. */
  readonly urgency: Urgency | null;
  /** Minutes of its resolution target, negative past it; null when the clock has come to rest. */
  readonly minutesLeft: number | null;
  readonly now: Instant;
  /** Who asks. */
  readonly me: AccountId | null;
  readonly customerName: string | null;
  /** The ticket's site and every place above it in the network. */
  readonly siteAncestors: readonly SiteId[];
};

/** A number that is not there is neither at least nor at most anything; a choice that is not there is none of any. */
export function matchesFilter(expression: FilterGroup, subject: FilterSubject): boolean {
  const holds = (node: FilterNode) => matchesNode(node, subject);
  switch (expression.match) {
    case 'all':
      return expression.of.every(holds);
    case 'any':
      return expression.of.some(holds);
    case 'none':
      return !expression.of.some(holds);
    default:
      return assertNever(expression.match);
  }
}

function matchesNode(node: FilterNode, subject: FilterSubject): boolean {
  switch (node.kind) {
    case 'group':
      return matchesFilter(node, subject);
    case 'choice':
      return isChosen(node, subject) === (node.operator === 'is-any-of');
    case 'text':
      return isContained(node, subject) === (node.operator === 'contains');
    case 'number':
      return isWithin(node, numberOf(node, subject));
    case 'fact':
      return factOf(node, subject) === node.is;
    default:
      return assertNever(node);
  }
}

function isChosen({ field, values }: ChoiceCondition, subject: FilterSubject): boolean {
  const chosen: readonly string[] = values;
  const has = (value: string | null) => value !== null && chosen.includes(value);
  const { ticket } = subject;
  switch (field) {
    case 'priority':
    case 'kind':
    case 'tier':
    case 'source':
    case 'district':
      return has(ticket[field]);
    case 'status':
      return has(ticket.state.status);
    case 'urgency':
      return has(subject.urgency);
    case 'outage':
      return has(ticket.outage?.role ?? 'none');
    case 'technician':
      return has(subject.technicianId);
    case 'site':
      return subject.siteAncestors.some(has);
    default:
      return assertNever(field);
  }
}

/** Upper and lower case are the same to a person who searches. */
const isContained = ({ field, text }: TextCondition, subject: FilterSubject): boolean =>
  (textOf(field, subject) ?? '').toLowerCase().includes(text.toLowerCase());

const textOf = (field: TextCondition['field'], { ticket, customerName }: FilterSubject): string | null =>
  field === 'customer' ? customerName : ticket[field];

const isWithin = ({ operator, value }: NumberCondition, number: number | null): boolean =>
  number !== null && (operator === 'at-least' ? number >= value : number <= value);

function numberOf({ field }: NumberCondition, { ticket, now, minutesLeft }: FilterSubject): number | null {
  switch (field) {
    case 'age-minutes':
      return (now - ticket.openedAt) / minuteMs;
    case 'minutes-left':
      return minutesLeft;
    case 'waiting-minutes':
      return ticket.state.status === 'waiting' ? (now - ticket.state.since) / minuteMs : null;
    case 'reopened-count':
      return ticket.reopenedCount;
    default:
      return assertNever(field);
  }
}

function factOf({ field }: FactCondition, { ticket, settled, technicianId, me }: FilterSubject): boolean {
  switch (field) {
    case 'settled':
      return settled;
    case 'acknowledged':
      return ticket.acknowledgement !== null;
    case 'assigned':
      return technicianId !== null;
    case 'mine':
      return me !== null && ticket.acknowledgement?.by === me;
    default:
      return assertNever(field);
  }
}
