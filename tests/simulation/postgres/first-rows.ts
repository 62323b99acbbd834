import { calendarRow, policyRows } from '../../../electron/desk/testing/builders.ts';
import { timestamptz } from '../../../electron/desk/testing/postgres-text.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import { type Technician, technicianSchema } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { idOf, technicianIds } from '../workload/people.ts';
import type { ModelDatabase } from './model-database.ts';
import { rowKeyIn } from './tables.ts';

/** What the room has before the first command. */
export function writeFirstRows(database: ModelDatabase, now: Instant): void {
  const transaction = database.begin();
  const put = (table: string, row: WireRow) => database.put(transaction, table, rowKeyIn(table, row), row);
  for (const row of policyRows()) put('sla_policies', row);
  put('calendars', calendarRow());
  put('heartbeat', { id: 'server', at: timestamptz(now) });
  put('settings', { key: 'room', value: '"Karawang"' });
  for (const n of [1, 2, 3]) put('customers', customerRow(n));
  for (const id of technicianIds) {
    database.put(transaction, 'technicians', id, aTechnician(id, now));
    put('technician_positions', positionRow(id, now, 0));
  }
  database.record(transaction);
  database.reveal(transaction);
}

const aTechnician = (id: string, now: Instant): Technician =>
  technicianSchema.parse({
    id,
    version: 1,
    name: `Technician ${id.at(-1)}`,
    phone: '0800-0000-0001',
    skills: ['splicing', 'ont', 'cabling', 'wireless', 'metro-ethernet', 'olt'],
    home: { longitude: 107.3, latitude: -6.3 },
    team: null,
    availability: { kind: 'on-shift', until: now + 8 * hourMs },
  });

export const positionRow = (technicianId: string, now: number, step: number): WireRow => ({
  technician_id: technicianId,
  longitude: String(107.3 + step / 1000),
  latitude: '-6.3',
  heading_degrees: null,
  speed_kmh: '0',
  recorded_at: timestamptz(now),
});

export const customerRow = (n: number): WireRow => ({
  id: idOf(6, n),
  number: `C-${n}`,
  name: `Customer ${n}`,
  phone: '0800',
  address: 'Jl. Tuparev',
  village: 'Nagasari',
  district: 'Karawang Barat',
  longitude: '107.3',
  latitude: '-6.3',
  site_id: null,
  port: null,
  package_id: idOf(7, 1),
  since: '2024-01-01',
});
