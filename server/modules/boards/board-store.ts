import { eq } from 'drizzle-orm';
import { type Board, boardSchema } from '../../../shared/domain/boards/board.ts';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import type { Queryable } from '../../database/database.ts';
import { boards } from '../../database/schema.ts';

const toBoard = (row: typeof boards.$inferSelect): Board => boardSchema.parse(row);

export async function listBoards(db: Queryable): Promise<readonly Board[]> {
  const rows = await db.select().from(boards).orderBy(boards.id);
  return rows.map(toBoard);
}

export async function findBoard(db: Queryable, id: BoardId): Promise<Board | null> {
  const [row] = await db.select().from(boards).where(eq(boards.id, id));
  return row ? toBoard(row) : null;
}

export async function saveBoard(db: Queryable, board: Board): Promise<void> {
  const { id: _, ...changed } = board;
  await db.insert(boards).values(board).onConflictDoUpdate({ target: boards.id, set: changed });
}

export async function deleteBoard(db: Queryable, id: BoardId): Promise<void> {
  await db.delete(boards).where(eq(boards.id, id));
}
