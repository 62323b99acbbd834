import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { mostVersions } from '../../../shared/contracts/queries.ts';
import { isVisibleTo } from '../../../shared/domain/authorship/authorship.ts';
import { type Board, boardSchema } from '../../../shared/domain/boards/board.ts';
import type { AccountId, BoardId } from '../../../shared/kernel/ids.ts';
import type { Queryable } from '../../database/database.ts';
import { authoredVersions } from '../../database/schema.ts';
import { findBoard } from './board-store.ts';

/**
 * What a board was each time it was saved, the latest first. What its owner kept to themselves before they shared it is
 * still theirs alone.
 */
export async function listBoardVersions(
  db: Queryable,
  id: BoardId,
  reader: AccountId,
): Promise<readonly Board[]> {
  const now = await findBoard(db, id);
  if (!now || !isVisibleTo(now, reader)) return [];
  const rows = await db
    .select({ saved: authoredVersions.saved })
    .from(authoredVersions)
    .where(
      and(
        eq(authoredVersions.entity, 'boards'),
        eq(authoredVersions.id, id),
        isNotNull(authoredVersions.saved),
      ),
    )
    .orderBy(desc(authoredVersions.version))
    .limit(mostVersions);
  return rows.map(({ saved }) => boardSchema.parse(saved)).filter((board) => isVisibleTo(board, reader));
}
