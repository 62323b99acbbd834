import type { Scenario } from './scenario.ts';

export const outageScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: [
      'Internet mati total, lampu LOS merah',
      'Lampu LOS merah sejak jam {jam}',
      'Mati total, LOS menyala merah',
    ],
    said: [
      'Kak, internet mati dari jam {jam}. Lampu LOS merah terus, sudah dicabut colok tetap sama.',
      'Assalamualaikum, wifi di rumah mati. Di modem ada lampu merah tulisannya LOS. Mohon segera dicek, anak sekolah online.',
      'Dari tadi pagi tidak ada internet sama sekali, lampu merah kedip. TV juga mati.',
    ],
    noted: [
      'Cek di ONT: LOS merah, tidak ada cahaya. Di ODP {odp} port {port} {redamanbaik}. Drop core putus di tengah.',
      'OPM di rumah pelanggan no signal. Ketemu drop core putus digigit tikus, dekat plafon.',
      'Redaman di ODP bagus {redamanbaik}, di rumah LOS. Tarik ulang drop {meter} m.',
    ],
    fixed: [
      'Drop core putus disambung ulang, redaman akhir {redamanbaik}. Pelanggan sudah online.',
      'Ganti drop core {meter} m dari {odp} ke rumah. Redaman {redamanbaik}, speedtest {hasil} Mbps.',
      'Sambung ulang pakai fast connector SC/APC, LOS padam, internet normal. Pelanggan konfirmasi.',
    ],
  },
  {
    titles: [
      'Kabel putus tertimpa pohon',
      'Kabel drop putus ditabrak truk',
      'Kabel terpotong saat perbaikan atap',
    ],
    said: [
      'Semalam hujan angin, pohon tumbang kena kabel. Internet langsung mati.',
      'Kabel internet depan rumah putus ketarik truk tebu, sekarang menjuntai di jalan. Takut kena motor.',
      'Ada perbaikan atap, tukangnya tidak sengaja motong kabel yang kecil hitam.',
    ],
    noted: [
      'Drop putus tertimpa dahan. Dahan sudah dibersihkan bersama warga, kabel diganti.',
      'Kabel melintang jalan dinaikkan jadi 5,5 m supaya truk lewat.',
      'Kabel putus {meter} m dari tiang, perlu tarik ulang. Clamp tiang lepas, dipasang baru.',
    ],
    fixed: [
      'Kabel putus sudah diganti dan dirapikan, pelanggan online kembali jam {jam}.',
      'Tarik ulang drop core {meter} m, ditinggikan di tiang. Redaman {redamanbaik}.',
      'Sambungan baru di closure, kabel dinaikkan. Normal.',
    ],
  },
  {
    isMixed: true,
    titles: [
      'Tidak ada internet sejak jam {jam}',
      'Internet mati sejak pagi',
      'Semua perangkat tidak bisa internet',
    ],
    said: [
      'Sejak jam {jam} tidak ada internet, tetangga satu gang juga sama.',
      'Wifi nyambung tapi tidak ada internetnya. Sudah restart tiga kali.',
      'Mati lagi mati lagi, minggu ini sudah dua kali. Tolong jangan cuma disuruh restart.',
    ],
    noted: [
      'ONU terlihat offline di OLT, last down cause: dying gasp. Adaptor normal, cek kabel.',
      'Di ODP {odp} konektor port {port} kendor. Dibersihkan dan dikunci ulang.',
      'PON kedip, registrasi gagal. SN {sn} tidak terbaca, provisioning ulang.',
    ],
    fixed: [
      'Konektor di ODP {odp} port {port} dikencangkan dan dibersihkan. Normal {redamanbaik}.',
      'Provisioning ulang SN {sn}, PPPoE sudah dapat IP. Pelanggan online.',
      'Reset ONU dari OLT port {pon}, sesi lama dihapus. Pelanggan konfirmasi normal.',
    ],
  },
  {
    titles: ['Internet mati habis petir', 'Mati setelah listrik padam', 'ONT hidup tapi PON kedip'],
    said: [
      'Semalam petir besar, sejak itu modem nyala tapi internet mati.',
      'Listrik padam dari jam {jam}, sudah hidup tapi wifi tidak balik.',
      'Habis mati lampu tadi internet tidak nyala lagi, lampu PON kedip terus.',
    ],
    noted: [
      'ONT {ont} kena induksi petir, port LAN 1–2 mati, optik masih terbaca.',
      'Konfigurasi ONT hilang setelah padam, WAN kosong. Isi ulang PPPoE VLAN {vlan}.',
      'PON kedip, redaman {redaman}. Konektor SC/APC kotor, dibersihkan.',
    ],
    fixed: [
      'Ganti ONT ke {ont} SN {sn}, konfigurasi disalin. Normal.',
      'Konfigurasi WAN diisi ulang, internet normal. Disarankan pakai stabilizer.',
      'Bersihkan konektor SC/APC, redaman {redaman} jadi {redamanbaik}. Normal.',
    ],
  },
];

