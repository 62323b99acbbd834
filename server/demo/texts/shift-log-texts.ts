import type { WatchName } from '../../../shared/domain/hand-over/watch.ts';
import type { WaitingReason } from '../../../shared/domain/sla/sla-clock.ts';

/** What people write for the next watch, about nothing in particular. */
export const watchNotes: Readonly<Record<WatchName, readonly string[]>> = {
  morning: [
    'Cuaca cerah, belum ada laporan massal. Stok drop core di gudang Cikampek tinggal tiga rol.',
    'Gudang buka jam 08.00, splitter 1:8 yang dipesan sudah datang.',
    'Koordinator lapangan minta dua teknisi dialihkan ke Telukjambe sampai siang.',
    'PLN mengumumkan pemadaman bergilir Rengasdengklok 10.00–12.00, siapkan jawaban pelanggan.',
    'Vendor galian di Jl. Tuparev diingatkan, kabel feeder lewat sisi utara.',
  ],
  afternoon: [
    'Hujan deras dari Klari ke timur, redaman beberapa ODP naik. Pantau sebelum menugaskan.',
    'Genset POP Cikampek sudah diuji, baterai 52 V.',
    'WhatsApp pelanggan ramai setelah magrib, balasan baku sudah disiapkan.',
    'Dua ONT cadangan dititipkan di pos Karawang Barat.',
    'Teknisi splicing tinggal satu regu malam ini, dahulukan feeder.',
  ],
  night: [
    'Malam tenang. Pekerjaan terencana di OLT Klari jam 01.00 selesai tanpa gangguan.',
    'Satpam Galuh Mas minta dihubungi dulu sebelum teknisi masuk.',
    'Alarm suhu POP Rengasdengklok sempat naik, AC sudah dinyalakan ulang.',
    'Laporan vandalisme tiang di Jatisari sudah diteruskan ke polsek.',
    'Petugas piket NOC pusat: Pak Yusuf, 0812-0000-4455.',
  ],
};

/** About one ticket. */
export const ticketNotes: readonly string[] = [
  'Pelanggan minta dikabari tiap jam, terakhir dihubungi barusan.',
  'Dijanjikan selesai sebelum toko buka besok pagi.',
  'Teknisi perlu tangga panjang, sudah dipinjamkan dari regu dua.',
  'Pelanggan marah, tolong jangan ditelepon lagi sebelum ada kabar pasti.',
  'Kalau OTDR sudah keluar, kirim hasilnya ke tim perencanaan.',
  'Kunci panel dipegang Pak RT, nomornya ada di kronologi.',
];

export const struckReasons: readonly string[] = ['Salah tiket.', 'Sudah tidak berlaku, pekerjaan diundur.'];

export const pinReasons = {
  critical: [
    'Rumah sakit, kabari tiap jam',
    'Pabrik berhenti produksi, direksi memantau',
    'Janji pulih malam ini',
  ],
  other: [
    'Komplain ketiga minggu ini',
    'Janji kunjungan pukul 09.00',
    'Viral di media sosial, tunggu arahan humas',
  ],
  waiting: {
    customer: 'Menunggu pelanggan pulang, jangan sampai terlewat',
    parts: 'Menunggu ONT dari gudang, pasang begitu datang',
    access: 'Menunggu izin masuk kawasan',
    'third-party': 'Menunggu vendor, tagih tiap giliran',
  } satisfies Record<WaitingReason, string>,
} as const;

export const summaries: Readonly<Record<WatchName, readonly string[]>> = {
  morning: [
    'Antrean pagi tertangani. Yang genting sudah disematkan.\nDijanjikan: kunjungan rumah sakit sebelum pukul 16.00.\nPantau: redaman ODP Klari setelah hujan.',
    'Gangguan feeder pulih pukul 11.40, sisa rumah satu gang masih dicek.\nDijanjikan: telepon balik ke tiga pelanggan bisnis.\nPantau: stok ONT.',
  ],
  afternoon: [
    'Sore padat karena hujan, kritis semuanya sudah diakui.\nDijanjikan: pabrik di KIIC pulih sebelum giliran pagi.\nPantau: baterai POP Cikampek.',
    'Dua gangguan massal selesai, pelanggan sudah dikabari.\nDijanjikan: teknisi datang pukul 08.00 ke Galuh Mas.\nPantau: regu splicing tinggal satu.',
  ],
  night: [
    'Malam aman, pekerjaan terencana OLT Klari selesai.\nDijanjikan: laporan ke manajer sebelum 08.00.\nPantau: tiket yang akan lewat SLA saat kantor buka.',
    'Satu kritis masuk pukul 02.10, teknisi sudah di lokasi.\nDijanjikan: kabar tiap jam ke pelanggan.\nPantau: suhu POP Rengasdengklok.',
  ],
};
