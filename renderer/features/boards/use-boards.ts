import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { isDisplay, type Role } from '../../../shared/domain/identity/principal.ts';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import { useEntity, useRoom, useRow } from '../../live/room-context.tsx';
import { boardName } from '../../shell/board-name.ts';
import { usePrincipal } from '../../shell/session.tsx';

export type Boards = {
  /** By name; those that came with the product first. */
  readonly all: readonly Board[];
  find(id: BoardId | null): Board | null;
  /** What this person opens first; without a choice of theirs, what their role does. */
  readonly byDefault: Board | null;
};

/** What hangs on a wall is the same whether or not it may acknowledge. */
const defaultRoleOf = (role: Role): Role => (isDisplay(role) ? 'display' : role);

export function useBoards(): Boards {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const { role, accountId } = usePrincipal();
  const firstId = useRow('choices', accountId)?.firstBoardId ?? null;
  const version = useEntity('boards');
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are mutated in place; the version reads them anew
  return useMemo(() => {
    const all = [...rows.boards.values()].sort(
      (a, b) =>
        Number(a.ownerId !== null) - Number(b.ownerId !== null) ||
        boardName(a, t).localeCompare(boardName(b, t)),
    );
    return {
      all,
      find: (id) => (id ? (rows.boards.get(id) ?? null) : null),
      /* A board that was removed, or is not shared any more, leaves the choice to the role. */
      byDefault:
        rows.boards.get(firstId ?? '') ??
        all.find(({ defaultFor }) => defaultFor === defaultRoleOf(role)) ??
        all[0] ??
        null,
    };
  }, [rows, role, firstId, version, t]);
}
