import { isWorkOrderCommand } from '../../../../shared/contracts/commands.ts';
import { decideWorkOrder } from '../../../../shared/domain/dispatch/work-order.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandHandler } from '../../../commands/command-handler.ts';

/** Says something of the visit of a ticket. */
export const runWorkOrderCommand: CommandHandler = async (command, { work, actor: by, issuedAt, now }) => {
  if (!isWorkOrderCommand(command)) throw new Error(`Not a command on a work order: ${command.name}`);
  const order = await work.dispatch.order(command.input.ticketId);
  const decision = decideWorkOrder(order, command, { by, issuedAt, now });
  if (!decision.ok) return decision;
  await work.dispatch.saveOrder(decision.value);
  const { ticketId: id, version } = decision.value;
  return accepted([{ entity: 'workOrders', id, version }]);
};
