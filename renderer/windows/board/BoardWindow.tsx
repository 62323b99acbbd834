import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/domain/boards/board.ts';
import { TileState } from '../../design/TileState.tsx';
import {
  AwayBanner,
  BoardGrid,
  BoardHeader,
  BoardRefusals,
  CriticalHero,
  DisplayQuestion,
  emptyPlaylist,
  type Playlist,
  printPlaylist,
  useBoards,
  useRotation,
} from '../../features/boards/index.ts';
import { OutagesDialog } from '../../features/outages/index.ts';
import { OfNow, useLinkStatus } from '../../live/room-context.tsx';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { followSelection } from '../../shell/follow.ts';
import { type OpenDialog, useIntent, useIntentStore } from '../../shell/intent.ts';
import { ShortcutHelp } from '../../shell/keys/ShortcutHelp.tsx';
import type { ShortcutId } from '../../shell/keys/shortcut-catalogue.ts';
import { Palette } from '../../shell/palette/Palette.tsx';
import { useMay } from '../../shell/session.tsx';
import { type Shortcut, useShortcuts } from '../../shell/shortcuts.tsx';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { renderTile } from './render-tile.tsx';

/** Boards in turn, each for its time; interrupted by a critical that nobody has acknowledged. */
export function BoardWindow({ playlist }: { readonly playlist: Playlist }) {
  const boards = useBoards();
  const criticals = useUnacknowledgedCriticals();
  const turns = useMemo(
    () => playlist.turns.filter(({ boardId }) => boards.find(boardId) !== null),
    [playlist, boards],
  );
  const [rotation, send] = useRotation(turns, { critical: criticals.length > 0 });
  const board = boards.find(turns[rotation.index]?.boardId ?? null) ?? boards.byDefault;
  useRotationKeys(send, rotation.holds.has('person'));
  useEditKey(playlist, board);
  useFollowing(playlist.follows);
  useTitle(board);
  return (
    <div
      className="board"
      data-interrupted={criticals.length > 0 || undefined}
      data-kiosk={playlist.kiosk || undefined}
    >
      <BoardHeader name={board?.name ?? ''} rotation={rotation} count={turns.length} />
      <OfNow>
        <AwayBanner />
        <BoardRefusals />
      </OfNow>
      <CriticalHero tickets={criticals} />
      {board ? <BoardGrid tiles={board.tiles} renderTile={renderTile} /> : <NoBoard />}
      {!playlist.kiosk && <DisplayQuestion />}
      <BoardDialogs />
      <DemoBanner />
    </div>
  );
}

/** What a board can ask: every key of it, anything by its name, and whether many tickets have one cause. */
function BoardDialogs() {
  const dialog = useIntent((intent) => intent.dialog);
  const open = useIntent((intent) => intent.open);
  const close = useIntent((intent) => intent.close);
  const key = (id: ShortcutId, asked: OpenDialog): Shortcut => ({
    id,
    enabled: true,
    run: () => open(asked),
  });
  useShortcuts([
    key('room.help', { kind: 'help' }),
    key('board.find', { kind: 'finder' }),
    key('room.find', { kind: 'finder' }),
    key('room.outages', { kind: 'outages', outageKey: null }),
  ]);
  switch (dialog?.kind) {
    case 'help':
      return <ShortcutHelp />;
    case 'finder':
      return <Palette />;
    case 'outages':
      return <OutagesDialog outageKey={dialog.outageKey} onClose={close} />;
    default:
      return null;
  }
}

function NoBoard() {
  const { t } = useTranslation();
  const { phase } = useLinkStatus();
  return phase === 'filling' ? (
    <TileState kind="loading" title={t('tile.loading')} />
  ) : (
    <TileState kind="empty" title={t('board.none')} />
  );
}

function useRotationKeys(send: ReturnType<typeof useRotation>[1], isHeld: boolean): void {
  const key = (id: ShortcutId, run: () => void): Shortcut => ({ id, run, enabled: true });
  useShortcuts([
    key('board.next', () => send({ kind: 'step', by: 1 })),
    key('board.previous', () => send({ kind: 'step', by: -1 })),
    key('board.pause', () => send({ kind: isHeld ? 'release' : 'hold', why: 'person' })),
  ]);
}

function useFollowing(follows: boolean): void {
  const intent = useIntentStore();
  useEffect(() => (follows ? followSelection(intent) : undefined), [follows, intent]);
}

/** On a wall without chrome nothing is arranged; elsewhere the board in sight is. */
function useEditKey({ kiosk }: Playlist, board: Board | null): void {
  const may = useMay();
  useShortcuts([
    {
      id: 'board.edit',
      enabled: !kiosk && board !== null && may('board.save'),
      run() {
        if (board) window.location.hash = printPlaylist({ ...emptyPlaylist, edits: board.id });
      },
    },
  ]);
}

function useTitle(board: Board | null): void {
  useEffect(() => {
    document.title = `AGLIS · ${board?.name ?? ''}`;
  }, [board?.name]);
}
