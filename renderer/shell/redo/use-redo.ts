import type { Command, CommandInput } from '../../../shared/contracts/commands.ts';
import type { PendingCommand } from '../../../shared/contracts/live.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import { boardIdSchema, savedFilterIdSchema } from '../../../shared/kernel/ids.ts';
import type { Room } from '../../live/room.ts';
import { useEntity, useRoom } from '../../live/room-context.tsx';

/** What trying a refused command again comes to, by the reason it was refused for. */
export type Redo =
  | { readonly kind: 'again'; run(): void }
  /** Somebody saved it meanwhile: the same again would be refused again. Saved over theirs, once it is said whose that is. */
  | {
      readonly kind: 'overwrite';
      readonly mine: CommandInput<'board.save'> | CommandInput<'filter.save'>;
      readonly theirs: Board | SavedFilter;
      run(): void;
    }
  /** It is not this person's to change: what they made of it is kept as their own. */
  | { readonly kind: 'copy'; run(): void }
  /** A shared board asks private filters: they are shared first. */
  | { readonly kind: 'share'; run(): void };

export function useRedo(refused: PendingCommand): Redo {
  const room = useRoom();
  useEntity('boards');
  useEntity('filters');
  return redoOf(refused, room);
}

export function redoOf({ id, command, state }: PendingCommand, room: Room): Redo {
  const again = () => void room.desk.redo(id);
  if (state.kind !== 'refused') return { kind: 'again', run: again };
  const { refusal } = state;
  if (refusal.code === 'filter-not-shared')
    return { kind: 'share', run: () => void shareAll(refusal.filters, room).then((all) => all && again()) };
  const instead = (give: () => ReturnType<Room['offer']>) => () =>
    void give().then((taken) => (taken.ok ? room.desk.dismiss(id) : room.lost.tell(taken.refusal)));
  const copy = copyOf(command, room);
  if (copy && (refusal.code === 'came-with-product' || refusal.code === 'owner-or-lead-only'))
    return { kind: 'copy', run: instead(copy) };
  if (refusal.code !== 'changed-meanwhile') return { kind: 'again', run: again };
  if (command.name === 'board.save') {
    const theirs = room.rows.boards.get(command.input.boardId);
    const input = { ...command.input, baseVersion: theirs?.version ?? 0 };
    const run = instead(() => room.offer('board.save', input, room.newCommandId()));
    if (theirs) return { kind: 'overwrite', mine: command.input, theirs, run };
  }
  if (command.name === 'filter.save') {
    const theirs = room.rows.filters.get(command.input.filterId);
    const input = { ...command.input, baseVersion: theirs?.version ?? 0 };
    const run = instead(() => room.offer('filter.save', input, room.newCommandId()));
    if (theirs) return { kind: 'overwrite', mine: command.input, theirs, run };
  }
  return { kind: 'again', run: again };
}

/** Null for what is nobody's own. */
function copyOf({ name, input }: Command, { offer, newId, newCommandId }: Room) {
  const asNew = { shared: false, baseVersion: 0 };
  if (name === 'board.save') {
    const boardId = boardIdSchema.parse(newId());
    return () => offer(name, { ...input, ...asNew, boardId, defaultFor: null }, newCommandId());
  }
  if (name === 'filter.save') {
    const filterId = savedFilterIdSchema.parse(newId());
    return () => offer(name, { ...input, ...asNew, filterId }, newCommandId());
  }
  return null;
}

/** @returns whether the desk took all of it; what it did not take is told among the lost commands */
export async function shareAll(filters: Iterable<{ readonly id: string }>, room: Room): Promise<boolean> {
  for (const { id } of filters) {
    const filter = room.rows.filters.get(id);
    if (!filter || filter.shared) continue;
    const { name, expression, version: baseVersion } = filter;
    const input = { filterId: filter.id, name, expression, baseVersion, shared: true };
    const taken = await room.offer('filter.save', input, room.newCommandId());
    if (taken.ok) continue;
    room.lost.tell(taken.refusal);
    return false;
  }
  return true;
}
