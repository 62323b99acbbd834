/** A position in the write-ahead log, as the 64-bit integer it is. Postgres prints it as `16/B374D848`. */
export type Lsn = bigint;

export const zeroLsn: Lsn = 0n;

/** Parses `16/B374D848`. Throws on anything else: only Postgres writes these. */
export function parseLsn(text: string): Lsn {
  const [high, low, ...rest] = text.split('/');
  if (high === undefined || low === undefined || rest.length > 0) throw new Error(`not an LSN: ${text}`);
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function formatLsn(lsn: Lsn): string {
  const high = (lsn >> 32n).toString(16).toUpperCase();
  const low = (lsn & 0xffff_ffffn).toString(16).toUpperCase();
  return `${high}/${low}`;
}

export const maxLsn = (a: Lsn, b: Lsn): Lsn => (a > b ? a : b);
