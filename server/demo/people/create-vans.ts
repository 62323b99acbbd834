import type { Van, VanRates } from '../../../shared/domain/dispatch/van.ts';
import { defaultRates } from '../../../shared/domain/routing/weights.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../shared/kernel/local-day.ts';
import { productParts } from '../../database/product-parts.ts';
import type { Random } from '../random/random.ts';
import type { DemoAccount } from './create-accounts.ts';

const { ont, router, dropCable, connector, patchCord, splitter, sfp, metroSwitch } = productParts;

type Staff = {
  readonly technicians: readonly Technician[];
  readonly accounts: readonly DemoAccount[];
  readonly now: Instant;
};

/**
 * What lay in the vans this morning, most of them well filled and a few nearly empty. Some were never counted, as in any
 * company, and one in five is a motorcycle.
 */
export function createVans({ technicians, accounts, now }: Staff, random: Random): readonly Van[] {
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
