import type { Random } from '../random/random.ts';
import { list } from './list.ts';

const hamlets = list(`
  Kp. Krajan, Kp. Sukamanah, Kp. Babakan, Kp. Cibeber, Kp. Kaum, Kp. Pasir, Kp. Rawasari,
  Kp. Tegal, Dsn. Krajan I, Dsn. Krajan II, Dsn. Sukajadi, Dsn. Cikelor, Dsn. Mekarsari,
  Dsn. Kalenkaret, Dsn. Bojong, Dsn. Tanjung, Dsn. Kertajaya, Dsn. Pulo, Kp. Gempol, Kp. Jati,
  Kp. Bambu Duri, Dsn. Sumur
`);
const estates = list(`
  Perum Griya Indah, Perum Bumi Telukjambe, Perum Karawang Permai, Perum Citra Kebun Mas,
  Perum Terangsari, Perum Puri Kosambi, Perum Gading Elok, Perum Resinda, Perum Taman Sari Indah,
  Perum Bukit Mas, Cluster Adiarsa Residence, Perum Peruri, Perum Lemah Mulya, Perum Pondok Melati
`);
const streets = list(`
  Jl. Tuparev, Jl. Ahmad Yani, Jl. Kertabumi, Jl. Veteran, Jl. Raya Kosambi, Jl. Proklamasi,
  Jl. Arif Rahman Hakim, Jl. Ir. H. Juanda, Jl. Raya Rengasdengklok, Jl. Raya Telagasari,
  Jl. Pasar Baru, Jl. Raya Cilamaya
`);
const parks = [
  'Kawasan Industri KIIC Lot',
  'Kawasan Surya Cipta Kav.',
  'Kawasan KIM Blok',
  'Kawasan Bukit Indah Blok',
] as const;

const three = (value: number) => String(value).padStart(3, '0');
const neighbourhood = (random: Random) => `RT ${three(random.int(1, 14))}/RW ${three(random.int(1, 9))}`;

export function homeAddress(random: Random, isUrban: boolean): string {
  if (random.chance(isUrban ? 0.55 : 0.12)) {
    const block = `Blok ${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'M'])}${random.int(1, 24)}`;
    return `${random.pick(estates)} ${block} No. ${random.int(1, 40)}, ${neighbourhood(random)}`;
  }
  return `${random.pick(hamlets)} ${neighbourhood(random)}`;
}

export const streetAddress = (random: Random, isUrban: boolean): string =>
  isUrban || random.chance(0.3)
    ? `${random.pick(streets)} No. ${random.int(1, 310)}`
    : homeAddress(random, false);

export const parkAddress = (random: Random): string =>
  `${random.pick(parks)} ${random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G'])}-${random.int(1, 48)}`;
