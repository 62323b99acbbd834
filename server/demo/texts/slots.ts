import type { Random } from '../random/random.ts';

const ontModels = [
  'ZTE F609',
  'ZTE F660',
  'ZTE F670L',
  'Huawei HG8245H5',
  'Huawei EG8145V5',
  'FiberHome HG6145D2',
  'FiberHome AN5506-04',
  'Nokia G-240W',
] as const;
const serialPrefix = { ZTE: 'ZTEG', Hua: 'HWTC', Fib: 'FHTT', Nok: 'ALCL' } as const;
const hex = '0123456789ABCDEF';

/** What the slots of a text mean for one ticket; a text that names no slot costs nothing. */
export type SlotFacts = {
  readonly odp: string;
  readonly port: number;
  readonly village: string;
  readonly customer: string;
  readonly packageName: string;
  readonly mbps: number;
  /** What was drawn once and must stay: a house that moves to block C11 does not move to D2 in the next sentence. */
  readonly drawn: Map<string, string>;
};

const lasting = new Set([
  'blok',
  'lantai',
  'jam',
  'lambat',
  'rugi',
  'ms',
  'sn',
  'ont',
  'vlan',
  'pon',
  'hari',
  'menit',
]);

const clock = (random: Random) =>
  `${String(random.int(5, 22)).padStart(2, '0')}.${random.pick(['00', '15', '20', '30', '40', '45'])}`;

const draws: Record<string, (random: Random, facts: SlotFacts) => string> = {
  odp: (_, facts) => facts.odp,
  port: (_, facts) => String(facts.port),
  desa: (_, facts) => facts.village,
  nama: (_, facts) => facts.customer,
  paket: (_, facts) => facts.packageName,
  mbps: (_, facts) => String(facts.mbps),
  redaman: (random) => `−${random.int(27, 33)} dBm`,
  redamanbaik: (random) => `−${random.int(17, 22)},${random.int(0, 9)} dBm`,
  ont: (random) => random.pick(ontModels),
  sn: (random) => {
    const prefix = serialPrefix[random.pick(['ZTE', 'Hua', 'Fib', 'Nok'] as const)];
    return prefix + Array.from({ length: 8 }, () => hex[random.int(0, 15)]).join('');
  },
  splitter: (random) => random.pick(['1:8', '1:16', '1:4']),
  meter: (random) => String(random.int(3, 28) * 10),
  jam: clock,
  menit: (random) => String(random.pick([5, 10, 15, 20, 30])),
  lambat: (random, facts) => String(Math.max(1, Math.round(facts.mbps * random.between(0.06, 0.3)))),
  hasil: (random, facts) => String(Math.round(facts.mbps * random.between(0.92, 1.04))),
  hari: (random) => random.pick(['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']),
  bulan: (random) => random.pick(['bulan ini', 'bulan lalu', 'dua bulan terakhir']),
  ms: (random) => String(random.int(140, 480)),
  rugi: (random) => String(random.int(4, 35)),
  lantai: (random) => random.pick(['lantai 2', 'ruang tengah', 'kamar depan', 'toko depan', 'ruang kerja']),
  blok: (random) =>
    `Blok ${random.pick(['A', 'B', 'C', 'D', 'E', 'F'])}${random.int(1, 18)} No. ${random.int(1, 32)}`,
  vlan: (random) => String(random.int(110, 3980)),
  pon: (random) => `0/${random.int(1, 4)}/${random.int(1, 16)}`,
};

/** @throws on a slot that has no meaning: a typing error in a text must not reach a screen. */
export const fillSlots = (text: string, facts: SlotFacts, random: Random): string =>
  text.includes('{')
    ? text.replace(/\{(\w+)\}/g, (_, slot: string) => facts.drawn.get(slot) ?? drawSlot(slot, facts, random))
    : text;

function drawSlot(slot: string, facts: SlotFacts, random: Random): string {
  const draw = draws[slot];
  if (!draw) throw new Error(`Unknown slot {${slot}}`);
  const value = draw(random, facts);
  if (lasting.has(slot)) facts.drawn.set(slot, value);
  return value;
}