/** For shops, boarding houses and the like, beside what happens to everybody. */
export const businessOutageScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: [
      'Kamar kos semua tidak dapat internet',
      'Internet toko mati, QRIS tidak bisa',
      'Warnet mati semua, kasir tidak jalan',
    ],
    said: [
      'Semua kamar tidak dapat internet, penghuni sudah pada komplain ke saya.',
      'Mesin kasir dan QRIS tidak bisa dipakai, pelanggan antre. Tolong diprioritaskan.',
      'Dua puluh komputer mati semua, rugi kalau sampai malam.',
    ],
    noted: [
      'Switch pelanggan looping, LAN dicabut satu-satu. Sisi AGLIS {redamanbaik} normal.',
      'Patch cord dari roset ke ONT patah. Ganti patch cord 3 m.',
      'Router pelanggan mati, bypass langsung ke ONT sementara.',
    ],
    fixed: [
      'Ganti patch cord SC/UPC–SC/APC, online. Speedtest {hasil} dari {mbps} Mbps.',
      'Looping di switch lantai atas dilepas, jaringan normal. Pelanggan sudah diedukasi.',
      'Sementara bypass, router pelanggan diganti sendiri besok. Internet jalan.',
    ],
  },
];

export const corporateOutageScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: [
      'Metro-E {mbps} Mbps putus total',
      'Link utama putus, pindah ke backup',
      'Koneksi utama down sejak {jam}',
    ],
    said: [
      'Link ke kantor pusat down jam {jam}, kegiatan masih jalan pakai backup 4G. Mohon eskalasi.',
      'Koneksi putus total. Sistem pusat dan absensi tidak bisa diakses. PIC IT di lokasi siap membuka ruang server.',
      'Mohon RFO setelah selesai, manajemen minta penjelasan tertulis.',
    ],
    noted: [
      'SFP sisi pelanggan Rx {redaman}, sisi POP normal. Indikasi core putus antara closure 3 dan lokasi pelanggan.',
      'OTDR: putus di km 2,{port} dekat galian PDAM. Tim splicing meluncur.',
      'Akses ruang server perlu izin K3, menunggu PIC.',
    ],
    fixed: [
      'Splicing 4 core selesai, loss 0,0{port} dB, link up. VLAN {vlan} normal, RFO dikirim.',
      'Ganti SFP 1G LX 10 km, Rx {redamanbaik}. Ping ke gateway 0 % loss 1.000 paket.',
      'Reroute ke core cadangan, layanan pulih jam {jam}. Perbaikan permanen dijadwalkan malam.',
    ],
  },
];

export const bankOutageScenarios: readonly Scenario[] = [
  {
    titles: [
      'VPN cabang putus, ATM tidak transaksi',
      'VPN antar-cabang down',
      'Teller offline, koneksi putus',
    ],
    said: [
      'Semua ATM di cabang offline sejak {jam}. Ini prioritas, mohon ditangani sekarang.',
      'Tunnel IPsec ke pusat down, sisi kami tidak ada perubahan.',
      'Antrean nasabah panjang, teller tidak bisa transaksi. Mohon perkiraan pulih.',
    ],
    noted: [
      'Port PE up, MAC tidak terbelajar. VLAN {vlan} hilang dari trunk setelah pemeliharaan semalam.',
      'Ping ke CPE putus, ke ONU normal. CPE pelanggan hang.',
      'ONT bisnis {ont} restart terus, UPS ruang IT lemah.',
    ],
    fixed: [
      'VLAN {vlan} dipasang kembali di trunk, trafik normal. Konfirmasi PIC via telepon.',
      'CPE di-restart PIC dengan panduan, tunnel naik. Dipantau 1 jam.',
      'Ganti catu daya ONT, pindah ke stopkontak UPS gedung. Stabil 30 menit.',
    ],
  },
];

export const hospitalOutageScenarios: readonly Scenario[] = [
  {
    titles: [
      'Koneksi putus, SIMRS tidak bisa diakses',
      'Link rumah sakit down, BPJS offline',
      'IGD dan farmasi tanpa jaringan',
    ],
    said: [
      'Pendaftaran pasien manual karena SIMRS tidak bisa diakses. IGD juga terdampak.',
      'Bridging BPJS tidak jalan, antrean poli menumpuk. Mohon segera.',
      'Jaringan lantai bawah mati semua, genset sudah hidup tapi link tetap down.',
    ],
    noted: [
      'SFP di ruang server Rx {redaman}, patch cord LC kotor.',
      'Link naik turun, core 3 loss tinggi di closure depan gerbang.',
      'Konverter media mati setelah listrik pindah ke genset.',
    ],
    fixed: [
      'Patch cord LC dibersihkan dan diganti, Rx {redamanbaik}. SIMRS normal.',
      'Pindah ke core cadangan, loss normal. Splicing permanen malam ini.',
      'Konverter media diganti dan dipindah ke UPS. Dipantau 1 jam bersama IT rumah sakit.',
    ],
  },
];
