/**
 * What the boards that came with the product are called where they are stored, by their key in the languages of the
 * room. A window names them in its person's language; one that somebody renamed is called as they said.
 */
export const productBoardNames = {
  operator: 'Meja operator',
  supervisor: 'Meja penyelia',
  manager: 'Ringkasan manajer',
  service: 'Layanan pelanggan',
  overview: 'Ikhtisar ruang kendali',
  map: 'Peta Karawang',
  sla: 'Horizon SLA',
  outages: 'Gangguan',
  handOver: 'Serah terima',
} as const;

/** Who is said to have made them, where that is stored. */
export const productAuthorName = 'Sistem';
