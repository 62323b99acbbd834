import { businessTime, type Calendar } from '../../../shared/domain/sla/calendar.ts';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import {
  type Priority,
  type ServiceTier,
  type SlaPolicy,
  slaTargetsFrom,
} from '../../../shared/domain/sla/sla-policy.ts';

const office = [{ from: '08:00', to: '17:00' }];
const allDay = [{ from: '00:00', to: '24:00' }];
const zone = { timeZone: 'Asia/Jakarta', holidays: [] };

const referenceCalendars: readonly Calendar[] = [
  { id: 'always', ...zone, week: Array.from({ length: 7 }, () => allDay) },
  { id: 'office', ...zone, week: [office, office, office, office, office, office, []] },
];

const minutes: Readonly<Record<ServiceTier, Readonly<Record<Priority, readonly [number, number, string]>>>> =
  {
    home: {
      critical: [15, 240, 'always'],
      high: [30, 480, 'always'],
      normal: [120, 1440, 'always'],
      low: [480, 4320, 'office'],
    },
    business: {
      critical: [15, 180, 'always'],
      high: [30, 300, 'always'],
      normal: [60, 720, 'always'],
      low: [240, 1440, 'office'],
    },
    corporate: {
      critical: [10, 120, 'always'],
      high: [15, 240, 'always'],
      normal: [30, 480, 'always'],
      low: [120, 960, 'always'],
    },
  };

/** The policies as the server seeds them, for tests that need no database. */
const referencePolicies: readonly SlaPolicy[] = Object.entries(minutes).flatMap(([tier, priorities]) =>
  Object.entries(priorities).map(([priority, [response, resolution, calendarId]]) => ({
    tier: tier as ServiceTier,
    priority: priority as Priority,
    responseMinutes: response,
    resolutionMinutes: resolution,
    calendarId,
  })),
);

export const referenceTargets = slaTargetsFrom(referencePolicies);

export function referenceBusinessTime(): BusinessTimeLookup {
  const times = new Map(referenceCalendars.map((calendar) => [calendar.id, businessTime(calendar)]));
  return (calendarId) => {
    const time = times.get(calendarId);
    if (!time) throw new Error(`No calendar ${calendarId}`);
    return time;
  };
}
