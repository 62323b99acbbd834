/** What a district is to the network: its code on labels, and how many homes connect there against a rural average. */
type DistrictProfile = { readonly code: string; readonly weight: number; readonly isUrban: boolean };

const urban = (code: string, weight: number): DistrictProfile => ({ code, weight, isUrban: true });
const rural = (code: string, weight: number): DistrictProfile => ({ code, weight, isUrban: false });

const profiles: Readonly<Record<string, DistrictProfile>> = {
  'Karawang Barat': urban('KWB', 3.2),
  'Karawang Timur': urban('KWT', 3),
  Klari: urban('KLR', 2.4),
  Cikampek: urban('CKP', 2.4),
  'Kota Baru': urban('KTB', 2),
  'Telukjambe Timur': urban('TJT', 3),
  Rengasdengklok: urban('RDK', 1.7),
  Purwasari: urban('PWS', 1.4),
  'Telukjambe Barat': rural('TJB', 1.1),
  Ciampel: rural('CPL', 1.1),
  Majalaya: rural('MJL', 1.1),
  Jatisari: rural('JTS', 1.1),
  Telagasari: rural('TLG', 1),
  Rawamerta: rural('RWM', 0.8),
  Lemahabang: rural('LMH', 0.9),
  Tempuran: rural('TPR', 0.8),
  Batujaya: rural('BTJ', 0.9),
  Pedes: rural('PDS', 0.9),
  'Cilamaya Wetan': rural('CLW', 1),
  'Cilamaya Kulon': rural('CLK', 0.8),
  Banyusari: rural('BYS', 0.7),
  Tirtamulya: rural('TTM', 0.7),
  Kutawaluya: rural('KTW', 0.8),
  Jayakerta: rural('JYK', 0.8),
  Tirtajaya: rural('TTJ', 0.6),
  Cibuaya: rural('CBY', 0.6),
  Cilebar: rural('CLB', 0.6),
  Pakisjaya: rural('PKJ', 0.5),
  Pangkalan: rural('PKL', 0.6),
  Tegalwaru: rural('TGW', 0.4),
};

export function districtProfile(name: string): DistrictProfile {
  const profile = profiles[name];
  if (!profile) throw new Error(`No network profile for district ${name}`);
  return profile;
}

/** The buildings with line terminals: district, village, and how many terminals stand there. */
export const popPlaces: readonly {
  readonly district: string;
  readonly village: string;
  readonly terminals: number;
}[] = [
  { district: 'Karawang Barat', village: 'Nagasari', terminals: 2 },
  { district: 'Karawang Timur', village: 'Palumbonsari', terminals: 2 },
  { district: 'Klari', village: 'Gintungkerta', terminals: 1 },
  { district: 'Cikampek', village: 'Cikampek Kota', terminals: 2 },
  { district: 'Telukjambe Timur', village: 'Sukaharja', terminals: 2 },
  { district: 'Rengasdengklok', village: 'Rengasdengklok Selatan', terminals: 1 },
  { district: 'Telagasari', village: 'Talagasari', terminals: 1 },
  { district: 'Cilamaya Wetan', village: 'Cilamaya', terminals: 1 },
  { district: 'Jatisari', village: 'Jatisari', terminals: 1 },
  { district: 'Pedes', village: 'Kertaraharja', terminals: 1 },
  { district: 'Batujaya', village: 'Batujaya', terminals: 1 },
  { district: 'Tempuran', village: 'Tempuran', terminals: 1 },
  { district: 'Pangkalan', village: 'Ciptasari', terminals: 1 },
  { district: 'Telukjambe Barat', village: 'Karangligar', terminals: 1 },
  { district: 'Ciampel', village: 'Kutapohaci', terminals: 1 },
];
