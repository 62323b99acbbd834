import { isDispatchCommand, isWorkOrderCommand } from '../../../shared/contracts/commands.ts';
import { type DispatchDay, decideDispatch } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { decideWorkOrder, type WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import { type Laying, lay } from './lay-commands.ts';

export const overlayOrder = (synced: WorkOrder | null, laying: Laying): WorkOrder | null =>
  lay(synced, laying, (order, command, acting) =>
    isWorkOrderCommand(command) ? decideWorkOrder(order, command, acting) : null,
  );

export const overlayDay = (synced: DispatchDay | null, laying: Laying): DispatchDay | null =>
  lay(synced, laying, (day, command, acting) =>
    isDispatchCommand(command) ? decideDispatch(day, command, acting) : null,
  );
