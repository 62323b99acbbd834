import type { Calendar } from '../../shared/domain/sla/calendar.ts';
import type { SlaPolicy } from '../../shared/domain/sla/sla-policy.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { Queryable } from './database.ts';
import { seedProductBoards } from './product-boards.ts';
import { seedProductParts } from './product-parts.ts';
import { calendars, heartbeat, settings, slaPolicies } from './schema.ts';

const wholeDay = [{ from: '00:00', to: '24:00' }];
const officeDay = [{ from: '08:00', to: '17:00' }];

/** The calendars a new installation begins with; people change them later, so a second start leaves them alone. */
export const defaultCalendars: readonly Calendar[] = [
  { id: 'always', timeZone: 'Asia/Jakarta', week: Array.from({ length: 7 }, () => wholeDay), holidays: [] },
  {
    id: 'office',
    timeZone: 'Asia/Jakarta',
    week: [officeDay, officeDay, officeDay, officeDay, officeDay, officeDay, []],
    holidays: ['2026-12-25', '2027-01-01'],
  },
];

type Row = readonly [SlaPolicy['tier'], SlaPolicy['priority'], number, number, 'always' | 'office'];

const policyRows: readonly Row[] = [
  ['home', 'critical', 15, 240, 'always'],
  ['home', 'high', 30, 480, 'always'],
  ['home', 'normal', 120, 1440, 'always'],
  ['home', 'low', 480, 4320, 'office'],
  ['business', 'critical', 15, 180, 'always'],
  ['business', 'high', 30, 300, 'always'],
  ['business', 'normal', 60, 720, 'always'],
  ['business', 'low', 240, 1440, 'office'],
  ['corporate', 'critical', 10, 120, 'always'],
  ['corporate', 'high', 15, 240, 'always'],
  ['corporate', 'normal', 30, 480, 'always'],
  ['corporate', 'low', 120, 960, 'always'],
];

/** Minutes of response and resolution for each service tier and priority. */
export const defaultPolicies: readonly SlaPolicy[] = policyRows.map(
  ([tier, priority, responseMinutes, resolutionMinutes, calendarId]) => ({
    tier,
    priority,
    responseMinutes,
    resolutionMinutes,
    calendarId,
  }),
);

/** The rows without which nothing works. Never overwrites what is there. */
export async function seedReferenceRows(orm: Queryable): Promise<void> {
  await orm
    .insert(calendars)
    .values(defaultCalendars.map((calendar) => ({ ...calendar })))
    .onConflictDoNothing();
  await orm
    .insert(slaPolicies)
    .values(defaultPolicies.map((policy) => ({ ...policy })))
    .onConflictDoNothing();
  await orm
    .insert(heartbeat)
    .values({ id: 'server', at: instant(0) })
    .onConflictDoNothing();
  await orm
    .insert(settings)
    .values({
      key: 'organisation',
      value: { name: 'Operasi Karawang', brand: 'AGLIS', timeZone: 'Asia/Jakarta' },
    })
    .onConflictDoNothing();
  await seedProductBoards(orm);
  await seedProductParts(orm);
}
