import type { WaitingReason } from '../../../shared/domain/sla/sla-clock.ts';

/** What the room itself writes: operators, customer service and the monitoring system. */
export const roomNotes: readonly string[] = [
  'Pelanggan dihubungi, minta teknisi datang setelah jam {jam}.',
  'Nomor tidak diangkat, dikirim pesan WhatsApp.',
  'Pelanggan menanyakan kembali, diminta menunggu.',
  'Pelanggan minta dihubungi di nomor istrinya.',
  'Patokan: rumah cat hijau sebelah musala.',
  'Diteruskan ke koordinator lapangan.',
  'Pelanggan prioritas, mohon didahulukan.',
];

/** What is written only where a line is in trouble. */
export const lineNotes: readonly string[] = [
  'Cek OLT: ONU offline, Rx terakhir {redaman}.',
  'Cek OLT: ONU online, Rx {redaman}. Dijadwalkan kunjungan.',
  'Sudah dipandu restart ONT lewat telepon, tetap sama.',
  'Pelanggan kirim foto lampu ONT lewat WhatsApp.',
  'Tetangga satu ODP {odp} normal, kemungkinan drop.',
  'Gangguan massal sudah dicek, tidak ada di area ini.',
  'Riwayat: gangguan serupa {bulan}, dulu ganti konektor.',
];

export const waitingNotes: Readonly<Record<WaitingReason, readonly string[]>> = {
  customer: [
    'Rumah kosong, pelanggan pulang jam {jam}.',
    'Pelanggan minta dijadwal ulang hari {hari}.',
    'Nomor tidak aktif, menunggu pelanggan menghubungi kembali.',
    'Pelanggan masih rapat, minta ditunggu.',
  ],
  parts: [
    'Stok ONT {ont} habis, menunggu kiriman gudang.',
    'Drop core 1 core habis di mobil, ambil ke gudang.',
    'Menunggu splitter {splitter} dari gudang Cikampek.',
    'SFP 10 km dipesan, datang besok.',
  ],
  access: [
    'Gerbang perumahan dikunci, menunggu satpam.',
    'Menunggu izin K3 masuk area pabrik.',
    'Tiang di halaman tetangga, menunggu izin.',
    'Izin galian dari desa belum keluar.',
  ],
  'third-party': [
    'Menunggu PLN, listrik area padam.',
    'Menunggu perbaikan tiang oleh Dinas PU.',
    'Core sewa milik mitra, tiket sudah diteruskan.',
    'Menunggu jadwal vendor gedung.',
  ],
};

export const cancelReasons: readonly string[] = [
  'Duplikat, sudah ada tiket untuk gangguan yang sama.',
  'Pelanggan membatalkan, internet sudah normal sendiri.',
  'Pelanggan tidak bisa dihubungi tiga kali.',
  'Salah pencet di portal, tidak ada keluhan.',
  'Pelanggan memilih menunda pemasangan.',
];

export const reopenReasons: readonly string[] = [
  'Pelanggan lapor mati lagi setelah teknisi pulang.',
  'Redaman kembali tinggi setelah hujan.',
  'Baru sehari normal, putus lagi.',
  'Speedtest masih di bawah paket.',
];

export const unassignReasons: readonly string[] = [
  'Teknisi dialihkan ke gangguan massal.',
  'Ban motor bocor, dialihkan.',
  'Jadwal bentrok, cari teknisi lain.',
  'Shift berakhir sebelum sempat dikunjungi.',
];

export const priorityReasons = {
  raised: [
    'Pelanggan menghubungi untuk ketiga kalinya.',
    'Ada usaha yang berhenti karena gangguan ini.',
    'Lebih dari satu rumah terdampak.',
    'Permintaan supervisor.',
  ],
  lowered: [
    'Pelanggan punya koneksi cadangan.',
    'Sudah normal sementara, tinggal perapian.',
    'Pelanggan setuju dijadwalkan besok.',
  ],
} as const;

export const incidentTexts = {
  odp: {
    title: 'ODP {odp} down, beberapa pelanggan offline',
    description:
      'Monitoring: lebih dari separuh ONU di {odp} offline dalam {menit} menit. Dugaan kabel distribusi atau splitter.',
    noted: [
      'Pintu {odp} terbuka, splitter {splitter} basah. Ganti splitter.',
      'Kabel distribusi putus {meter} m sebelum {odp}, kena galian.',
      'Feeder normal, konektor input ODP terbakar semut. Dibersihkan.',
    ],
    fixed: [
      'Splitter {splitter} di {odp} diganti, semua ONU online.',
      'Kabel distribusi disambung, {odp} {redamanbaik}. Semua pelanggan pulih.',
      'Konektor input diganti, {odp} normal kembali.',
    ],
  },
  olt: {
    title: 'PON {pon} down, banyak pelanggan offline',
    description:
      'Monitoring: LOS pada PON {pon}, semua ONU offline serentak. Dugaan kabel feeder putus atau kartu PON gagal.',
    noted: [
      'OTDR dari POP: putus di 3,2 km, dekat proyek jalan. Tim splicing meluncur.',
      'Kartu PON hang, reset dari NMS tidak berhasil. Tukar kartu cadangan.',
      'Genset POP mati, baterai 46 V. Panggil teknisi daya.',
    ],
    fixed: [
      'Splicing feeder 12 core selesai, PON {pon} up, semua ONU kembali.',
      'Kartu PON diganti, konfigurasi dipulihkan. Normal.',
      'Listrik POP normal, baterai diganti. Semua OLT up.',
    ],
  },
  victimTitles: [
    'Internet mati, LOS merah',
    'Lampu LOS merah kedip',
    'Internet hilang sejak jam {jam}',
    'Internet mati, tetangga juga mati',
    'Lampu LOS merah, TV juga mati',
    'Mati total satu gang',
  ],
  victimWords: [
    'Kak ini mati satu gang, ada gangguan ya?',
    'Internet mati, tetangga sebelah juga. Sampai kapan?',
    'LOS merah dari tadi, padahal tidak hujan.',
    'Tiba-tiba mati jam {jam}, sudah saya restart tetap merah.',
    'Mohon info, butuh untuk kerja malam ini.',
  ],
  linked: [
    'Terkait gangguan massal {odp}.',
    'Digabung ke gangguan {odp}, menunggu pemulihan.',
    'Pelanggan diberi tahu gangguan massal, perkiraan 2 jam.',
  ],
  recovered: [
    'Pulih bersama perbaikan {odp}.',
    'Gangguan massal {odp} selesai, pelanggan konfirmasi normal.',
    'ONU online kembali setelah perbaikan {odp}, Rx {redamanbaik}.',
  ],
} as const;
