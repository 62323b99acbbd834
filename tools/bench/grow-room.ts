import type { ControlRoom } from '../../tests/support/control-room.ts';
import { askDatabase } from '../../tests/support/server-truth.ts';

/** Adds so many copies of open tickets; each copy is a ticket of its own with its own number. */
export async function growTo(room: ControlRoom, count: number): Promise<void> {
  await askDatabase(
    room,
    `insert into tickets (id, number, version, title, description, kind, priority, tier, source, customer_id, site_id,
       longitude, latitude, district, village, state, acknowledgement, response, resolution, opened_at, updated_at, reopened_count)
     select gen_random_uuid(), 'BEN-20000101-' || row_number() over (), version, title, description, kind, priority, tier, source,
       customer_id, site_id, longitude + (random() - 0.5) / 50, latitude + (random() - 0.5) / 50, district, village, state, acknowledgement,
       response, resolution, opened_at, updated_at, reopened_count
     from tickets cross join generate_series(1, $1::int) where not archived and status not in ('resolved', 'closed', 'cancelled')
     limit $2::int`,
    [Math.ceil(count / 30), count],
  );
}
