import type { Scenario } from './scenario.ts';

export const degradedScenarios: readonly Scenario[] = [
  {
    isMixed: true,
    titles: [
      'Redaman tinggi {redaman}, sering putus',
      'Redaman {redaman} di ONT',
      'Putus-putus tiap {menit} menit',
    ],
    said: [
      'Internet putus-putus tiap {menit} menit, kalau hujan makin parah.',
      'Sering disconnect, main gim tiba-tiba lepas. Sudah dari hari {hari}.',
      'Kadang ada kadang hilang, lampu PON suka kedip sendiri.',
    ],
    noted: [
      'Redaman {redaman}. Konektor SC/APC kotor dan bending di belakang lemari.',
      'Redaman {redaman} di rumah, {redamanbaik} di ODP. Fast connector lama buruk.',
      'Splitter {splitter} di {odp} kemasukan air, beberapa port ikut tinggi.',
    ],
    fixed: [
      'Bersihkan konektor SC/APC dan luruskan bending. Redaman {redaman} jadi {redamanbaik}.',
      'Ganti fast connector dua sisi, redaman {redamanbaik}. Stabil 20 menit ping tanpa putus.',
      'Pindah ke port {port}, splitter {splitter} diganti. Redaman {redamanbaik}.',
    ],
  },
  {
    isMixed: true,
    titles: [
      'Lambat, hanya {lambat} dari {mbps} Mbps',
      'Kecepatan tidak sesuai paket {paket}',
      'Internet lemot sejak {hari}',
    ],
    said: [
      'Paket saya {paket} tapi speedtest cuma {lambat} Mbps. Sudah coba pakai kabel juga sama.',
      'Lemot sekali kalau malam, buka video saja muter terus.',
      'Tolong dicek kenapa kecepatan turun, bayar tidak pernah telat.',
    ],
    noted: [
      'Uji kabel LAN {hasil} Mbps, Wi-Fi 2,4 GHz {lambat} Mbps. Interferensi kanal 6.',
      'Profil di BNG masih paket lama, belum ikut naik.',
      'Kabel LAN pelanggan CAT5 rusak, hanya 10 Mbps.',
    ],
    fixed: [
      'Pindah kanal Wi-Fi ke 11 dan aktifkan 5 GHz, {hasil} Mbps.',
      'Profil BNG diperbarui ke {paket}, speedtest {hasil} Mbps.',
      'Ganti kabel LAN CAT6 2 m, kecepatan {hasil} Mbps.',
    ],
  },
  {
    titles: ['Wi-Fi hidup tapi tidak ada internet', 'Sinyal Wi-Fi lemah di {lantai}', 'Wi-Fi sering hilang'],
    said: [
      'Wi-Fi nyambung tapi ada tanda seru. HP semua sama.',
      'Di {lantai} sinyal tinggal satu garis, padahal rumah tidak besar.',
      'Nama Wi-Fi suka hilang sendiri terus muncul lagi.',
    ],
    noted: [
      'DNS ONT mengarah ke alamat lama. Diganti ke resolver AGLIS.',
      'ONT di dalam lemari besi, dipindah ke rak terbuka.',
      'Firmware {ont} lama, Wi-Fi restart tiap beberapa jam.',
    ],
    fixed: [
      'DNS diperbaiki, semua HP normal.',
      'ONT dipindah ke {lantai}, sinyal rata −52 dBm. Disarankan tambah access point.',
      'Firmware diperbarui, dipantau 30 menit stabil.',
    ],
  },
  {
    titles: ['IPTV patah-patah malam hari', 'TV kabel gambar macet', 'Zoom dan gim lag, ping {ms} ms'],
    said: [
      'TV macet-macet kalau lewat jam {jam}, siangnya bagus.',
      'Gambar kotak-kotak, kadang layar hitam sebentar.',
      'Ping naik sampai {ms} ms, rapat Zoom suara putus terus.',
    ],
    noted: [
      'VLAN IPTV {vlan} tidak prioritas di ONT. QoS dinyalakan.',
      'STB lewat Wi-Fi, dipindah ke kabel.',
      'Packet loss {rugi} % ke gateway, uplink PON {pon} penuh jam sibuk.',
    ],
    fixed: [
      'QoS VLAN {vlan} aktif, tidak patah selama 30 menit.',
      'STB pakai kabel LAN, gambar lancar.',
      'Pelanggan dipindah ke PON {pon} yang lebih longgar, ping 8 ms.',
    ],
  },
  {
    titles: [
      'Aplikasi bank tidak bisa dibuka',
      'CCTV tidak bisa dilihat dari luar',
      'Situs tertentu tidak bisa dibuka',
    ],
    said: [
      'Semua lancar kecuali aplikasi bank, muter terus.',
      'CCTV toko tidak bisa dilihat dari HP sejak {hari}.',
      'Situs sekolah tidak bisa dibuka dari rumah, pakai kuota HP bisa.',
    ],
    noted: [
      'MTU 1500 di PPPoE, diturunkan ke 1492.',
      'Pelanggan di balik CGNAT, port forwarding tidak jalan.',
      'IPv6 dapat alamat tapi rute tidak ada. Dimatikan sementara.',
    ],
    fixed: [
      'MTU 1492, aplikasi bank terbuka. Pelanggan konfirmasi.',
      'Dipindah ke pool IP publik, CCTV bisa dilihat.',
      'Rute IPv6 diperbaiki di BNG, situs terbuka.',
    ],
  },
];

export const corporateDegradedScenarios: readonly Scenario[] = [
  {
    titles: [
      'Packet loss {rugi} % di link Metro-E',
      'Latensi naik ke {ms} ms ke kantor pusat',
      'Bandwidth hanya {lambat} dari {mbps} Mbps',
    ],
    said: [
      'Grafik kami menunjukkan loss {rugi} % sejak jam {jam}. Mohon dicek sisi transport.',
      'Latensi ke data center biasanya 4 ms, sekarang {ms} ms. Terlampir MTR.',
      'Uji iperf dua arah tidak sampai kontrak. Mohon uji bersama.',
    ],
    noted: [
      'CRC error naik di port uplink, SFP panas. Bersihkan konektor LC.',
      'Trafik lewat jalur ring sebaliknya setelah core putus di Purwasari.',
      'Duplex mismatch di CPE pelanggan.',
    ],
    fixed: [
      'Ganti SFP dan patch cord LC, CRC nol 1 jam. Loss 0 %.',
      'Ring kembali ke jalur pendek, latensi 4 ms.',
      'Uji RFC 2544 lulus {hasil} Mbps, laporan dikirim ke PIC.',
    ],
  },
];
