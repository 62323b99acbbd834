import { z } from 'zod';
import type { ControlRoom } from './control-room.ts';
import { askDatabase } from './server-truth.ts';

const terminalSchema = z.object({ id: z.string(), code: z.string() });
export type Terminal = Readonly<z.infer<typeof terminalSchema>>;

/** Customers of one terminal report within the same minutes; each is a row as the server writes it. */
const reports = `
  insert into tickets (id, number, version, title, description, kind, priority, tier, source, customer_id, site_id,
    longitude, latitude, district, village, state, acknowledgement, response, resolution, opened_at, updated_at)
  select gen_random_uuid(), 'TKT-20260101-' || ($3::int + row_number() over ()), 1, 'Internet mati total', '', 'outage',
    'normal', 'home', 'phone', null, odp.id, odp.longitude, odp.latitude, odp.district, odp.village,
    '{"status":"open"}', null, model.response, model.resolution, now() - interval '5 minutes', now()
  from (select sites.* from generate_series(1, 9) turn, sites where parent_id = $1 order by turn, code limit $2) odp
  cross join (select response, resolution from tickets where status = 'open' limit 1) model`;

const quietestTerminal = `
  select olt.id, olt.code from sites olt join sites odp on odp.parent_id = olt.id
  left join tickets t on t.site_id = odp.id and not t.archived
  where olt.kind = 'olt' group by olt.id having count(distinct odp.id) >= 4
  order by count(t.id), count(distinct odp.id) desc, olt.code limit 1`;

/** At some hours even the quietest has a fault of its own, which would be counted with what is reported here. */
const noFaultsBehind = `
  update tickets set kind = 'account', version = version + 1
  where kind in ('outage', 'degraded') and site_id in (select id from sites where id = $1 or parent_id = $1)`;

/** The terminal with the fewest faults behind it, and with none from now on. */
export async function quietTerminal(room: ControlRoom): Promise<Terminal> {
  const [terminal] = z.array(terminalSchema).parse(await askDatabase(room, quietestTerminal));
  if (!terminal) throw new Error('The room has no terminal with several distribution points');
  await askDatabase(room, noFaultsBehind, [terminal.id]);
  return terminal;
}

/** So many customers behind it call within the same minutes. @param from the first number of their tickets */
export const reportBehind = (room: ControlRoom, { id }: Terminal, count: number, from: number) =>
  askDatabase(room, reports, [id, count, from]);
