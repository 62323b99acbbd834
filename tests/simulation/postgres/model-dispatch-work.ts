import type { DispatchWork } from '../../../server/commands/command-work.ts';
import type { DispatchDay } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Part } from '../../../shared/domain/dispatch/part.ts';
import type { Van } from '../../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import { lockedRows } from './model-locked-rows.ts';
import type { Way } from './way.ts';

/** What commands on work orders and days ask of Postgres, beside `server/modules/dispatch/dispatch-work.ts`. */
export function dispatchOn(way: Way): DispatchWork {
  const { locked, save } = lockedRows(way);
  return {
    order: (id) => locked<WorkOrder>('work_orders', id),
    saveOrder: (order) => save('work_orders', order.ticketId, order),
    day: (day) => locked<DispatchDay>('dispatch_days', day),
    saveDay: (day) => save('dispatch_days', day.day, day),
    van: (id) => locked<Van>('vans', id),
    saveVan: (van) => save('vans', van.technicianId, van),
    part: (id) => locked<Part>('parts', id),
    savePart: (part) => save('parts', part.id, part),
  };
}
