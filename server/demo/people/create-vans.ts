import type { Site } from '../../../shared/contracts/shapes.ts';
import type { DayTerms } from '../../../shared/domain/dispatch/day-terms.ts';
import type { Van, VanRates } from '../../../shared/domain/dispatch/van.ts';
import { defaultRates } from '../../../shared/domain/routing/weights.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../shared/kernel/local-day.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { productParts } from '../../database/product-parts.ts';
import type { Random } from '../random/random.ts';
import type { DemoAccount } from './create-accounts.ts';

const { ont, router, dropCable, connector, patchCord, splitter, sfp, metroSwitch } = productParts;

type Staff = {
  readonly technicians: readonly Technician[];
  readonly pops: readonly Site[];
  readonly accounts: readonly DemoAccount[];
  readonly now: Instant;
};

/**
 * What lay in the vans this morning, most of them well filled and a few nearly empty. Some were never counted, as in any
 * company, and one in five is a motorcycle. Some days end at home or at the nearest POP, a few have a limit of driving, and
 * every third technician holds a certificate.
 */
export function createVans({ technicians, pops, accounts, now }: Staff, random: Random): readonly Van[] {
  const counter = accounts.find(({ role }) => role === 'supervisor');
  const countedAt = lastMorning(now);
  return technicians.flatMap((technician, index) => {
    const own = random.fork(index);
    if (own.chance(0.08)) return [];
    const isMotorcycle = own.chance(0.2);
    return {
      technicianId: technician.id,
      version: 1,
      stock: { parts: own.chance(0.1) ? nearlyEmpty(own) : filled(technician, own), countedAt },
      rates: isMotorcycle ? motorcycle : null,
      ...termsOf(technician, { pops, day: localDay(now), isMotorcycle }, own.fork('terms')),
      by: counter?.id ?? null,
      byName: counter?.displayName ?? '',
      at: countedAt,
    };
  });
}

/** In rupiah: a kilometre costs a motorcycle two fifths of a van's. */
const motorcycle: VanRates = {
  perTravelHour: defaultRates.perTravelHour,
  perKilometre: 1_000,
  perOvertimeHour: defaultRates.perOvertimeHour,
};

type Around = { readonly pops: readonly Site[]; readonly day: string; readonly isMotorcycle: boolean };

/** Who rides a motorcycle drives no more than four hours. Of the certificates of height a few ran out a week ago. */
function termsOf({ home }: Technician, { pops, day, isMotorcycle }: Around, random: Random): DayTerms {
  const pop = nearestTo(home, pops);
  const ending = random.int(0, 99);
  const height = random.chance(0.33)
    ? [{ code: 'height' as const, validUntil: dayAfter(day, random.chance(0.15) ? -7 : random.int(30, 700)) }]
    : [];
  const electrical = random.chance(0.15) ? [{ code: 'electrical' as const, validUntil: null }] : [];
  const atPop = ending < 16 && pop ? { kind: 'site' as const, siteId: pop.id } : null;
  return {
    dayEnd: ending >= 80 ? { kind: 'home' } : atPop,
    mostDrivingMinutes: isMotorcycle ? 4 * 60 : null,
    rest: random.chance(0.1) ? { minutes: 60, fromMinute: 11 * 60 + 30, toMinute: 13 * 60 + 30 } : null,
    certificates: [...height, ...electrical],
  };
}

const nearestTo = (home: Position, pops: readonly Site[]): Site | null =>
  pops.toSorted((a, b) => distanceMetres(a.position, home) - distanceMetres(b.position, home))[0] ?? null;

function filled({ skills }: Technician, random: Random): Record<string, number> {
  const isMetro = skills.includes('metro-ethernet');
  return {
    [ont.id]: random.int(5, 10),
    [router.id]: random.int(2, 4),
    [dropCable.id]: random.int(10, 20) * 50,
    [connector.id]: random.int(16, 40),
    [patchCord.id]: random.int(8, 16),
    [splitter.id]: random.int(1, 4),
    [sfp.id]: isMetro ? random.int(2, 4) : 0,
    [metroSwitch.id]: isMetro ? 1 : 0,
  };
}

const nearlyEmpty = (random: Random): Record<string, number> => ({
  [ont.id]: random.int(0, 1),
  [dropCable.id]: random.int(1, 4) * 50,
  [connector.id]: random.int(2, 6),
  [patchCord.id]: random.int(0, 2),
});

/** Vans are counted at half past six, before they leave. */
function lastMorning(now: Instant): Instant {
  const counted = (day: string) => instant(startOfDay(day) + 6.5 * hourMs);
  const today = localDay(now);
  return counted(today) <= now ? counted(today) : counted(dayAfter(today, -1));
}
