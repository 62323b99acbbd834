import type { ControlRoom } from '../../tests/support/control-room.ts';
import { askDatabase } from '../../tests/support/server-truth.ts';

/** What reports are made of: a copy that repeats another's words would be smaller on the wire than any real ticket. */
const words =
  'ONT kabel putus lampu merah kedip sinyal lemah redup hujan tiang miring rumah depan warung jalan gang ujung sejak pagi malam kemarin sudah coba ulang mati nyala lambat sekali video rapat anak sekolah kantor toko pelanggan minta teknisi datang cepat tolong dicek sambungan kotak terbuka tikus gigit konektor longgar adaptor panas ganti router wifi lantai dua kamar jauh'.split(
    ' ',
  );

/** Adds so many copies of open tickets; each is a ticket of its own with its own number, place and words. */
export async function growTo(room: ControlRoom, count: number): Promise<void> {
  await askDatabase(
    room,
    `insert into tickets (id, number, version, title, description, kind, priority, tier, source, customer_id, site_id,
       longitude, latitude, district, village, state, acknowledgement, response, resolution, opened_at, updated_at, reopened_count)
     select gen_random_uuid(), 'BEN-20000101-' || copy.place, version, title, said.words, kind, priority, tier, source,
       customer_id, site_id, longitude + (random() - 0.5) / 50, latitude + (random() - 0.5) / 50, district, village, state, acknowledgement,
       response, resolution, opened_at, updated_at, reopened_count
     from (
       select tickets.*, row_number() over () as place from tickets cross join generate_series(1, $1::int)
       where not archived and status not in ('resolved', 'closed', 'cancelled')
       limit $2::int
     ) copy
     cross join lateral (
       select string_agg(($3::text[])[1 + floor(random() * cardinality($3::text[]))::int], ' ') as words
       from generate_series(1, 6 + (copy.place % 9)::int)
     ) said`,
    [Math.ceil(count / 30), count, words],
  );
}
