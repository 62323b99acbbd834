import type { Lsn } from './lsn.ts';

/**
 * What a snapshot could see, after `pg_current_snapshot()`. LSNs cannot say it: a transaction is in the write-ahead log
 * before others can see it, and comparing LSNs made 3 of 120 shapes diverge under concurrent writers.
 */
export type SnapshotVisibility = {
  /** Every 64-bit transaction id below this one had finished. */
  readonly xmin: bigint;
  /** No transaction id from this one on had finished. */
  readonly xmax: bigint;
  /** Between the two: those still running. */
  readonly xip: ReadonlySet<bigint>;
  /** The end of the log just after the snapshot was taken: transactions committed from here on were not seen. */
  readonly seenBefore: Lsn;
};

/** Parses the text of a `pg_snapshot`: `xmin:xmax:xip,xip`. */
export function parseVisibility(text: string, seenBefore: Lsn): SnapshotVisibility {
  const [xmin, xmax, xip = ''] = text.split(':');
  if (!xmin || !xmax) throw new Error(`not a pg_snapshot: ${text}`);
  const running = xip === '' ? [] : xip.split(',').map(BigInt);
  return { xmin: BigInt(xmin), xmax: BigInt(xmax), xip: new Set(running), seenBefore };
}

export function formatVisibility(visibility: SnapshotVisibility): string {
  return `${visibility.xmin}:${visibility.xmax}:${[...visibility.xip].join(',')}`;
}

/** The stream carries 32 bits of a transaction id; the epoch is the one nearest to `near`. */
function widen(xid: number, near: bigint): bigint {
  return near + BigInt.asIntN(32, BigInt(xid) - near);
}

/** Whether the snapshot already holds what the committed transaction wrote. */
export function sees(visibility: SnapshotVisibility, xid: number): boolean {
  const wide = widen(xid, visibility.xmax);
  if (wide < visibility.xmin) return true;
  return wide < visibility.xmax && !visibility.xip.has(wide);
}
