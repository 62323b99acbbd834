import { eq } from 'drizzle-orm';
import type { DispatchWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { dispatchDays, parts, vans, workOrders } from '../../database/schema.ts';
import { toDay, toOrder, toPart, toVan } from './dispatch-rows.ts';

/*
 * A first version is inserted and never laid over another: two that meet are told apart by their key, and tried again.
 * What is written is in the room again, or whoever wrote it would wait for it for ever.
 */
export const dispatchWork = (transaction: Transaction): DispatchWork => ({
  async order(id) {
    const [row] = await transaction
      .select()
      .from(workOrders)
      .where(eq(workOrders.ticketId, id))
      .for('update');
    return row ? toOrder(row) : null;
  },
  async saveOrder(order) {
    if (order.version === 1) await transaction.insert(workOrders).values(order);
    else
      await transaction
        .update(workOrders)
        .set({ ...order, archived: false })
        .where(eq(workOrders.ticketId, order.ticketId));
  },
  async day(day) {
    const [row] = await transaction
      .select()
      .from(dispatchDays)
      .where(eq(dispatchDays.day, day))
      .for('update');
    return row ? toDay(row) : null;
  },
  async saveDay(day) {
    if (day.version === 1) await transaction.insert(dispatchDays).values(day);
    else
      await transaction
        .update(dispatchDays)
        .set({ ...day, archived: false })
        .where(eq(dispatchDays.day, day.day));
  },
  async van(id) {
    const [row] = await transaction.select().from(vans).where(eq(vans.technicianId, id)).for('update');
    return row ? toVan(row) : null;
  },
  async saveVan(van) {
    if (van.version === 1) await transaction.insert(vans).values(van);
    else await transaction.update(vans).set(van).where(eq(vans.technicianId, van.technicianId));
  },
  async part(id) {
    const [row] = await transaction.select().from(parts).where(eq(parts.id, id)).for('update');
    return row ? toPart(row) : null;
  },
  async savePart(part) {
    if (part.version === 1) await transaction.insert(parts).values(part);
    else await transaction.update(parts).set(part).where(eq(parts.id, part.id));
  },
});
