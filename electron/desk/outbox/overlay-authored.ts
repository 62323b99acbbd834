import { isBoardCommand, isFilterCommand } from '../../../shared/contracts/commands.ts';
import type { Author, Standing } from '../../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { decideBoard } from '../../../shared/domain/boards/decide-board.ts';
import { decideFilter } from '../../../shared/domain/filters/decide-filter.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { isAbsent } from './overlay.ts';
import type { QueuedCommand } from './queued-command.ts';

/** What this desk knows of an id: never that it was removed for good. */
export const standingOf = <Entity>(entity: Entity | null): Standing<Entity> =>
  entity ? { kind: 'present', entity } : { kind: 'absent' };

const authorOf = ({ actor }: QueuedCommand, role: Role): Author => ({ ...actor, role });

/**
 * The board as it will be when the server agrees; null when it is removed. What a board takes from another, a role's
 * default, is seen on that other when the server has answered; that its filters are shared was looked at when it was
 * given.
 * @param pending commands on this board only, of one person, in the order they were given
 */
export function overlayBoard(
  synced: Board | null,
  pending: readonly QueuedCommand[],
  role: Role,
): Board | null {
  return pending.reduce<Board | null>((board, queued) => {
    const { command, issuedAt: now } = queued;
    if (!isAbsent(synced, queued) || !isBoardCommand(command)) return board;
    const context = { by: authorOf(queued, role), now, defaults: [], filter: () => null };
    const decision = decideBoard(standingOf(board), command, context);
    if (!decision.ok) return board;
    return decision.value.kind === 'saved' ? decision.value.board : null;
  }, synced);
}

/** The same for a saved filter. That no board asks it was looked at when its removal was given. */
export function overlayFilter(
  synced: SavedFilter | null,
  pending: readonly QueuedCommand[],
  role: Role,
): SavedFilter | null {
  return pending.reduce<SavedFilter | null>((filter, queued) => {
    const { command, issuedAt: now } = queued;
    if (!isAbsent(synced, queued) || !isFilterCommand(command)) return filter;
    const context = { by: authorOf(queued, role), now, sharedBoards: [] };
    const decision = decideFilter(standingOf(filter), command, context);
    if (!decision.ok) return filter;
    return decision.value.kind === 'saved' ? decision.value.filter : null;
  }, synced);
}
