import { canonical } from '../../kernel/canonical.ts';
import type { Role } from '../identity/principal.ts';
import type { Board, BoardDraft } from './board.ts';
import type { Tile, TileKind } from './tile.ts';

/** One thing in which a version of a board differs from the one before it. */
export type BoardDifference =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'shared'; readonly shared: boolean }
  /** `role` opened or opens it first; a board that passed from one role to another says both. */
  | { readonly kind: 'opened-first' | 'no-longer-first'; readonly role: Role }
  | { readonly kind: TileDifference; readonly tiles: readonly TileKind[] };

/** What can have happened to a tile; one that was stretched to the left or upwards was resized, not moved. */
export const tileDifferences = ['added', 'removed', 'moved', 'resized', 'set'] as const;
export type TileDifference = (typeof tileDifferences)[number];

export type BoardStep = {
  readonly version: Board;
  /** Null for the earliest that is told of: what it changed is not known. */
  readonly differences: readonly BoardDifference[] | null;
  /** The latest earlier version with the same name and tiles, when it was not the one just before. */
  readonly sameAs: number | null;
};

/** @param versions of one board, the latest first @returns the same, each with what it changed */
export const boardSteps = (versions: readonly Board[]): readonly BoardStep[] =>
  versions.map((version, index) => {
    const [before, ...earlier] = versions.slice(index + 1);
    const isAgain = before && looks(before) !== looks(version);
    return {
      version,
      differences: before ? boardDifferences(before, version) : null,
      sameAs: (isAgain && earlier.find((other) => looks(other) === looks(version))?.version) || null,
    };
  });

const looks = ({ name, tiles }: Board): string => canonical([name, tiles.toSorted(byId)]);
const byId = (a: Tile, b: Tile) => (a.id < b.id ? -1 : 1);

/** How one version of a board differs from another, in the order it is told in. */
export function boardDifferences(before: Board, after: Board): readonly BoardDifference[] {
  const [was, is] = [before.defaultFor, after.defaultFor];
  return [
    ...(before.name === after.name ? [] : [{ kind: 'renamed', from: before.name, to: after.name } as const]),
    ...differencesOfTiles(before.tiles, after.tiles),
    ...(before.shared === after.shared ? [] : [{ kind: 'shared', shared: after.shared } as const]),
    ...(was === null || was === is ? [] : [{ kind: 'no-longer-first', role: was } as const]),
    ...(is === null || was === is ? [] : [{ kind: 'opened-first', role: is } as const]),
  ];
}

function differencesOfTiles(before: readonly Tile[], after: readonly Tile[]): readonly BoardDifference[] {
  const happened = tileChanges(before, after);
  return tileDifferences.flatMap((kind) => {
    const tiles = happened.filter((one) => one.kinds.includes(kind)).map(({ tile }) => tile.content.kind);
    return tiles.length > 0 ? [{ kind, tiles }] : [];
  });
}

/** A tile of either version and what happened to it; as it is now, or as it last was. */
export type TileChange = { readonly tile: Tile; readonly kinds: readonly TileDifference[] };

/** Every tile that two versions do not have alike, in the order they are listed in. */
export function tileChanges(before: readonly Tile[], after: readonly Tile[]): readonly TileChange[] {
  const former = new Map(before.map((tile) => [tile.id, tile]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.map((tile) => ({ tile, kinds: whatHappened(former.get(tile.id), tile) })),
    ...before.filter(({ id }) => !kept.has(id)).map((tile) => ({ tile, kinds: ['removed'] as const })),
  ].filter(({ kinds }) => kinds.length > 0);
}

function whatHappened(before: Tile | undefined, after: Tile): readonly TileDifference[] {
  if (!before) return ['added'];
  const isResized = before.width !== after.width || before.height !== after.height;
  const isMoved = before.x !== after.x || before.y !== after.y;
  const isSet = canonical(before.content) !== canonical(after.content);
  return [
    ...(isResized ? (['resized'] as const) : isMoved ? (['moved'] as const) : []),
    ...(isSet ? (['set'] as const) : []),
  ];
}

/**
 * An earlier version as the next one. Who sees the board, and who opens it first, stays as it is now: bringing back an
 * arrangement must take no role's board from it.
 */
export const restoredDraft = (now: Board, { name, tiles }: Pick<Board, 'name' | 'tiles'>): BoardDraft => ({
  boardId: now.id,
  name,
  tiles,
  shared: now.shared,
  defaultFor: now.defaultFor,
  baseVersion: now.version,
});
