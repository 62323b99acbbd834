import { type Board, boardSchema } from '../../shared/domain/boards/board.ts';
import {
  productBoardNames as names,
  productAuthorName,
} from '../../shared/domain/boards/product-board-names.ts';
import type { BoardMapLayer, TileContent } from '../../shared/domain/boards/tile.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { Queryable } from './database.ts';
import { authoredVersions, boards } from './schema.ts';

/** Place and size in cells of the 24 × 24 grid, and what stands there. */
type Placed = readonly [x: number, y: number, width: number, height: number, content: TileContent];
type QuickName = Extract<Extract<TileContent, { kind: 'queue' }>['tickets'], { kind: 'quick' }>['name'];

const quick = (name: QuickName) => ({ kind: 'quick', name }) as const;
const queue = (name: QuickName): TileContent => ({ kind: 'queue', tickets: quick(name) });
const counters: TileContent = { kind: 'counters', tickets: quick('all-open') };
const slaRisk = (withinMinutes: number): TileContent => ({ kind: 'sla-risk', withinMinutes });
const map = (name: QuickName, ...layers: readonly BoardMapLayer[]): TileContent => ({
  kind: 'map',
  tickets: quick(name),
  layers: [...layers],
  siteId: null,
});

const writtenAt = instant(Date.parse('2026-11-28T00:00:00+07:00'));
const idOf = (board: number, tile: number) =>
  `b0a2d000-0000-4000-8000-${String(board).padStart(6, '0')}${String(tile).padStart(6, '0')}`;

/** @param number its place in every installation, for ever: ids come from it */
function aBoard(
  number: number,
  name: string,
  { defaultFor = null, tiles }: { readonly defaultFor?: Role | null; readonly tiles: readonly Placed[] },
): Board {
  return boardSchema.parse({
    id: idOf(number, 0),
    version: 1,
    name,
    ownerId: null,
    shared: true,
    defaultFor,
    tiles: tiles.map(([x, y, width, height, content], index) => ({
      id: idOf(number, index + 1),
      x,
      y,
      width,
      height,
      content,
    })),
    updatedAt: writtenAt,
    updatedByName: productAuthorName,
  });
}

/** What each role opens first, and what hangs on the wall. Rows in Indonesian, as the room's own boards will be. */
export const productBoards: readonly Board[] = [
  aBoard(1, names.operator, {
    defaultFor: 'operator',
    tiles: [
      [0, 0, 18, 4, counters],
      [18, 0, 6, 4, { kind: 'clock' }],
      [0, 4, 12, 20, queue('needs-action')],
      [12, 4, 12, 12, map('all-open', 'tickets', 'technicians', 'districts')],
      [12, 16, 6, 8, slaRisk(60)],
      [18, 16, 6, 8, { kind: 'technicians' }],
    ],
  }),
  aBoard(2, names.supervisor, {
    defaultFor: 'supervisor',
    tiles: [
      [0, 0, 24, 4, counters],
      [0, 4, 12, 12, map('all-open', 'tickets', 'technicians', 'outages')],
      [12, 4, 12, 12, queue('unassigned')],
      [0, 16, 8, 8, { kind: 'technicians' }],
      [8, 16, 8, 8, slaRisk(120)],
      [16, 16, 8, 8, { kind: 'backlog' }],
    ],
  }),
  aBoard(3, names.manager, {
    defaultFor: 'manager',
    tiles: [
      [0, 0, 24, 5, counters],
      [0, 5, 12, 10, { kind: 'flow' }],
      [12, 5, 12, 10, { kind: 'backlog' }],
      [0, 15, 8, 9, { kind: 'worst-sites' }],
      [8, 15, 8, 9, { kind: 'outages' }],
      [16, 15, 8, 9, slaRisk(240)],
    ],
  }),
  aBoard(4, names.service, {
    defaultFor: 'customer-service',
    tiles: [
      [0, 0, 18, 4, counters],
      [18, 0, 6, 4, { kind: 'clock' }],
      [0, 4, 12, 20, queue('all-open')],
      [12, 4, 12, 8, { kind: 'outages' }],
      [12, 12, 12, 12, map('all-open', 'tickets', 'outages', 'districts')],
    ],
  }),
  aBoard(5, names.overview, {
    defaultFor: 'admin',
    tiles: [
      [0, 0, 24, 4, counters],
      [0, 4, 12, 12, map('all-open', 'tickets', 'districts', 'outages')],
      [12, 4, 12, 6, { kind: 'flow' }],
      [12, 10, 12, 6, { kind: 'backlog' }],
      [0, 16, 8, 8, { kind: 'worst-sites' }],
      [8, 16, 8, 8, { kind: 'technicians' }],
      [16, 16, 8, 8, { kind: 'activity' }],
    ],
  }),
  aBoard(6, names.map, {
    defaultFor: 'display',
    tiles: [
      [0, 0, 13, 24, map('all-open', 'tickets', 'technicians', 'districts', 'outages')],
      [13, 0, 11, 24, queue('needs-action')],
    ],
  }),
  aBoard(7, names.sla, {
    tiles: [[0, 0, 24, 24, slaRisk(60)]],
  }),
  aBoard(8, names.outages, {
    tiles: [
      [0, 0, 13, 24, map('all-open', 'outages')],
      [13, 0, 11, 14, { kind: 'outages' }],
      [13, 14, 11, 10, { kind: 'worst-sites' }],
    ],
  }),
  aBoard(9, names.handOver, {
    tiles: [[0, 0, 24, 24, { kind: 'hand-over' }]],
  }),
];

/** Each once in the life of a database: one that somebody changed or removed does not come back. */
export async function seedProductBoards(db: Queryable): Promise<void> {
  await db.transaction(async (transaction) => {
    const first = await transaction
      .insert(authoredVersions)
      .values(productBoards.map(firstVersionOf))
      .onConflictDoNothing()
      .returning({ id: authoredVersions.id });
    const ids = new Set(first.map(({ id }) => id));
    const fresh = productBoards.filter(({ id }) => ids.has(id));
    if (fresh.length > 0) await transaction.insert(boards).values([...fresh]);
  });
}

const firstVersionOf = (board: Board): typeof authoredVersions.$inferInsert => ({
  entity: 'boards',
  id: board.id,
  version: board.version,
  saved: board,
  at: board.updatedAt,
  accountId: null,
  actorName: board.updatedByName,
});
