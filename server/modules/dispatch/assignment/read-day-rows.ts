import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { DayRows } from '../../../../shared/domain/dispatch/day-visits.ts';
import { mondayOf } from '../../../../shared/domain/dispatch/usual-week.ts';
import type { Van } from '../../../../shared/domain/dispatch/van.ts';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { type Instant, instant } from '../../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../../shared/kernel/local-day.ts';
import type { Queryable } from '../../../database/database.ts';
import {
  customers,
  dispatchDays,
  parts,
  sites,
  tickets,
  vans,
  workOrders,
} from '../../../database/schema.ts';
import { listTechnicianPositions, listTechnicians } from '../../technicians/index.ts';
import { toTicket } from '../../tickets/index.ts';
import { toDay, toOrder, toPart, toVan } from '../dispatch-rows.ts';

/** Of the room what routes are made of, as its windows have it: what somebody holds or a plan names, and these tickets. */
export async function readDayRows(db: Queryable, asked: readonly Ticket[], now: Instant): Promise<DayRows> {
  const today = localDay(now);
  // Last night's shifts go on until the morning, and the overtime of a week is counted from its Monday.
  const [since = today] = [dayAfter(today, -1), mondayOf(today)].sort();
  const days = (await db.select().from(dispatchDays).where(gte(dispatchDays.day, since))).map(toDay);
  const coming = days.filter(({ day }) => day >= today);
  const named = coming.flatMap(({ routes }) => routes.flatMap(({ ticketIds }) => ticketIds));
  const carried = (await db.select().from(parts)).map(toPart);
  const counted = (await db.select().from(vans)).map(toVan);
  const held = await listHeldAndNamed(db, named);
  const settled = await listSettledSince(db, firstAsked(counted, now));
  const all = new Map([...asked, ...settled, ...held].map((each) => [each.id, each]));
  const orders = await db
    .select()
    .from(workOrders)
    .where(inArray(workOrders.ticketId, [...all.keys()]));
  const technicians = await listTechnicians(db);
  const positions = await listTechnicianPositions(db);
  return {
    tickets: all,
    workOrders: new Map(orders.map(toOrder).map((order) => [order.ticketId, order])),
    technicians: new Map(technicians.map((technician) => [technician.id, technician])),
    positions: new Map(positions.map((report) => [report.technicianId, report])),
    dispatchDays: new Map(days.map((day) => [day.day, day])),
    parts: new Map(carried.map((part) => [part.id, part])),
    vans: new Map(counted.map((van) => [van.technicianId, van])),
    ...(await readPlaces(db, [...asked, ...held], counted)),
  };
}

async function listHeldAndNamed(db: Queryable, named: readonly string[]): Promise<readonly Ticket[]> {
  /* In the words of the index `tickets_technician_active`, or Postgres would read the whole room. */
  const isHeld = sql`${tickets.state} ->> 'status' in ('assigned', 'en-route', 'on-site', 'waiting')`;
  const held = await db
    .select()
    .from(tickets)
    .where(and(isHeld, sql`${tickets.technicianId} is not null`));
  const others =
    named.length > 0
      ? await db
          .select()
          .from(tickets)
          .where(inArray(tickets.id, [...named]))
      : [];
  return [...held, ...others].map(toTicket);
}

/** Since when it matters what was settled: a count is less what was used after it, a day's driving less what was driven. */
const firstAsked = (vans: readonly Van[], now: Instant): Instant | null => {
  const counts = vans.flatMap(({ stock }) => stock?.countedAt ?? []);
  const today = vans.some(({ mostDrivingMinutes }) => mostDrivingMinutes !== null)
    ? [startOfDay(localDay(now))]
    : [];
  const moments = [...counts, ...today];
  return moments.length === 0 ? null : instant(Math.min(...moments));
};

async function listSettledSince(db: Queryable, since: Instant | null): Promise<readonly Ticket[]> {
  if (since === null) return [];
  const isSettled = sql`${tickets.state} ->> 'status' in ('resolved', 'closed')`;
  const rows = await db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.archived, false),
        gte(tickets.updatedAt, since),
        isSettled,
        isNotNull(tickets.technicianId),
      ),
    );
  return rows.map(toTicket);
}

/** Where customers and sites are, for tickets that do not say themselves, and the sites at which days end. */
async function readPlaces(
  db: Queryable,
  all: readonly Ticket[],
  vans: readonly Van[],
): Promise<Pick<DayRows, 'customers' | 'sites'>> {
  const unplaced = all.filter(({ position }) => position === null);
  const customerIds = unplaced.flatMap(({ customerId }) => customerId ?? []);
  const siteIds = [
    ...unplaced.flatMap(({ siteId }) => siteId ?? []),
    ...vans.flatMap(({ dayEnd }) => (dayEnd?.kind === 'site' ? dayEnd.siteId : [])),
  ];
  const { id, name, longitude, latitude } = customers;
  const customerRows =
    customerIds.length > 0
      ? await db.select({ id, name, longitude, latitude }).from(customers).where(inArray(id, customerIds))
      : [];
  const siteRows = siteIds.length > 0 ? await db.select().from(sites).where(inArray(sites.id, siteIds)) : [];
  return {
    customers: new Map(customerRows.map((row) => [row.id, { name: row.name, position: positionIn(row) }])),
    sites: new Map(siteRows.map((row) => [row.id, { position: positionIn(row) }])),
  };
}

const positionIn = ({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }) => ({
  longitude,
  latitude,
});
