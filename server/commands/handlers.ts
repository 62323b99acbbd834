import { runBoardCommand, runChoiceCommand, runFilterCommand } from '../modules/boards/index.ts';
import {
  runDispatchCommand,
  runPartCommand,
  runVanCommand,
  runWorkOrderCommand,
} from '../modules/dispatch/index.ts';
import { runHandOverCommand, runLogCommand, runPinCommand } from '../modules/hand-over/index.ts';
import { runTechnicianCommand } from '../modules/technicians/index.ts';
import { runOutageCommand, runTicketCommand } from '../modules/tickets/index.ts';
import type { CommandHandlers } from './command-handler.ts';

/** Which module answers for which command. */
export const commandHandlers: CommandHandlers = {
  'ticket.open': runTicketCommand,
  'ticket.acknowledge': runTicketCommand,
  'ticket.assign': runTicketCommand,
  'ticket.auto-assign': runTicketCommand,
  'ticket.unassign': runTicketCommand,
  'ticket.depart': runTicketCommand,
  'ticket.arrive': runTicketCommand,
  'ticket.wait': runTicketCommand,
  'ticket.resume': runTicketCommand,
  'ticket.resolve': runTicketCommand,
  'ticket.close': runTicketCommand,
  'ticket.cancel': runTicketCommand,
  'ticket.reopen': runTicketCommand,
  'ticket.change-priority': runTicketCommand,
  'ticket.add-note': runTicketCommand,
  'ticket.join-outage': runTicketCommand,
  'ticket.leave-outage': runTicketCommand,
  'outage.accept': runOutageCommand,
  'outage.dismiss': runOutageCommand,
  'technician.set-availability': runTechnicianCommand,
  'technician.set-team': runTechnicianCommand,
  'board.save': runBoardCommand,
  'board.remove': runBoardCommand,
  'filter.save': runFilterCommand,
  'filter.remove': runFilterCommand,
  'choice.first-board': runChoiceCommand,
  'log.write': runLogCommand,
  'log.strike': runLogCommand,
  'pin.set': runPinCommand,
  'pin.lift': runPinCommand,
  'hand-over.close': runHandOverCommand,
  'hand-over.take': runHandOverCommand,
  'work-order.set': runWorkOrderCommand,
  'dispatch.set-shift': runDispatchCommand,
  'dispatch.set-routes': runDispatchCommand,
  'dispatch.set-weights': runDispatchCommand,
  'dispatch.publish': runDispatchCommand,
  'van.set': runVanCommand,
  'part.save': runPartCommand,
};
