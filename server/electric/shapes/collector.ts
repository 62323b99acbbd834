import { relationFingerprint } from '../postgres/catalogue.ts';
import { type Lsn, maxLsn, zeroLsn } from '../postgres/lsn.ts';
import type { Relation } from '../postgres/pgoutput.ts';
import type { RowChange, TransactionSink } from '../postgres/transaction-sink.ts';
import { type SnapshotVisibility, sees } from '../postgres/visibility.ts';
import { announce, type Shape } from './shape.ts';

export type Collector = TransactionSink & {
  /** The commit LSN of the last transaction that is in every shape it concerns. */
  lastSeen(): Lsn;
  /** After a restart: what the process before had seen. */
  resume(lastSeen: Lsn): void;
  /**
   * Lets a shape take part from now on, unless the snapshot missed a transaction that already came by: in the log a
   * commit appears before others can see it. @returns whether the shape was joined; if not, take another snapshot.
   */
  join(shape: Shape, visibility: SnapshotVisibility): boolean;
  /** Takes in a shape kept by an earlier process, with the visibility it was kept with. */
  adopt(shape: Shape): void;
  leave(shape: Shape): void;
};

export type Rotate = (shape: Shape, reason: string) => void;

/** How many transactions back a snapshot may lag behind the stream. */
const remembered = 16_384;

type Group = { relation: Relation | undefined; fingerprint: string; readonly shapes: Set<Shape> };

/** Sorts the changes of each transaction into the shapes they concern. */
export function createCollector(rotate: Rotate): Collector {
  const groups = new Map<number, Group>();
  /** Shapes the transaction under way concerns, and those with whole transactions still to be written. */
  const touched = new Set<Shape>();
  const unwritten = new Set<Shape>();
  const skipping = new Map<Shape, boolean>();
  const recent: number[] = [];
  const state = { xid: 0, tx: zeroLsn, op: 0, whole: zeroLsn, lastSeen: zeroLsn };

  function groupOf(oid: number): Group {
    const known = groups.get(oid);
    if (known !== undefined) return known;
    const group: Group = { relation: undefined, fingerprint: '', shapes: new Set() };
    groups.set(oid, group);
    return group;
  }

  /** Whether the transaction is in the shape already: in its log, or in its snapshot. */
  function isKnownTo(shape: Shape): boolean {
    const known = skipping.get(shape);
    if (known !== undefined) return known;
    if (shape.visibility !== undefined && state.tx >= shape.visibility.seenBefore)
      shape.visibility = undefined;
    const inLog = shape.log.newest.tx >= state.tx;
    const skip = inLog || (shape.visibility !== undefined && sees(shape.visibility, state.xid));
    skipping.set(shape, skip);
    return skip;
  }

  function leave(shape: Shape): void {
    groups.get(shape.resolved.table.oid)?.shapes.delete(shape);
    touched.delete(shape);
    unwritten.delete(shape);
  }

  function drop(shape: Shape, reason: string): void {
    leave(shape);
    rotate(shape, reason);
  }

  function unfitness(shape: Shape, group: Group): string | undefined {
    if (group.fingerprint !== shape.fingerprint) return 'the table was altered';
    return group.relation?.replicaIdentity === 'f' ? undefined : 'the table lost its full replica identity';
  }

  function offer(shape: Shape, change: RowChange): Promise<void> | undefined {
    let waits: Promise<void>[] | undefined;
    for (const operation of shape.toOperations(change, state)) {
      touched.add(shape);
      const offset = { tx: state.tx, op: state.op + operation.op };
      const wait = shape.log.append(offset, operation.open, operation.rest);
      if (wait !== undefined) waits = [...(waits ?? []), wait.then(() => announce(shape, { kind: 'begun' }))];
    }
    if (waits === undefined) return undefined;
    const unwritable = (error: Error): void => drop(shape, `its log cannot be written: ${error.message}`);
    return Promise.all(waits).then(() => undefined, unwritable);
  }

  function change(row: RowChange): Promise<void> | undefined {
    const group = groups.get(row.relationOid);
    // Two places per change: a changed key takes both. Counted for every change, so that offsets do not depend on
    // which shapes exist.
    state.op += 2;
    if (group === undefined || group.shapes.size === 0) return undefined;
    let waits: Promise<void>[] | undefined;
    for (const shape of group.shapes) {
      if (isKnownTo(shape)) continue;
      const unfit = unfitness(shape, group);
      if (unfit !== undefined) {
        drop(shape, unfit);
        continue;
      }
      const wait = offer(shape, row);
      if (wait !== undefined) waits = [...(waits ?? []), wait];
    }
    return waits === undefined ? undefined : Promise.all(waits).then(() => undefined);
  }

  async function write(shape: Shape): Promise<void> {
    try {
      await shape.log.flush();
    } catch (error) {
      drop(shape, `its log cannot be written: ${(error as Error).message}`);
    }
  }

  async function flush(): Promise<void> {
    const shapes = [...unwritten];
    const { whole } = state;
    unwritten.clear();
    // Readers need not wait for the disk: what is lost with this process is sent again, for it was not acknowledged.
    const writing = shapes.map(write);
    state.lastSeen = maxLsn(state.lastSeen, whole);
    for (const shape of shapes) if (shape.gone === undefined) announce(shape, { kind: 'grown' });
    await Promise.all(writing);
  }

  return {
    begin(xid, finalLsn) {
      Object.assign(state, { xid, tx: finalLsn, op: -2 });
      skipping.clear();
      touched.clear();
      recent.push(xid);
      if (recent.length > 2 * remembered) recent.splice(0, remembered);
    },
    relation(relation) {
      const group = groupOf(relation.oid);
      group.relation = relation;
      group.fingerprint = relationFingerprint(relation);
    },
    change,
    truncate(oids) {
      for (const shape of oids.flatMap((oid) => [...(groups.get(oid)?.shapes ?? [])]))
        if (!isKnownTo(shape)) drop(shape, 'the table was truncated');
    },
    commit() {
      for (const shape of touched) {
        shape.log.seal();
        unwritten.add(shape);
      }
      touched.clear();
      state.whole = state.tx;
    },
    flush,
    async abandon() {
      await flush();
      const shapes = [...touched];
      touched.clear();
      for (const shape of shapes) {
        await shape.log
          .abandon()
          .catch((error: Error) => drop(shape, `its log cannot be cut: ${error.message}`));
      }
    },
    lastSeen: () => state.lastSeen,
    resume(lastSeen) {
      state.lastSeen = maxLsn(state.lastSeen, lastSeen);
    },
    join(shape, visibility) {
      if (!recent.every((xid) => sees(visibility, xid))) return false;
      shape.visibility = visibility;
      groupOf(shape.resolved.table.oid).shapes.add(shape);
      return true;
    },
    adopt: (shape) => void groupOf(shape.resolved.table.oid).shapes.add(shape),
    leave,
  };
}
