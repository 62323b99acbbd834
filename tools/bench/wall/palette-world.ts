import { loadGeography } from '../../../server/demo/geography/geography.ts';
import { districtProfile } from '../../../server/demo/network/district-profile.ts';
import { createRandom } from '../../../server/demo/random/random.ts';
import { demoPhone, householderName } from '../../../server/demo/texts/person-names.ts';
import { everyScenario } from '../../../server/demo/texts/scenarios.ts';
import { type Priority, prioritySchema } from '../../../shared/domain/sla/sla-policy.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';

export type WorldCustomer = Readonly<
  Record<'id' | 'number' | 'name' | 'phone' | 'village' | 'district', string>
>;
export type WorldTicket = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly priority: Priority;
  readonly customer: WorldCustomer;
  readonly openedAt: number;
};
export type PaletteWorld = {
  readonly customers: readonly WorldCustomer[];
  readonly tickets: readonly WorldTicket[];
};

/** Beyond every number of the demo world, so that both can stand in one database. */
const firstNumber = 200_000;
const latest = Date.parse('2026-11-22T14:02:00+07:00');
const minutesOfDay = 1440;

/** A provider twenty times as large as the demo world, in its names and words. */
export function createPaletteWorld(size: Readonly<Record<keyof PaletteWorld, number>>): PaletteWorld {
  const random = createRandom('palette');
  const { villages } = loadGeography();
  const titles = everyScenario.flatMap((scenario) => scenario.titles).filter((title) => !title.includes('{'));
  const customers = Array.from({ length: size.customers }, (_, index): WorldCustomer => {
    const { name: village, district } = random.pick(villages);
    return {
      id: random.uuid(latest),
      number: `${districtProfile(district).code}${firstNumber + index}`,
      name: householderName(random),
      phone: demoPhone(index),
      village,
      district,
    };
  });
  const tickets = Array.from({ length: size.tickets }, (_, index): WorldTicket => {
    const openedAt = latest - index * minuteMs;
    const day = new Date(openedAt).toISOString().slice(0, 10).replaceAll('-', '');
    return {
      id: random.uuid(openedAt),
      number: `TKT-${day}-${String((index % minutesOfDay) + 1).padStart(4, '0')}`,
      title: random.pick(titles),
      priority: random.pick(prioritySchema.options),
      customer: random.pick(customers),
      openedAt,
    };
  });
  return { customers, tickets };
}

/** What operators look for: people, numbers written out and by their end, places, troubles, and a thing to do. */
export function askedTexts({ customers, tickets }: PaletteWorld, count: number): readonly string[] {
  const random = createRandom('asked');
  const kinds = [
    () => random.pick(customers).name.toLowerCase(),
    () => random.pick(customers).number,
    () => random.pick(tickets).number,
    () => random.pick(tickets).number.slice(-4),
    () => random.pick(customers).phone.slice(-7),
    () => random.pick(customers).village,
    () => random.pick(tickets).title.toLowerCase(),
    () => `${random.pick(customers).name} ${random.pick(customers).district}`.toLowerCase(),
    () => 'tema siang',
  ];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] as () => string)());
}
