import type { Scenario } from './scenario.ts';

export const installationScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: ['Pemasangan baru {paket}', 'Pasang baru di {desa}', 'Pemasangan baru, {blok}'],
    said: [
      'Mau pasang {paket}, rumah siap hari {hari} setelah jam {jam}.',
      'Daftar lewat sales, data KTP sudah dikirim. Mohon jadwalnya.',
      'Rumah baru di {blok}, tetangga sudah pakai AGLIS.',
    ],
    noted: [
      'Survei: {odp} sisa port cukup, jarak {meter} m, perlu 1 tiang bantu.',
      'Tarik drop {meter} m, masuk lewat ventilasi depan sesuai permintaan.',
      'Aktivasi {ont} SN {sn}, redaman {redamanbaik}.',
    ],
    fixed: [
      'Terpasang di {odp} port {port}, redaman {redamanbaik}, speedtest {hasil} Mbps. Berita acara ditandatangani.',
      'Pemasangan selesai, {ont} SN {sn}. Wi-Fi dan aplikasi pelanggan sudah dijelaskan.',
      'Instalasi rapi pakai kabel duct, pelanggan puas. {hasil} Mbps.',
    ],
  },
  {
    titles: ['Minta jadwal pasang titik kedua', 'Tambah access point di {lantai}', 'Pasang IPTV tambahan'],
    said: [
      'Mau tambah satu titik di {lantai}, biayanya berapa dan kapan bisa?',
      'Wi-Fi tidak sampai belakang, minta tambah access point.',
      'Minta tambah STB untuk TV kedua.',
    ],
    noted: [
      'Tarik LAN {meter} m ke {lantai}, pakai klem.',
      'AP dipasang di plafon {lantai}, mesh aktif.',
      'STB kedua VLAN {vlan} jalan.',
    ],
    fixed: [
      'Titik kedua terpasang, sinyal rata di semua ruangan.',
      'Access point {lantai} aktif, roaming diuji.',
      'STB kedua aktif, biaya ditagih {bulan}.',
    ],
  },
  {
    titles: [
      'Survei jaringan untuk ruko baru',
      'Permintaan survei perumahan {blok}',
      'Survei lokasi kantor baru',
    ],
    said: [
      'Ruko kami pindah awal bulan, mohon survei dulu ketersediaan jaringan.',
      'Warga cluster ada dua puluh rumah yang mau pasang, tolong disurvei.',
      'Perlu kepastian jaringan sebelum tanda tangan sewa.',
    ],
    noted: [
      'Jalur aman, izin RT sudah.',
      'ODP terdekat {odp} {meter} m, sisa port 3. Perlu ODP baru untuk 20 rumah.',
      'Tiang PLN tidak boleh dipakai, ajukan 4 tiang sendiri.',
    ],
    fixed: [
      'Jaringan tersedia di {odp}, jadwal pasang menyusul.',
      'Perlu perluasan jaringan, diteruskan ke perencanaan.',
      'Survei selesai, laporan diserahkan ke tim sales.',
    ],
  },
];

export const relocationScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: ['Pindah alamat ke {blok}', 'Pindah alamat satu desa', 'Pindah rumah masih di {desa}'],
    said: [
      'Saya pindah rumah ke {blok}, internet ikut dipindah ya.',
      'Pindah kontrakan masih satu kampung, ONT sudah saya bawa.',
      'Rumah lama kosong mulai hari {hari}, tolong pindahkan sebelum itu.',
    ],
    noted: [
      'Alamat baru {meter} m dari {odp}, port {port} kosong. Drop lama ditarik.',
      'ONT lama dipakai kembali, SN {sn} dipindah port.',
      'Alamat baru beda OLT, service port dibuat ulang di {pon}.',
    ],
    fixed: [
      'Pindah alamat selesai, {odp} port {port}, redaman {redamanbaik}.',
      'Layanan aktif di alamat baru, {hasil} Mbps. Data alamat diperbarui.',
      'Selesai, drop core lama digulung dan dikembalikan ke gudang.',
    ],
  },
  {
    titles: [
      'Pindah titik ONT ke {lantai}',
      'Geser kabel dari atap tetangga',
      'Geser kabel, warung mau dibongkar',
    ],
    said: [
      'Rumah direnovasi, modem minta dipindah ke {lantai}.',
      'Kabel lewat atap tetangga, diminta digeser.',
      'Warung mau dibongkar, kabelnya tolong digeser dulu.',
    ],
    noted: [
      'Tambah drop {meter} m, roset dipindah ke {lantai}.',
      'Jalur kabel digeser lewat tiang depan, izin RT ada.',
      'Renovasi belum selesai, jalur sementara.',
    ],
    fixed: [
      'ONT dipindah ke {lantai}, redaman {redamanbaik}.',
      'Kabel digeser, tetangga setuju, normal.',
      'Jalur sementara dipasang, dirapikan setelah renovasi.',
    ],
  },
];
