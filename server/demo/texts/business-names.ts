import type { Random } from '../random/random.ts';
import { list } from './list.ts';

const goodWords = list(`
  Berkah, Barokah, Sinar, Mekar, Jaya, Makmur, Sejahtera, Mulya, Abadi, Sumber, Harapan, Cahaya,
  Putra, Mandiri, Rejeki, Maju, Subur, Rahayu, Wijaya, Sentosa, Lestari, Amanah, Setia, Purnama
`);
const flowers = [
  'Melati',
  'Mawar',
  'Anggrek',
  'Kenanga',
  'Dahlia',
  'Flamboyan',
  'Cempaka',
  'Teratai',
  'Bougenville',
] as const;
const saints = [
  'Al-Ikhlas',
  'Al-Hidayah',
  'An-Nur',
  'Nurul Iman',
  'Al-Muhajirin',
  'Baiturrahman',
  'At-Taqwa',
  'Miftahul Huda',
] as const;
const stars = [
  'Galaksi',
  'Orion',
  'Matrix',
  'Kilat',
  'Nusantara',
  'Garuda',
  'Pelangi',
  'Bintang',
  'Samudra',
] as const;

const pair = (random: Random) => `${random.pick(goodWords)} ${random.pick(goodWords)}`;

export const smallBusinessName: Readonly<Record<string, (random: Random, village: string) => string>> = {
  shop: (random) => `${random.pick(['Toko', 'Warung', 'Minimarket', 'Agen', 'Grosir'])} ${pair(random)}`,
  cafe: (random) =>
    `${random.pick(['Kedai Kopi', 'Rumah Makan', 'Bakso', 'Sate Maranggi', 'Ayam Geprek'])} ${random.pick(['Senja', 'Pojok', 'Mang Ujang', 'Teh Euis', 'Sawah', 'Saung', 'Panglima', ...goodWords])}`,
  internet: (random) => `Warnet ${random.pick(stars)}${random.chance(0.3) ? ' Net' : ''}`,
  lodging: (random) => `Kos ${random.pick(['Putri ', 'Putra ', ''])}${random.pick(flowers)}`,
  school: (random, village) =>
    `${random.pick(['SDN', 'SDN', 'SMPN', 'SMKN', 'MI', 'TK'])} ${random.pick(['1', '2', '3', '4'])} ${village}`,
  clinic: (random) =>
    `${random.pick(['Klinik', 'Klinik', 'Apotek', 'Praktik Bidan'])} ${random.pick(['Medika', 'Sehat', 'Bunda', 'Husada', 'Keluarga'])} ${random.pick(goodWords)}`,
  mosque: (random) => `${random.pick(['Masjid', 'Masjid', 'Pondok Pesantren'])} ${random.pick(saints)}`,
  office: (_, village) => `Kantor Desa ${village}`,
  workshop: (random) =>
    `${random.pick(['Bengkel', 'Konveksi', 'Percetakan', 'Laundry', 'Cuci Motor'])} ${pair(random)}`,
};

const industryFirst = list(`
  Sari, Nusa, Karya, Tirta, Surya, Bumi, Arta, Citra, Indo, Jaya, Mitra, Prima, Dwi, Tri
`);
const industrySecond = list(`
  Takagi, Hoshino, Elok, Teknika, Kencana, Sakura, Morita, Logam, Plastindo, Komponen, Presisi,
  Kimia, Tekstil, Pangan, Otomotif
`);
const industryThird = [
  'Indonesia',
  'Manufaktur',
  'Perkasa',
  'Utama',
  'Lestari',
  'Industri',
  'Mandiri',
  'Abadi',
] as const;

export const factoryName = (random: Random): string =>
  `PT ${random.pick(industryFirst)} ${random.pick(industrySecond)} ${random.pick(industryThird)}`;

export const hospitalNames = [
  'RSUD Karawang',
  'RS Medika Utama',
  'RS Bunda Sehat',
  'RS Husada Mulya',
  'RS Karya Insani',
] as const;

/** Invented banks: a real bank's name on an outage would be a claim about a real company. */
export const bankName = (random: Random, village: string): string =>
  `${random.pick(['Bank Pasundan Jaya', 'Bank Citra Mandala', 'Bank Tani Sejahtera', 'BPR Karawang Makmur', 'BPR Mitra Desa'])} ${random.pick(['Cabang', 'KCP', 'Unit'])} ${village}`;

export const institutionName = (random: Random): string =>
  random.pick([
    'Politeknik Karya Karawang',
    'Universitas Tirta Singaperbangsa',
    'Dinas Kominfo Karawang',
    'Gudang Logistik Bukit Indah',
    'Mal Galuh Raya',
    'Hotel Swarga Indah',
    'Pusat Grosir Johar',
    'Stasiun Pengisian Tanjungpura',
  ]);
