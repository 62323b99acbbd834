import type { BoardId } from '../../../shared/kernel/ids.ts';
import { defaultSeconds, type Playlist, type Turn, turnSecondsSchema } from './playlist.ts';

/** A turn as somebody writes it: its time may not be one yet. */
export type DraftTurn = { readonly boardId: BoardId; readonly seconds: string };

/** The turns of a window while they are being put together, and the board that is shown alone. */
export type RotationDraft = { readonly turns: readonly DraftTurn[]; readonly pinned: BoardId | null };

export const emptyRotation: RotationDraft = { turns: [], pinned: null };

export const draftOf = ({ turns, pinned }: Pick<Playlist, 'turns' | 'pinned'>): RotationDraft => ({
  // An address that was written by hand may name a board twice; nobody could tell the two lines apart.
  turns: turns
    .filter(({ boardId }, index) => turns.findIndex((turn) => turn.boardId === boardId) === index)
    .map(({ boardId, seconds }) => ({ boardId, seconds: String(seconds) })),
  pinned,
});

/** Puts a board at the end, or takes it out; a board that is taken out is pinned no more. */
export function toggleBoard({ turns, pinned }: RotationDraft, boardId: BoardId): RotationDraft {
  if (!turns.some((turn) => turn.boardId === boardId))
    return { turns: [...turns, { boardId, seconds: String(defaultSeconds) }], pinned };
  return {
    turns: turns.filter((turn) => turn.boardId !== boardId),
    pinned: pinned === boardId ? null : pinned,
  };
}

export const writeSeconds = (draft: RotationDraft, boardId: BoardId, seconds: string): RotationDraft => ({
  ...draft,
  turns: draft.turns.map((turn) => (turn.boardId === boardId ? { ...turn, seconds } : turn)),
});

/** One place earlier or later; at either end it stays. */
export function moveTurn({ turns, pinned }: RotationDraft, boardId: BoardId, by: 1 | -1): RotationDraft {
  const from = turns.findIndex((turn) => turn.boardId === boardId);
  const turn = turns[from];
  const to = from + by;
  if (!turn || to < 0 || to >= turns.length) return { turns, pinned };
  return { turns: turns.toSpliced(from, 1).toSpliced(to, 0, turn), pinned };
}

/** One board at most. */
export const togglePin = (draft: RotationDraft, boardId: BoardId): RotationDraft => ({
  ...draft,
  pinned: draft.pinned === boardId ? null : boardId,
});

/** Seconds; null for what is no time a board can be shown. */
export const secondsOf = ({ seconds }: DraftTurn): number | null =>
  turnSecondsSchema.safeParse(seconds).data ?? null;

/**
 * How long it takes until the first board is seen again, in seconds: a board has its whole time on each of its screens.
 * Null while a time is none that a board can be shown.
 */
export function lapSeconds(draft: RotationDraft, screensOf: (boardId: BoardId) => number): number | null {
  const turns = turnsOf(draft);
  if (turns === null) return null;
  return turns.reduce((sum, { boardId, seconds }) => sum + seconds * screensOf(boardId), 0);
}

/** Null while a time is none that a board can be shown. */
export function turnsOf({ turns }: RotationDraft): readonly Turn[] | null {
  const known = turns.flatMap((turn) => {
    const seconds = secondsOf(turn);
    return seconds === null ? [] : [{ boardId: turn.boardId, seconds }];
  });
  return known.length === turns.length ? known : null;
}
