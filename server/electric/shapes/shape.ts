import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tableFingerprint } from '../postgres/catalogue.ts';
import { formatVisibility, parseVisibility, type SnapshotVisibility } from '../postgres/visibility.ts';
import { compilePlan } from '../where/evaluate.ts';
import { operationsOf, type ToOperations } from './row-messages.ts';
import { type ResolvedShape, shapeKey } from './shape-definition.ts';
import { openShapeLog, type ShapeLog } from './shape-log.ts';
import { createSnapshotFiles, type SnapshotFiles } from './snapshot-files.ts';

/** What happened to a shape, told to whoever waits on it. */
export type ShapeEvent =
  /** More of a transaction under way can be read. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'grown' }
  | { readonly kind: 'gone'; readonly reason: string };

export type Shape = {
  readonly handle: string;
  readonly key: string;
  readonly resolved: ResolvedShape;
  /** How the stream must describe the table, or the shape is out of date. */
  readonly fingerprint: string;
  readonly toOperations: ToOperations;
  readonly log: ShapeLog;
  readonly snapshot: SnapshotFiles;
  readonly directory: string;
  /** Set once the snapshot knows what it sees, dropped when the stream has passed it. */
  visibility: SnapshotVisibility | undefined;
  /** While it is being made findable: it cannot be forgotten before that has ended. */
  keeping: Promise<void> | undefined;
  /** Why clients must refetch; undefined while the shape lives. */
  gone: string | undefined;
  /** Milliseconds since the epoch. */
  lastUsedAt: number;
  readonly listeners: Set<(event: ShapeEvent) => void>;
};

type Meta = {
  readonly handle: string;
  readonly resolved: ResolvedShape;
  readonly visibility: string;
  readonly seenBefore: string;
  readonly chunks: number;
  readonly bytes: number;
};

export function announce(shape: Shape, event: ShapeEvent): void {
  for (const listener of [...shape.listeners]) listener(event);
}

/** Bytes of the shape on disk, compressed copies not counted. */
export function sizeOf(shape: Shape): number {
  const { progress } = shape.snapshot;
  return shape.log.end.at + (progress.kind === 'failed' ? 0 : progress.bytes);
}

function assemble(
  directory: string,
  handle: string,
  resolved: ResolvedShape,
  log: ShapeLog,
  snapshot: SnapshotFiles,
): Shape {
  const matches = resolved.plan === null ? () => true : compilePlan(resolved.plan);
  return {
    handle,
    key: shapeKey(resolved.definition, resolved.mode),
    resolved,
    fingerprint: tableFingerprint(resolved.table),
    toOperations: operationsOf(resolved, matches),
    log,
    snapshot,
    directory,
    visibility: undefined,
    keeping: undefined,
    gone: undefined,
    lastUsedAt: Date.now(),
    listeners: new Set(),
  };
}

export async function createShape(
  root: string,
  handle: string,
  resolved: ResolvedShape,
  chunkBytes: number,
): Promise<Shape> {
  const directory = join(root, handle);
  await mkdir(directory, { recursive: true });
  const log = await openShapeLog(directory, chunkBytes);
  const snapshot = createSnapshotFiles(join(directory, 'snapshot'), { kind: 'running', chunks: 0, bytes: 0 });
  return assemble(directory, handle, resolved, log, snapshot);
}

/** Makes a shape with a whole snapshot findable after a restart. Before this it does not exist for the next process. */
export async function keepShape(shape: Shape, visibility: SnapshotVisibility): Promise<void> {
  const { progress } = shape.snapshot;
  if (progress.kind !== 'complete') throw new Error('only a whole snapshot can be kept');
  if (shape.gone !== undefined) return;
  await shape.snapshot.sync();
  const meta: Meta = {
    handle: shape.handle,
    resolved: shape.resolved,
    visibility: formatVisibility(visibility),
    seenBefore: visibility.seenBefore.toString(),
    chunks: progress.chunks,
    bytes: progress.bytes,
  };
  shape.keeping = writeMeta(metaPath(shape.directory), meta);
  await shape.keeping;
}

const metaPath = (directory: string): string => join(directory, 'shape.json');

async function writeMeta(path: string, meta: Meta): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  await file.writeFile(JSON.stringify(meta));
  await file.datasync();
  await file.close();
  await rename(`${path}.new`, path);
}

/** A process after this one does not find the shape, whatever is left of its files. */
export async function forgetShape(shape: Shape): Promise<void> {
  await shape.keeping?.catch(() => undefined);
  await rm(metaPath(shape.directory), { force: true });
}

async function loadShape(directory: string, chunkBytes: number): Promise<Shape> {
  const meta = JSON.parse(await readFile(metaPath(directory), 'utf8')) as Meta;
  const log = await openShapeLog(directory, chunkBytes);
  const { chunks, bytes } = meta;
  const snapshot = createSnapshotFiles(join(directory, 'snapshot'), { kind: 'complete', chunks, bytes });
  const shape = assemble(directory, meta.handle, meta.resolved, log, snapshot);
  shape.visibility = parseVisibility(meta.visibility, BigInt(meta.seenBefore));
  return shape;
}

/** Loads every whole shape below the root; what is not whole is removed, and its clients refetch. */
export async function loadShapes(
  root: string,
  chunkBytes: number,
  onUnreadable: (directory: string, error: Error) => void,
): Promise<readonly Shape[]> {
  await mkdir(root, { recursive: true });
  const shapes: Shape[] = [];
  for (const name of await readdir(root)) {
    const directory = join(root, name);
    const shape = await loadShape(directory, chunkBytes).catch((error: Error) => {
      onUnreadable(directory, error);
      return undefined;
    });
    if (shape === undefined) await rm(directory, { recursive: true, force: true });
    else shapes.push(shape);
  }
  return shapes;
}
