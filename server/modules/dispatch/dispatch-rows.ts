import { dispatchDaySchema } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { partSchema } from '../../../shared/domain/dispatch/part.ts';
import { vanSchema } from '../../../shared/domain/dispatch/van.ts';
import { workOrderSchema } from '../../../shared/domain/dispatch/work-order.ts';
import type { dispatchDays, parts, vans, workOrders } from '../../database/schema.ts';

export const toOrder = ({ archived: _, ...row }: typeof workOrders.$inferSelect) =>
  workOrderSchema.parse(row);
export const toDay = ({ archived: _, ...row }: typeof dispatchDays.$inferSelect) =>
  dispatchDaySchema.parse(row);
export const toVan = (row: typeof vans.$inferSelect) => vanSchema.parse(row);
export const toPart = (row: typeof parts.$inferSelect) => partSchema.parse(row);
