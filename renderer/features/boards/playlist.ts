import { z } from 'zod';
import { type BoardId, boardIdSchema } from '../../../shared/kernel/ids.ts';

/** One board of a window's rotation, and how long it is shown. */
export type Turn = { readonly boardId: BoardId; readonly seconds: number };

/**
 * What a board window shows, all of it in its address: a wall panel that lost its power opens the same address again.
 * An empty rotation is the default board of whoever has signed in.
 */
export type Playlist = {
  readonly turns: readonly Turn[];
  /** The one of them that is shown alone until somebody lets it go, also after a loss of power. */
  readonly pinned: BoardId | null;
  /** Full screen without chrome: nothing to press, no cursor. */
  readonly kiosk: boolean;
  /** Whether the window selects what a console of this desk selects. */
  readonly follows: boolean;
  /** The board that is being arranged instead of shown; one that does not exist yet is a new one. */
  readonly edits: BoardId | null;
};

export const defaultSeconds = 30;
/** How long a board may be shown. */
export const secondsLimits = { min: 10, max: 3600 } as const;
export const turnSecondsSchema = z.coerce.number().int().min(secondsLimits.min).max(secondsLimits.max);
const secondsSchema = turnSecondsSchema.catch(defaultSeconds);

/** @param hash `#boards=<id>~30,<id>~60&pin=<id>&kiosk=1&follow=1`; what cannot be read is left out */
export function readPlaylist(hash: string): Playlist {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const turns = (parameters.get('boards') ?? '').split(',').flatMap((text) => {
    const [id, seconds] = text.split('~');
    const boardId = boardIdSchema.safeParse(id);
    return boardId.success ? [{ boardId: boardId.data, seconds: secondsSchema.parse(seconds) }] : [];
  });
  const edits = boardIdSchema.safeParse(parameters.get('edit'));
  const pin = parameters.get('pin');
  return {
    turns,
    pinned: turns.find(({ boardId }) => boardId === pin)?.boardId ?? null,
    kiosk: parameters.get('kiosk') === '1',
    follows: parameters.get('follow') === '1',
    edits: edits.success ? edits.data : null,
  };
}

/** One board alone, which has no turns to take; none for the board somebody opens first. */
export const onlyBoard = (id: BoardId | null): readonly Turn[] =>
  id ? [{ boardId: id, seconds: defaultSeconds }] : [];

export const emptyPlaylist: Playlist = { turns: [], pinned: null, kiosk: false, follows: false, edits: null };

export function printPlaylist({ turns, pinned, kiosk, follows, edits }: Playlist): string {
  const parts = [
    ...(turns.length > 0
      ? [`boards=${turns.map(({ boardId, seconds }) => `${boardId}~${seconds}`).join(',')}`]
      : []),
    ...(turns.some(({ boardId }) => boardId === pinned) ? [`pin=${pinned}`] : []),
    ...(kiosk ? ['kiosk=1'] : []),
    ...(follows ? ['follow=1'] : []),
    ...(edits ? [`edit=${edits}`] : []),
  ];
  return `#${parts.join('&')}`;
}
