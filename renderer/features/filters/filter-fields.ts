import type {
  ChoiceField,
  FactCondition,
  FilterCondition,
  FilterGroup,
  NumberCondition,
  TextCondition,
} from '../../../shared/domain/filters/ticket-filter.ts';
import { urgencySchema } from '../../../shared/domain/filters/ticket-filter.ts';
import { prioritySchema, serviceTierSchema } from '../../../shared/domain/sla/sla-policy.ts';
import {
  ticketKindSchema,
  ticketSourceSchema,
  ticketStatuses,
} from '../../../shared/domain/tickets/ticket.ts';
import { assertNever } from '../../../shared/kernel/assert-never.ts';

export type FilterField =
  | ChoiceField
  | TextCondition['field']
  | NumberCondition['field']
  | FactCondition['field'];

/** In the order in which a person looks for them. */
export const filterFields: readonly FilterField[] = [
  'priority',
  'status',
  'urgency',
  'minutes-left',
  'age-minutes',
  'waiting-minutes',
  'district',
  'village',
  'site',
  'technician',
  'customer',
  'outage',
  'kind',
  'tier',
  'source',
  'title',
  'description',
  'number',
  'reopened-count',
  'acknowledged',
  'assigned',
  'mine',
  'settled',
];

/** Values that are the same in every room, each with the language key of its word; others are rows of this one. */
export const fixedValues: Partial<
  Record<ChoiceField, { readonly values: readonly string[]; readonly words: string }>
> = {
  priority: { values: prioritySchema.options.toReversed(), words: 'priority' },
  status: { values: ticketStatuses, words: 'status' },
  kind: { values: ticketKindSchema.options, words: 'kind' },
  tier: { values: serviceTierSchema.options, words: 'tier' },
  source: { values: ticketSourceSchema.options, words: 'source' },
  outage: { values: ['cause', 'part', 'none'], words: 'outage.roles' },
  urgency: { values: urgencySchema.options, words: 'filters.urgency' },
};

const numberFields: readonly string[] = ['age-minutes', 'minutes-left', 'waiting-minutes', 'reopened-count'];
const textFields: readonly string[] = ['title', 'number', 'customer', 'village', 'description'];
const factFields: readonly string[] = ['settled', 'acknowledged', 'assigned', 'mine'];

/** A question about a field as it begins: choices and texts are still to be filled. */
export function newCondition(field: FilterField): FilterCondition {
  if (numberFields.includes(field))
    return { kind: 'number', field: field as NumberCondition['field'], operator: 'at-least', value: 60 };
  if (textFields.includes(field))
    return { kind: 'text', field: field as TextCondition['field'], operator: 'contains', text: '' };
  if (factFields.includes(field)) return { kind: 'fact', field: field as FactCondition['field'], is: true };
  return { kind: 'choice', field, operator: 'is-any-of', values: [] } as FilterCondition;
}

/** Whether every question in it has been asked to its end. */
export function isComplete(group: FilterGroup): boolean {
  return group.of.every((node) => {
    switch (node.kind) {
      case 'group':
        return isComplete(node);
      case 'choice':
        return node.values.length > 0;
      case 'text':
        return node.text.trim() !== '';
      case 'number':
        return Number.isFinite(node.value);
      case 'fact':
        return true;
      default:
        return assertNever(node);
    }
  });
}
