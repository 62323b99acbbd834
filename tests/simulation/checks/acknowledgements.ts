import { type ShapeName, shapeNames, shapes } from '../../../shared/contracts/shapes.ts';
import type { MemoryDisk } from '../disk/memory-disk.ts';
import type { ExpectedRows } from './expected-rows.ts';
import type { Handles } from './handles.ts';
import { Violation } from './violation.ts';

type Meta = {
  readonly handle: string;
  readonly resolved: { readonly definition: { readonly table: string } };
};

const lsnText = (text: string): bigint => {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
};
const shapeOfTable = (table: string): ShapeName | undefined =>
  shapeNames.find((name) => shapes[name].table === table);

/**
 * Invariant 4: what is acknowledged is gone from Postgres' slot, so a power cut at this very moment must leave all of it
 * on the server's disk: the checkpoint, and every operation in every shape that would be found again.
 */
export function checkAcknowledged(
  acknowledged: bigint,
  {
    disk,
    expected,
    handles,
  }: { readonly disk: MemoryDisk; readonly expected: ExpectedRows; readonly handles: Handles },
): void {
  const checkpoint = disk.synced('/server/shapes/checkpoint.json')?.toString();
  const durable = checkpoint ? lsnText((JSON.parse(checkpoint) as { durable: string }).durable) : 0n;
  if (durable < acknowledged)
    throw new Violation('4', `${acknowledged} is acknowledged, the disk is sure of ${durable}`);
  for (const path of disk.files()) {
    if (!path.endsWith('/shape.json')) continue;
    const kept = disk.synced(path);
    if (kept) checkLog(path.slice(0, -'/shape.json'.length), JSON.parse(kept.toString()) as Meta);
  }

  function checkLog(directory: string, { handle, resolved }: Meta): void {
    const shape = shapeOfTable(resolved.definition.table);
    const snapshot = handles.snapshotOf(handle);
    if (!shape || !snapshot) return;
    const text = disk.synced(`${directory}/log.jsonl`)?.toString() ?? '';
    const read = { shape, reader: handles.readerOf(handle) };
    const wanted = expected.operations(read, snapshot, { from: 0n, to: acknowledged - 1n });
    const missing = wanted.find(
      ({ tx, op }) => !text.includes(`{"headers":{"lsn":"${tx}","op_position":${op},`),
    );
    if (missing)
      throw new Violation(
        '4',
        `${acknowledged} is acknowledged, the log of ${shape} would lack ${missing.tx}_${missing.op}`,
      );
  }
}
