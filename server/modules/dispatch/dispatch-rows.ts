import { dispatchDaySchema } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { workOrderSchema } from '../../../shared/domain/dispatch/work-order.ts';
import type { dispatchDays, workOrders } from '../../database/schema.ts';

export const toOrder = ({ archived: _, ...row }: typeof workOrders.$inferSelect) =>
  workOrderSchema.parse(row);
export const toDay = ({ archived: _, ...row }: typeof dispatchDays.$inferSelect) =>
  dispatchDaySchema.parse(row);
