import { z } from 'zod';
import { type BoardCommand, boardCommandInputs, boardRefusalSchema } from '../domain/boards/decide-board.ts';
import {
  type ChoiceCommand,
  choiceCommandInputs,
  choiceRefusalSchema,
} from '../domain/boards/personal-choice.ts';
import {
  type DispatchCommand,
  dispatchCommandInputs,
  dispatchRefusalSchema,
  planDaySchema,
} from '../domain/dispatch/dispatch-day.ts';
import { type PartCommand, partCommandInputs } from '../domain/dispatch/part.ts';
import { type VanCommand, vanCommandInputs } from '../domain/dispatch/van.ts';
import { type WorkOrderCommand, workOrderCommandInputs } from '../domain/dispatch/work-order.ts';
import {
  type FilterCommand,
  filterCommandInputs,
  filterRefusalSchema,
} from '../domain/filters/decide-filter.ts';
import {
  type HandOverCommand,
  handOverCommandInputs,
  handOverRefusalSchema,
} from '../domain/hand-over/decide-hand-over.ts';
import { type LogCommand, logCommandInputs, logRefusalSchema } from '../domain/hand-over/decide-log.ts';
import { type PinCommand, pinCommandInputs, pinRefusalSchema } from '../domain/hand-over/pin.ts';
import type { Role } from '../domain/identity/principal.ts';
import {
  type OutageCommand,
  outageCommandInputs,
  outageRefusalSchema,
} from '../domain/outages/decide-outage.ts';
import {
  type TechnicianCommand,
  technicianCommandInputs,
} from '../domain/technicians/technician-commands.ts';
import { ticketRefusalSchema } from '../domain/tickets/decide-ticket.ts';
import { type TicketCommand, ticketCommandInputs } from '../domain/tickets/ticket-commands.ts';
import { commandIdSchema } from '../kernel/ids.ts';
import { instantSchema } from '../kernel/instant.ts';

/** Who may give a command. Every command may wait on the desk while the server is away. */
type CommandTerms = { readonly roles: readonly Role[] };

const room = ['admin', 'supervisor', 'operator'] as const satisfies readonly Role[];
const frontDesk = [...room, 'customer-service'] as const satisfies readonly Role[];
/** Who hands out and plans work. */
export const roomRoles: readonly Role[] = room;
const field = [...room, 'technician'] as const satisfies readonly Role[];
const lead = ['admin', 'supervisor'] as const satisfies readonly Role[];
/** Whoever sees boards may keep their own. */
const boardKeepers = [...frontDesk, 'manager'] as const satisfies readonly Role[];

const terms = (roles: readonly Role[]): CommandTerms => ({ roles });

/** Every command of the product by name. */
export const commandTerms = {
  'ticket.open': terms(frontDesk),
  'ticket.acknowledge': terms([...frontDesk, 'acknowledging-display']),
  'ticket.assign': terms(room),
  'ticket.auto-assign': terms(room),
  'ticket.unassign': terms(room),
  'ticket.depart': terms(field),
  'ticket.arrive': terms(field),
  'ticket.wait': terms(field),
  'ticket.resume': terms(field),
  'ticket.resolve': terms(field),
  'ticket.close': terms(frontDesk),
  'ticket.cancel': terms(room),
  'ticket.reopen': terms(frontDesk),
  'ticket.change-priority': terms(room),
  'ticket.add-note': terms([...frontDesk, 'technician']),
  'ticket.join-outage': terms(room),
  'ticket.leave-outage': terms(room),
  'outage.accept': terms(room),
  'outage.dismiss': terms(room),
  'technician.set-availability': terms([...lead, 'technician']),
  'technician.set-team': terms(lead),
  'board.save': terms(boardKeepers),
  'board.remove': terms(boardKeepers),
  'filter.save': terms(boardKeepers),
  'filter.remove': terms(boardKeepers),
  'choice.first-board': terms(boardKeepers),
  'log.write': terms(frontDesk),
  'log.strike': terms(frontDesk),
  'pin.set': terms(room),
  'pin.lift': terms(room),
  'hand-over.close': terms(room),
  'hand-over.take': terms(room),
  'work-order.set': terms(frontDesk),
  'dispatch.set-shift': terms(lead),
  'dispatch.set-routes': terms(lead),
  'dispatch.set-weights': terms(lead),
  'dispatch.publish': terms(lead),
  'van.set': terms(lead),
  'part.save': terms(lead),
} as const satisfies Record<CommandName, CommandTerms>;

export const commandInputs = {
  ...ticketCommandInputs,
  ...outageCommandInputs,
  ...technicianCommandInputs,
  ...boardCommandInputs,
  ...filterCommandInputs,
  ...choiceCommandInputs,
  ...logCommandInputs,
  ...pinCommandInputs,
  ...handOverCommandInputs,
  ...workOrderCommandInputs,
  ...dispatchCommandInputs,
  ...vanCommandInputs,
  ...partCommandInputs,
} as const;

