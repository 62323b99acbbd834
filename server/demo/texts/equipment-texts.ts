import type { Scenario } from './scenario.ts';

export const equipmentScenarios: readonly Scenario[] = [
  {
    titles: ['ONT mati, adaptor terbakar', 'Modem mati total', 'ONT mati kena air'],
    said: [
      'Adaptornya bau gosong, modem mati. Perlu diganti.',
      'Modem tidak menyala sama sekali walau sudah ganti stopkontak.',
      'Kena air bocoran atap, modemnya mati.',
    ],
    noted: [
      'Adaptor 12 V 1 A mati, keluaran 0 V. ONT masih hidup dengan adaptor uji.',
      'ONT {ont} mati total kena air, ganti unit.',
      'Papan ONT berkarat kena air, tidak bisa dipakai lagi.',
    ],
    fixed: [
      'Ganti adaptor 12 V 1,5 A, ONT normal.',
      'Ganti ONT ke {ont} SN {sn}, unit lama ditarik ke gudang.',
      'Unit baru terpasang, Wi-Fi nama dan sandi disamakan.',
    ],
  },
  {
    titles: ['ONT panas dan hang', 'ONT sering restart sendiri', 'Minta ganti ONT lama'],
    said: [
      'Modem panas sekali, tiap siang harus dimatikan dulu baru jalan.',
      'Modem restart sendiri tiap {menit} menit.',
      'Modem lama, sudah tiga tahun. Apa bisa diganti yang baru?',
    ],
    noted: [
      'Suhu 71 °C, ventilasi tertutup kain. Diganti unit dual-band.',
      '{ont} restart tiap beban naik, kapasitor kembung.',
      'SN {sn} masuk daftar penarikan.',
    ],
    fixed: [
      'Posisi ONT diperbaiki dan unit ditukar, uji 20 menit aman.',
      'Tukar unit ke {ont} dual-band, stabil.',
      'Penggantian sesuai daftar penarikan, SN {sn} dicatat.',
    ],
  },
  {
    titles: ['STB IPTV tidak menyala', 'Remote STB tidak berfungsi', 'Access point tambahan mati'],
    said: [
      'STB lampu merah terus, tidak masuk menu.',
      'Remote sudah ganti baterai tetap tidak bisa.',
      'Access point di {lantai} mati, yang lain normal.',
    ],
    noted: [
      'STB gagal boot, firmware rusak. Flash ulang gagal.',
      'Remote rusak, ambil stok di mobil.',
      'PoE injector AP mati.',
    ],
    fixed: [
      'Ganti STB, akun IPTV diaktifkan ulang.',
      'Ganti remote, dipasangkan ke STB.',
      'Ganti PoE injector, AP kembali online.',
    ],
  },
  {
    titles: ['Roset lepas dari dinding', 'Kabel patch cord patah', 'Konektor SC/APC patah'],
    said: [
      'Kotak putih kecil di dinding lepas ditarik anak, internet masih jalan tapi khawatir.',
      'Kabel kuning tipis kelindas kursi, patah.',
      'Ujung hijau kabelnya copot.',
    ],
    noted: [
      'Roset dipasang ulang, sambungan dirapikan. {redamanbaik}.',
      'Patch cord 3 m diganti, pelanggan diberi pelindung kabel.',
      'Fast connector baru, potong 10 cm.',
    ],
    fixed: [
      'Roset dan patch cord baru, redaman {redamanbaik}.',
      'Patch cord 3 m diganti dan dirapikan dengan kabel duct, normal.',
      'Fast connector SC/APC diganti, normal.',
    ],
  },
];
