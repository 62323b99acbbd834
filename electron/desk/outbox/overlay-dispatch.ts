import {
  isDispatchCommand,
  isPartCommand,
  isVanCommand,
  isWorkOrderCommand,
} from '../../../shared/contracts/commands.ts';
import { type DispatchDay, decideDispatch } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { decidePart, type Part } from '../../../shared/domain/dispatch/part.ts';
import { decideVan, type Van } from '../../../shared/domain/dispatch/van.ts';
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

export const overlayVan = (synced: Van | null, laying: Laying): Van | null =>
  lay(synced, laying, (van, command, acting) =>
    isVanCommand(command) ? decideVan(van, command, acting) : null,
  );

export const overlayPart = (synced: Part | null, laying: Laying): Part | null =>
  lay(synced, laying, (part, command, acting) =>
    isPartCommand(command) ? decidePart(part, command, acting) : null,
  );
