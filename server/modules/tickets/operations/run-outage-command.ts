import type { Refusal, Touched } from '../../../../shared/contracts/commands.ts';
import {
  decideAcceptance,
  decideDismissal,
  type OutageCommand,
  type OutageCommandInput,
} from '../../../../shared/domain/outages/decide-outage.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { accepted, type Result } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';
import type { AboutTickets } from '../../../commands/command-work.ts';
import { applyEvents } from './apply-events.ts';

type Outcome = Promise<Result<readonly Touched[], Refusal>>;

/** What the room says of a place of the network: it is the cause, or it is not. */
export const runOutageCommand: CommandHandler = (command, context) => {
  switch (command.name) {
    case 'outage.accept':
      return accept(command, context);
    case 'outage.dismiss':
      return dismiss(command.input, context);
    default:
      throw new Error(`Not an outage command: ${command.name}`);
  }
};

/** The new ticket and every link are one transaction: nobody sees half an outage. */
async function accept(
  command: Extract<OutageCommand & AboutTickets, { name: 'outage.accept' }>,
  context: CommandContext,
): Outcome {
  const { input } = command;
  const { tickets } = context.work;
  const parent = await tickets.lock(input.ticketId);
  const seen = await lockInOrder(input.ticketIds, context);
  const rules = await tickets.decisionContext(command, context.now);
  const decision = decideAcceptance(input, { parent, tickets: [...seen.values()] }, rules);
  if (!decision.ok) return decision;
  const { parent: opening, linked, link } = decision.value;
  const changed = [await applyEvents(input.ticketId, null, opening, context)];
  for (const id of linked) changed.push(await applyEvents(id, seen.get(id) ?? null, [link], context));
  return accepted(changed.map(({ id, version }) => ({ entity: 'tickets', id, version })));
}

/** Always by id: two outages that share tickets wait for each other and never both. */
async function lockInOrder(
  ids: readonly TicketId[],
  { work }: CommandContext,
): Promise<ReadonlyMap<TicketId, Ticket>> {
  const locked = new Map<TicketId, Ticket>();
  for (const id of [...new Set(ids)].sort()) {
    const ticket = await work.tickets.lock(id);
    if (ticket) locked.set(id, ticket);
  }
  return locked;
}

async function dismiss(
  input: OutageCommandInput<'outage.dismiss'>,
  { work, actor, issuedAt }: CommandContext,
): Outcome {
  const before = await work.outages.lockDismissal(input.siteId);
  const dismissal = decideDismissal(before, input, { byName: actor.name, now: issuedAt });
  await work.outages.saveDismissal(dismissal);
  return accepted([{ entity: 'dismissals', id: dismissal.id, version: dismissal.version }]);
}
