import type { Random } from '../random/random.ts';
import { list } from './list.ts';

const menFirst = list(`
  Asep, Dadang, Cecep, Ujang, Endang, Wawan, Dedi, Maman, Tatang, Iwan, Agus, Yayan, Deden, Rudi,
  Budi, Hendra, Rohman, Dani, Eka, Yusuf, Jajang, Encep, Aep, Ade, Engkus, Nana, Karna, Oman,
  Sobari, Tarya, Wahyu, Rizki, Fajar, Ilham, Dimas, Bayu, Gilang, Reza, Andri, Heri, Slamet,
  Suparman, Joko, Eko, Bambang, Ahmad, Muhamad, Abdul, Nurdin, Saepul, Ridwan, Hilman, Anwar,
  Taufik, Cahya, Opik, Ading, Kosim, Sarmin, Warsa
`);
const womenFirst = list(`
  Neneng, Siti, Yeni, Lilis, Imas, Ai, Sri, Rini, Nurhayati, Fitriani, Euis, Iis, Tati, Cucu, Nia,
  Wiwin, Enok, Titin, Ratna, Dewi, Rina, Nurul, Ani, Ika, Lia, Yani, Eti, Mimin, Ayu, Putri, Intan,
  Rahma, Sari, Wulan, Anisa, Salsa, Eneng, Kokom, Icih, Omah
`);
const menLast = list(`
  Suherman, Suhendar, Supriatna, Mulyana, Setiawan, Kurniawan, Permana, Hidayat, Komarudin,
  Gunawan, Suparman, Sutisna, Ramdani, Hartono, Prasetya, Rukmana, Wijaya, Maulana, Santoso,
  Sopyan, Hermawan, Sukmana, Wiharja, Saputra, Nugraha, Firmansyah, Subagja, Karyana, Sudrajat,
  Solihin, Mahmudin, Sunarya, Priatna, Wahyudin, Hasanudin, Junaedi, Kusnadi, Suryana, Pratama,
  Fauzi
`);
const womenLast = list(`
  Rohaeni, Kurniasih, Marlina, Suryani, Masitoh, Nurjanah, Mulyati, Anggraeni, Rohayati, Sumiati,
  Komariah, Herawati, Lestari, Handayani, Fatimah, Julaeha, Maryati, Nuraeni, Rostika, Sukaesih,
  Hasanah, Rahayu, Wulandari, Permatasari, Sopiah, Yuningsih, Kartika, Latifah, Aisyah, Rosmiati
`);

export function manName(random: Random): string {
  return `${random.pick(menFirst)} ${random.pick(menLast)}`;
}

export function womanName(random: Random): string {
  return `${random.pick(womenFirst)} ${random.pick(womenLast)}`;
}

/** A householder as written on a contract: pilgrims carry their title, some have one name only. */
export function householderName(random: Random): string {
  if (random.chance(0.07)) return random.chance(0.6) ? `H. ${manName(random)}` : `Hj. ${womanName(random)}`;
  if (random.chance(0.08)) return random.pick(random.chance(0.5) ? menFirst : womenFirst);
  return random.chance(0.58) ? manName(random) : womanName(random);
}

/** Prefixes as in Indonesia, followed by 5550: a block that no operator is known to give to people. */
export const demoPhone = (serial: number): string => {
  const prefixes = ['0812', '0813', '0857', '0821', '0878', '0896', '0838', '0882'] as const;
  const prefix = prefixes[serial % prefixes.length] ?? '0812';
  return `${prefix}-5550-${String(Math.floor(serial / prefixes.length) % 10_000).padStart(4, '0')}`;
};
