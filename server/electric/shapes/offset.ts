/**
 * A place in a shape's log. `tx` is the LSN at which the transaction committed, `op` the operation's place in it.
 * The snapshot's chunks stand before the log: chunk n ends at `0_n`.
 */
export type Offset = { readonly tx: bigint; readonly op: number };

/** What a client may ask for. */
export type RequestedOffset =
  | { readonly kind: 'start' }
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly offset: Offset };

/** The end of all snapshots; `0_inf` on the wire. */
export const afterSnapshot: Offset = { tx: 0n, op: Number.POSITIVE_INFINITY };

const form = /^(\d{1,20})_(\d{1,15}|inf)$/;

/** @returns undefined when the text is not an offset. */
export function parseOffset(text: string): RequestedOffset | undefined {
  if (text === '-1') return { kind: 'start' };
  if (text === 'now') return { kind: 'now' };
  const match = form.exec(text);
  if (match === null) return undefined;
  const op = match[2] === 'inf' ? Number.POSITIVE_INFINITY : Number(match[2]);
  return { kind: 'after', offset: { tx: BigInt(match[1] ?? '0'), op } };
}

export function formatOffset(offset: Offset): string {
  return `${offset.tx}_${offset.op === Number.POSITIVE_INFINITY ? 'inf' : offset.op}`;
}

/**
 * Clients of live connections come back at `{lsn}_0`. Of the last transaction's own LSN they would be sent all but its
 * first operation again, 100,000 of them after a large one; one more lies behind all of it and before any other, since
 * the record of a commit takes many bytes.
 */
export const resumeLsn = (tx: bigint): bigint => (tx === 0n ? tx : tx + 1n);

/** Negative when `a` is before `b`, zero when they are the same place. */
export function compareOffsets(a: Offset, b: Offset): number {
  if (a.tx !== b.tx) return a.tx < b.tx ? -1 : 1;
  if (a.op === b.op) return 0;
  return a.op < b.op ? -1 : 1;
}