export type CommandName = keyof typeof commandInputs;
export type CommandInput<Name extends CommandName> = z.infer<(typeof commandInputs)[Name]>;
export type Command = {
  [Name in CommandName]: { readonly name: Name; readonly input: CommandInput<Name> };
}[CommandName];

export const isTicketCommand = (command: Command): command is TicketCommand =>
  Object.hasOwn(ticketCommandInputs, command.name);
export const isOutageCommand = (command: Command): command is OutageCommand =>
  Object.hasOwn(outageCommandInputs, command.name);
export const isTechnicianCommand = (command: Command): command is TechnicianCommand =>
  Object.hasOwn(technicianCommandInputs, command.name);
export const isBoardCommand = (command: Command): command is BoardCommand =>
  Object.hasOwn(boardCommandInputs, command.name);
export const isFilterCommand = (command: Command): command is FilterCommand =>
  Object.hasOwn(filterCommandInputs, command.name);
export const isChoiceCommand = (command: Command): command is ChoiceCommand =>
  Object.hasOwn(choiceCommandInputs, command.name);
export const isLogCommand = (command: Command): command is LogCommand =>
  Object.hasOwn(logCommandInputs, command.name);
export const isPinCommand = (command: Command): command is PinCommand =>
  Object.hasOwn(pinCommandInputs, command.name);
export const isHandOverCommand = (command: Command): command is HandOverCommand =>
  Object.hasOwn(handOverCommandInputs, command.name);

export const isWorkOrderCommand = (command: Command): command is WorkOrderCommand =>
  Object.hasOwn(workOrderCommandInputs, command.name);
export const isDispatchCommand = (command: Command): command is DispatchCommand =>
  Object.hasOwn(dispatchCommandInputs, command.name);

export const isVanCommand = (command: Command): command is VanCommand =>
  Object.hasOwn(vanCommandInputs, command.name);
export const isPartCommand = (command: Command): command is PartCommand =>
  Object.hasOwn(partCommandInputs, command.name);

export const commandNameSchema = z.enum(Object.keys(commandInputs) as [CommandName, ...CommandName[]]);

/** A command parsed at the edge, or the one sentence that says what is wrong with it. */
export function parseCommand(name: CommandName, input: unknown): Command {
  return { name, input: commandInputs[name].parse(input) } as Command;
}

/** Commands of one desk travel together, so many at most. */
export const largestBatch = 100;
/** So many a window gives its desk at once: more than a day has visits. */
export const largestList = 2000;

/** What travels from desk to server. `issuedAt` is the desk's clock, corrected by its measured offset to the server's. */
export const commandEnvelopeSchema = z.strictObject({
  id: commandIdSchema,
  name: commandNameSchema,
  input: z.unknown(),
  issuedAt: instantSchema,
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

export const refusalSchema = z.union([
  ticketRefusalSchema,
  outageRefusalSchema,
  boardRefusalSchema,
  filterRefusalSchema,
  choiceRefusalSchema,
  logRefusalSchema,
  pinRefusalSchema,
  handOverRefusalSchema,
  dispatchRefusalSchema,
  z.strictObject({ code: z.literal('forbidden'), role: z.string() }),
  z.strictObject({ code: z.literal('invalid-input'), detail: z.string() }),
  z.strictObject({ code: z.literal('id-reused') }),
  /** The server is older than the command. */
  z.strictObject({ code: z.literal('unknown-command') }),
  /** The desk has it, and no longer the command it was given after. */
  z.strictObject({ code: z.literal('leader-lost') }),
  /** The server is newer than the desk and named a reason the desk has no words for. */
  z.strictObject({ code: z.literal('unknown-reason'), reason: z.string() }),
]);
export type Refusal = z.infer<typeof refusalSchema>;

/** The shapes whose rows commands change, each with a `version` column. */
export const touchedEntitySchema = z.enum([
  'tickets',
  'technicians',
  'dismissals',
  'boards',
  'filters',
  'choices',
  'pins',
  'log',
  'handOvers',
  'workOrders',
  'dispatchDays',
  'vans',
  'parts',
]);
export type TouchedEntity = z.infer<typeof touchedEntitySchema>;

/** A row the command changed, and the version at which it contains the change; of a removed row, the one after its last. */
export const touchedSchema = z.strictObject({
  entity: touchedEntitySchema,
  /** The row's key: a uuid, or a day. */
  id: z.union([z.uuid(), planDaySchema]),
  version: z.int().positive(),
});
export type Touched = z.infer<typeof touchedSchema>;

/** Final: the same command id is answered with the same outcome for ever. */
export const commandOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accepted'),
    /** Postgres transaction id (32 bit, as Electric reports it in `headers.txids`). */
    transactionId: z.string(),
    touched: z.array(touchedSchema),
  }),
  z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema }),
]);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;
