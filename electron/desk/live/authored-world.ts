import type { Subject } from '../../../shared/contracts/command-subject.ts';
import { type Authored, isVisibleTo } from '../../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { ReadableCache } from '../cache/cache.ts';
import { overlayBoard, overlayFilter } from '../outbox/overlay-authored.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';

/** Boards and saved filters as the signed-in person has them. */
export type AuthoredWorld = {
  board(id: string): Board | null;
  filter(id: string): SavedFilter | null;
  /** Every board that everybody may open. */
  sharedBoards(): readonly Board[];
  /** The same over a row that was read already. */
  layBoard(id: string, synced: Board | null): Board | null;
  layFilter(id: string, synced: SavedFilter | null): SavedFilter | null;
  canDecide(): boolean;
};

type Options = {
  readonly cache: ReadableCache;
  readonly principal: () => Principal | null;
  readonly pendingOn: (subject: Subject) => readonly QueuedCommand[];
};

export function authoredWorld({ cache, principal, pendingOn }: Options): AuthoredWorld {
  /* The copy may still be the one of who was here before: their own rows are nobody else's to see. */
  const forReader = <Entity extends Authored>(entity: Entity | null): Entity | null =>
    entity && isVisibleTo(entity, principal()?.accountId ?? null) ? entity : null;
  const lay = <Entity extends Authored>(
    subject: Subject,
    synced: Entity | null,
    over: (pending: readonly QueuedCommand[], role: Principal['role']) => Entity | null,
  ): Entity | null => {
    const pending = pendingOn(subject);
    const role = principal()?.role;
    return forReader(role && pending.length > 0 ? over(pending, role) : synced);
  };
  const boardFrom = (id: string, synced: Board | null) =>
    lay({ entity: 'boards', id }, synced, (pending, role) => overlayBoard(synced, pending, role));
  const filterFrom = (id: string, synced: SavedFilter | null) =>
    lay({ entity: 'filters', id }, synced, (pending, role) => overlayFilter(synced, pending, role));
  return {
    board: (id) => boardFrom(id, cache.entity('boards', [id])),
    filter: (id) => filterFrom(id, cache.entity('filters', [id])),
    sharedBoards: () =>
      cache
        .all('boards')
        .flatMap((synced) => boardFrom(synced.id, synced) ?? [])
        .filter(({ shared }) => shared),
    layBoard: boardFrom,
    layFilter: filterFrom,
    canDecide: () => cache.isComplete('boards') && cache.isComplete('filters'),
  };
}
