import type { Scenario } from './scenario.ts';

export const accountScenarios: readonly Scenario[] = [
  {
    titles: ['Sudah bayar tapi masih terisolir', 'Tagihan {bulan} dobel', 'Pembayaran belum masuk'],
    said: [
      'Saya sudah bayar lewat m-banking, buktinya ada, tapi internet masih diblokir.',
      'Tagihan {bulan} muncul dua kali, mohon dicek.',
      'Transfer dari Indomaret kemarin belum masuk juga.',
    ],
    noted: [
      'Isolir dibuka sementara 24 jam.',
      'Tagihan ganda terlihat di sistem, diteruskan ke keuangan.',
      'Pembayaran terbaca di kanal VA, posting manual.',
    ],
    fixed: [
      'Pembayaran diposting, isolir dibuka. Pelanggan sudah online.',
      'Tagihan dobel dibatalkan, nota kredit dikirim lewat WhatsApp.',
      'Pembayaran terkonfirmasi, terima kasih.',
    ],
  },
  {
    titles: ['Minta ganti kata sandi Wi-Fi', 'Lupa kata sandi Wi-Fi', 'Minta ganti nama Wi-Fi'],
    said: [
      'Sandi Wi-Fi sudah tersebar ke tetangga, minta diganti.',
      'Lupa sandi, stiker di modem sudah hilang.',
      'Mau ganti nama Wi-Fi jadi nama warung.',
    ],
    noted: [
      'Verifikasi nama dan alamat cocok.',
      'Ganti lewat TR-069, ONT merespons.',
      'Pelanggan dipandu lewat aplikasi.',
    ],
    fixed: [
      'Sandi diganti dari jarak jauh, pelanggan bisa masuk.',
      'Dipandu lewat telepon, berhasil.',
      'Nama dan sandi Wi-Fi diganti sesuai permintaan.',
    ],
  },
  {
    titles: [
      'Naik paket ke Home Platinum 100',
      'Turun paket mulai bulan depan',
      'Tanya promo dan ganti paket',
    ],
    said: [
      'Mau naik paket, anak-anak sudah banyak yang pakai.',
      'Minta turun paket, sekarang tinggal berdua di rumah.',
      'Dengar ada promo upgrade, apa pelanggan lama bisa ikut?',
    ],
    noted: [
      'Sudah dijelaskan selisih biaya prorata.',
      'Redaman mendukung, tidak perlu ganti ONT.',
      'Perlu ganti ONT dual-band untuk 100 Mbps.',
    ],
    fixed: [
      'Paket diubah, profil aktif. Prorata ditagih {bulan}.',
      'Perubahan paket dijadwalkan tanggal 1.',
      'Pelanggan memutuskan tetap di paket {paket}.',
    ],
  },
  {
    titles: ['Ganti nama pemilik akun', 'Minta IP publik', 'Port forwarding CCTV'],
    said: [
      'Akun atas nama almarhum bapak, mau dibalik nama.',
      'Perlu IP publik untuk server absensi.',
      'Tolong bukakan port untuk CCTV toko.',
    ],
    noted: [
      'KTP pemilik baru diterima.',
      'Pool IP publik tersedia, biaya Rp 50.000 per bulan disetujui.',
      'Port 8000 diarahkan ke 192.168.1.20.',
    ],
    fixed: [
      'Balik nama selesai, kontrak baru dikirim.',
      'IP publik aktif, alamat dikirim ke pelanggan.',
      'Port forwarding aktif, diuji dari luar.',
    ],
  },
  {
    titles: ['Tanya jadwal pemasangan', 'Komplain teknisi tidak datang', 'Minta berhenti langganan'],
    said: [
      'Kapan jadi dipasang? Sudah daftar seminggu.',
      'Dijanjikan hari {hari}, sampai sekarang belum ada yang datang.',
      'Mau berhenti, pindah ke luar kota.',
    ],
    noted: [
      'Jadwal dikonfirmasi ke koordinator lapangan.',
      'Pelanggan dihubungi, minta maaf, jadwal baru disepakati.',
      'Ditawarkan cuti berlangganan 3 bulan.',
    ],
    fixed: [
      'Jadwal baru dikonfirmasi dan ditepati.',
      'Teknisi datang hari {hari}, permintaan maaf diterima pelanggan.',
      'Berhenti diproses, perangkat ditarik hari {hari}.',
    ],
  },
];
