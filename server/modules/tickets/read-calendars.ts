import { businessTime, calendarSchema } from '../../../shared/domain/sla/calendar.ts';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { Queryable } from '../../database/database.ts';
import { calendars } from '../../database/schema.ts';

/** When SLA time counts, by calendar. @throws when a calendar is asked for that there is not */
export async function readCalendars(db: Queryable): Promise<BusinessTimeLookup> {
  const rows = await db.select().from(calendars);
  const times = new Map(rows.map((row) => [row.id, businessTime(calendarSchema.parse(row))]));
  return (id) => {
    const found = times.get(id);
    if (!found) throw new Error(`There is no calendar called ${id}`);
    return found;
  };
}
