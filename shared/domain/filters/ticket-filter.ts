import { z } from 'zod';
import { siteIdSchema, technicianIdSchema } from '../../kernel/ids.ts';
import { textSchema } from '../../kernel/text.ts';
import { prioritySchema, serviceTierSchema } from '../sla/sla-policy.ts';
import { ticketKindSchema, ticketSourceSchema, ticketStatuses } from '../tickets/ticket.ts';

/** Where the resolution clock of an unsettled ticket stands: at risk from 80 % of its target, breached past it. */
export const urgencySchema = z.enum(['inside', 'at-risk', 'breached']);
export type Urgency = z.infer<typeof urgencySchema>;

const most = 50;
const isAnyOf = z.enum(['is-any-of', 'is-none-of']);
const choice = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) =>
  z.strictObject({
    kind: z.literal('choice'),
    field: z.literal(field),
    operator: isAnyOf,
    values: z.array(value).min(1).max(most),
  });

export const choiceConditionSchema = z.discriminatedUnion('field', [
  choice('priority', prioritySchema),
  choice('status', z.enum(ticketStatuses)),
  choice('kind', ticketKindSchema),
  choice('tier', serviceTierSchema),
  choice('source', ticketSourceSchema),
  choice('urgency', urgencySchema),
  choice('outage', z.enum(['cause', 'part', 'none'])),
  choice('district', z.string().max(100)),
  choice('technician', technicianIdSchema),
  /** The site itself or any place below it in the network. */
  choice('site', siteIdSchema),
]);
export type ChoiceCondition = z.infer<typeof choiceConditionSchema>;
export type ChoiceField = ChoiceCondition['field'];

export const textConditionSchema = z.strictObject({
  kind: z.literal('text'),
  field: z.enum(['title', 'number', 'customer', 'village', 'description']),
  operator: z.enum(['contains', 'does-not-contain']),
  text: textSchema(200),
});
export type TextCondition = z.infer<typeof textConditionSchema>;

/** Minutes, but for the count of times a ticket was reopened. Minutes left are negative past the target. */
export const numberConditionSchema = z.strictObject({
  kind: z.literal('number'),
  field: z.enum(['age-minutes', 'minutes-left', 'waiting-minutes', 'reopened-count']),
  operator: z.enum(['at-least', 'at-most']),
  value: z.number().min(-1_000_000).max(1_000_000),
});
export type NumberCondition = z.infer<typeof numberConditionSchema>;

export const factConditionSchema = z.strictObject({
  kind: z.literal('fact'),
  field: z.enum(['settled', 'acknowledged', 'assigned', 'mine']),
  is: z.boolean(),
});
export type FactCondition = z.infer<typeof factConditionSchema>;

export type FilterCondition = ChoiceCondition | TextCondition | NumberCondition | FactCondition;

/** `all` of nothing holds for every ticket, `any` of nothing for none. */
export type FilterGroup = {
  readonly kind: 'group';
  readonly match: 'all' | 'any' | 'none';
  readonly of: readonly FilterNode[];
};
export type FilterNode = FilterCondition | FilterGroup;

const deepest = 4;

const groupOf = (inner: z.ZodType<FilterNode>): z.ZodType<FilterGroup> =>
  z.strictObject({
    kind: z.literal('group'),
    match: z.enum(['all', 'any', 'none']),
    of: z.array(inner).max(most),
  });
const conditionSchema: z.ZodType<FilterCondition> = z.union([
  choiceConditionSchema,
  textConditionSchema,
  numberConditionSchema,
  factConditionSchema,
]);
const nodeSchema = (depth: number): z.ZodType<FilterNode> =>
  depth === 0 ? conditionSchema : z.union([conditionSchema, groupOf(nodeSchema(depth - 1))]);

/** Windows ask every ticket of the room all of it, as often as one changes. */
const mostConditions = 100;

const sizeOf = (node: FilterNode): number =>
  node.kind === 'group' ? node.of.reduce((sum, inner) => sum + sizeOf(inner), 1) : 1;

/** And/or groups of conditions on tickets, at most four deep. */
export const filterExpressionSchema: z.ZodType<FilterGroup> = groupOf(nodeSchema(deepest - 1)).refine(
  (expression) => sizeOf(expression) <= mostConditions,
  { message: `asks more than ${mostConditions} things` },
);
