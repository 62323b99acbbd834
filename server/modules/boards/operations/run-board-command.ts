import { isBoardCommand, type Touched } from '../../../../shared/contracts/commands.ts';
import type { Standing } from '../../../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../../../shared/domain/boards/board.ts';
import {
  type BoardChange,
  type BoardCommand,
  type BoardContext,
  decideBoard,
  filtersOf,
} from '../../../../shared/domain/boards/decide-board.ts';
import type { BoardId } from '../../../../shared/kernel/ids.ts';
import { accepted } from '../../../../shared/kernel/result.ts';
import type { CommandContext, CommandHandler } from '../../../commands/command-handler.ts';

/** Decides on all boards as they truly are, and keeps every version that comes of it. */
export const runBoardCommand: CommandHandler = async (command, context) => {
  if (!isBoardCommand(command)) throw new Error(`Not a board command: ${command.name}`);
  const { work, actor, now } = context;
  const boards = await work.boards.lock();
  const standing = await standingOf(command.input.boardId, boards, context);
  const defaults = boards.filter(({ defaultFor }) => defaultFor !== null);
  const filter = await filtersAskedBy(command, context);
  const decision = decideBoard(standing, command, { by: actor, now, defaults, filter });
  return decision.ok ? accepted(await apply(decision.value, context)) : decision;
};

async function filtersAskedBy(
  command: BoardCommand,
  { work }: CommandContext,
): Promise<BoardContext['filter']> {
  const asked = command.name === 'board.save' ? filtersOf(command.input) : [];
  const standings = new Map<string, Awaited<ReturnType<typeof work.boards.filter>>>();
  for (const id of asked) standings.set(id, await work.boards.filter(id));
  return (id) => {
    const standing = standings.get(id);
    return standing?.kind === 'present' ? standing.entity : null;
  };
}

async function standingOf(
  id: BoardId,
  boards: readonly Board[],
  { work }: CommandContext,
): Promise<Standing<Board>> {
  const entity = boards.find((board) => board.id === id);
  return entity ? { kind: 'present', entity } : await work.boards.boardWithoutRow(id);
}

/** Those that lose a role's default are written first: two boards never have it. */
async function apply(change: BoardChange, context: CommandContext): Promise<readonly Touched[]> {
  if (change.kind === 'removed') return [await remove(change, context)];
  const changed: Touched[] = [];
  for (const board of [...change.takenFrom, change.board]) {
    await context.work.boards.saveBoard(board);
    await keep(board, board, context);
    changed.push({ entity: 'boards', id: board.id, version: board.version });
  }
  return changed.toReversed();
}

async function remove(
  { id, version }: { readonly id: BoardId; readonly version: number },
  context: CommandContext,
): Promise<Touched> {
  await context.work.boards.deleteBoard(id);
  await keep({ id, version }, null, context);
  return { entity: 'boards', id, version };
}

const keep = (
  { id, version }: { readonly id: BoardId; readonly version: number },
  saved: Board | null,
  { work, actor, now }: CommandContext,
): Promise<void> =>
  work.boards.keepVersion({
    entity: 'boards',
    id,
    version,
    saved,
    at: now,
    accountId: actor.accountId,
    actorName: actor.name,
  });
