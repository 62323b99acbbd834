import type { ControlRoom } from './control-room.ts';
import { askDatabase } from './server-truth.ts';

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

/** Adds so many technicians at work, each where some customer lives, and half of them on the road. */
export async function addTechnicians(room: ControlRoom, count: number): Promise<void> {
  await askDatabase(
    room,
    `with hired as (
       insert into technicians (id, name, phone, skills, home_longitude, home_latitude, team, availability)
       select gen_random_uuid(), 'Teknisi ' || n, '+62812' || (10000000 + n), '["ont"]', 107.3, -6.3, null,
         jsonb_build_object('kind', 'on-shift', 'until',
           floor(extract(epoch from now() + interval '6 hours') * 1000))
       from generate_series(1, $1::int) n
       returning id),
     numbered as (select id, row_number() over () as n from hired),
     places as (select longitude, latitude, row_number() over (order by id) as n from customers)
     insert into technician_positions (technician_id, longitude, latitude, heading_degrees, speed_kmh, recorded_at)
     select numbered.id, places.longitude, places.latitude,
       case when numbered.n % 2 = 0 then (numbered.n * 37) % 360 end,
       case when numbered.n % 2 = 0 then 25 else 0 end, now()
     from numbered join places using (n)`,
    [count],
  );
}
