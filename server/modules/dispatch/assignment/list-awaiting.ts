import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { type Priority, priorityRank, prioritySchema } from '../../../../shared/domain/sla/sla-policy.ts';
import { type TicketId, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../../shared/kernel/local-day.ts';
import type { Queryable } from '../../../database/database.ts';
import { tickets } from '../../../database/schema.ts';

/**
 * Tickets the rule may give away by itself, the most urgent first: of this priority or a higher one, in nobody's hands,
 * with a visit to be made today. What a plan names goes out with the plan; what a person took back from somebody, or let
 * go of, is a person's to give.
 */
export async function listAwaiting(
  db: Queryable,
  { priority, now }: { readonly priority: Priority; readonly now: Instant },
): Promise<readonly TicketId[]> {
  const today = localDay(now);
  const tomorrow = startOfDay(dayAfter(today));
  const wanted = prioritySchema.options.filter((each) => priorityRank[each] <= priorityRank[priority]);
  const rows = await db
    .select({ id: tickets.id, priority: tickets.priority })
    .from(tickets)
    .where(
      and(
        eq(tickets.archived, false),
        eq(tickets.status, 'open'),
        inArray(tickets.priority, wanted),
        ne(tickets.kind, 'account'),
        sql`${tickets.outage} ->> 'role' is distinct from 'part'`,
        sql`not exists (
          select from work_orders where ticket_id = ${tickets.id}
            and (not needs_visit or (promise ->> 'from')::bigint >= ${tomorrow})
        )`,
        sql`not exists (
          select from dispatch_days, jsonb_array_elements(routes) as route
          where day >= ${today} and route -> 'ticketIds' ? ${tickets.id}::text
        )`,
        sql`not exists (
          select from ticket_events where ticket_id = ${tickets.id} and body ->> 'type' = 'unassigned'
        )`,
      ),
    )
    .orderBy(tickets.openedAt);
  const rankOf = ({ priority: text }: { readonly priority: string }) =>
    priorityRank[prioritySchema.parse(text)];
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b)).map(({ id }) => ticketIdSchema.parse(id));
}
