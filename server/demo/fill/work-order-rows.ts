import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import { type RowShape, timestamp } from './row-shapes.ts';

export const workOrderRows: RowShape<WorkOrder> = {
  table: 'work_orders',
  columns: ['ticket_id', 'version', 'needs_visit', 'promise', 'by', 'by_name', 'at'],
  valuesOf: (order) => [
    order.ticketId,
    order.version,
    order.needsVisit,
    order.promise,
    order.by,
    order.byName,
    timestamp(order.at),
  ],
};
