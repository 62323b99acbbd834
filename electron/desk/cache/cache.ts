import type { TouchedEntity } from '../../../shared/contracts/commands.ts';
import { type Entities, type ShapeName, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { PackedRows } from './packed-rows.ts';

/** The key columns of one row, in the contract's order. */
export type Key = readonly string[];

export const rowKey = (shape: ShapeName, row: Readonly<Record<string, unknown>>): Key =>
  shapes[shape].key.map((name) => String(row[name]));

/** The key as windows know it; the same text as the contracts' `shapeKey`. */
export const keyText = (key: Key): string => key.join(' ');

/** Where a shape's log has been read to. Meaningless apart from the rows it was committed with. */
export type LogPosition = { readonly handle: string; readonly offset: string };

export type RowOperation =
  | { readonly op: 'insert' | 'update'; readonly row: WireRow }
  | { readonly op: 'delete'; readonly row: WireRow };

/** Some answers of one snapshot, and where they end. */
export type SnapshotPart = {
  readonly shape: ShapeName;
  readonly answers: readonly PackedRows[];
  readonly at: LogPosition;
};

/** What is known of a transaction before its end is. Nobody sees any of it, and nobody else can write, until it ends. */
export type WriteAhead = {
  /** @throws also when it was undone meanwhile; nothing is written then */
  write(operations: readonly RowOperation[]): Promise<void>;
  /** The last of it, and the offset (invariant 5). */
  end(operations: readonly RowOperation[], at: LogPosition, now: Instant): Promise<void>;
  undo(): void;
};

type Page<Row> = {
  readonly rows: readonly Row[];
  /** Where the next page begins; null after the last. */
  readonly next: number | null;
};

/** Some fields of one row. */
export type Fields<Name extends ShapeName> = { readonly key: Key; readonly fields: Partial<Entities[Name]> };

export type StoredAnswer = { readonly value: unknown; readonly asOf: Instant };
export type AnswerKey = { readonly accountId: string; readonly name: string; readonly input: string };

/** Reading never sees a generation that is being built (invariant 2). */
export type ReadableCache = {
  entity<Name extends ShapeName>(shape: Name, key: Key): Entities[Name] | null;
  page<Name extends ShapeName>(shape: Name, after: number, limit: number): Page<Entities[Name]>;
  /** The same of some columns: a tenth of the time when one of a ticket's is read. */
  pageOf<Name extends ShapeName>(
    shape: Name,
    columns: readonly string[],
    after: number,
    limit: number,
  ): Page<Fields<Name>>;
  all<Name extends ShapeName>(shape: Name): readonly Entities[Name][];
  /** Whether the row is there, without reading the rest of it. */
  has(shape: ShapeName, key: Key): boolean;
  /** The `version` column of a row; null when the row is not there. */
  version(shape: TouchedEntity, key: Key): number | null;
  /** When the shape was last known to be current; null before its first complete sync. */
  currentAt(shape: ShapeName): Instant | null;
  isComplete(shape: ShapeName): boolean;
  position(shape: ShapeName): { readonly role: 'read' | 'building'; readonly at: LogPosition } | null;
  answer(key: AnswerKey): StoredAnswer | null;
  /** An earlier copy was there and could not be used: what is missing is fetched anew, not for the first time. */
  beganAnew(): boolean;
};

/**
 * Writing, in the order it is asked for. Few rows are written when the call returns; many are written in slices, so that
 * the desk goes on meanwhile, and are seen when the promise resolves.
 */
export type WritableCache = ReadableCache & {
  /** Adds rows of a snapshot to the generation being built, as `build` does. @throws when they are no such rows */
  append(part: SnapshotPart): Promise<void>;
  /** Adds to the generation being built; begins one when the log's handle is another. Nothing becomes visible. */
  build(shape: ShapeName, operations: readonly RowOperation[], at: LogPosition): Promise<void>;
  /** The generation being built becomes the one that is read. */
  promote(shape: ShapeName, now: Instant): Promise<void>;
  /** Rows and their offset, together or not at all (invariant 5). */
  apply(shape: ShapeName, operations: readonly RowOperation[], at: LogPosition, now: Instant): Promise<void>;
  /** As `apply`, of rows that come over some time; null when others write or wait to, or would see it before its end. */
  applyAhead(shape: ShapeName): Promise<WriteAhead | null>;
  /** The next `build` begins empty; what is read stays. */
  abandonBuilding(shape: ShapeName): Promise<void>;
  markCurrent(shapes: readonly ShapeName[], now: Instant): void;
  keepAnswer(key: AnswerKey, answer: StoredAnswer): void;
  /** Writes about a megabyte and removes it again. @throws what SQLite throws when there is no room for it */
  tryRoom(): Promise<void>;
  close(): void;
};
