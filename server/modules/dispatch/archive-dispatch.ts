import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Queryable } from '../../database/database.ts';
import { dispatchDays, tickets, workOrders } from '../../database/schema.ts';

/** Takes days before `day` (ISO date) and the orders of tickets that left the room out of its copy. */
export async function archiveDispatch(db: Queryable, day: string): Promise<void> {
  await db
    .update(dispatchDays)
    .set({ archived: true })
    .where(and(eq(dispatchDays.archived, false), lt(dispatchDays.day, day)));
  const gone = db.select({ id: tickets.id }).from(tickets).where(eq(tickets.archived, true));
  await db
    .update(workOrders)
    .set({ archived: true })
    .where(and(eq(workOrders.archived, false), inArray(workOrders.ticketId, gone)));
}
