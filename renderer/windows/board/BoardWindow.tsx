import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { BoardId, TileId } from '../../../shared/kernel/ids.ts';
import { TileState } from '../../design/TileState.tsx';
import {
  AwayBanner,
  BoardGrid,
  BoardHeader,
  BoardRefusals,
  BrowserScreen,
  CriticalHero,
  DisplayQuestion,
  onlyBoard,
  type Playlist,
  printPlaylist,
  RotationDialog,
  useBoardSource,
  useBoards,
  useRotation,
  useScreens,
} from '../../features/boards/index.ts';
import { OutagesDialog, SupposedOutages } from '../../features/outages/index.ts';
import { OfNow, useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { boardName } from '../../shell/board-name.ts';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { NextDisplay } from '../../shell/desktop/NextDisplay.tsx';
import { shareSelection } from '../../shell/follow.ts';
import { type OpenDialog, useIntent, useIntentStore } from '../../shell/intent.ts';
import { ShortcutHelp } from '../../shell/keys/ShortcutHelp.tsx';
import type { ShortcutId } from '../../shell/keys/shortcut-catalogue.ts';
import { LostCommand } from '../../shell/LostCommand.tsx';
import { Palette } from '../../shell/palette/Palette.tsx';
import { useMay } from '../../shell/session.tsx';
import { type Shortcut, useShortcuts } from '../../shell/shortcuts.tsx';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { renderTile } from './render-tile.tsx';

/** Boards in turn, each for its time; interrupted by a critical that nobody has acknowledged. */
export function BoardWindow({ playlist }: { readonly playlist: Playlist }) {
  const { t } = useTranslation();
  const boards = useBoards();
  const criticals = useInterrupting();
  const screens = useScreens(playlist, boards);
  const [enlargedId, enlarge] = useState<TileId | null>(null);
  const [rotation, send] = useRotation(screens, {
    critical: criticals.length > 0,
    enlarged: enlargedId !== null,
  });
  const screen = screens[rotation.index] ?? screens[0];
  const board = screen?.board ?? null;
  const isGone = enlargedId !== null && !screen?.tiles.some(({ id }) => id === enlargedId);
  // A tile that was taken off the board, or stands on another screen now, no longer holds the rotation.
  useEffect(() => {
    if (isGone) enlarge(null);
  }, [isGone]);
  const step = (by: 1 | -1) => {
    enlarge(null);
    send({ kind: 'step', by });
  };
  useRotationKeys({ step, isHeld: rotation.holds.has('person'), send });
  usePinKey(playlist, board);
  useEditKey(playlist, board);
  useFollowing(playlist.follows);
  const name = board ? boardName(board, t) : '';
  useTitle(name);
  return (
    <div
      className="board"
      data-interrupted={criticals.length > 0 || undefined}
      data-kiosk={playlist.kiosk || undefined}
    >
      <BoardHeader
        name={name}
        rotation={rotation}
        count={screens.length}
        isPinned={board !== null && board.id === playlist.pinned}
      />
      <OfNow>
        <AwayBanner />
        <BoardRefusals />
        <LostCommand />
      </OfNow>
      <BrowserScreen kiosk={playlist.kiosk} />
      <DisplayQuestion kiosk={playlist.kiosk} />
      <CriticalHero tickets={criticals} />
      <SupposedOutages />
      {screen ? (
        <BoardGrid tiles={screen.tiles} renderTile={renderTile} enlargedId={enlargedId} onEnlarge={enlarge} />
      ) : (
        <NoBoard />
      )}
      <BoardDialogs playlist={playlist} />
      <NextDisplay />
      <DemoBanner />
    </div>
  );
}

/** What interrupts is of now; over a board that is rewound the banner tells of it. */
function useInterrupting() {
  const { moment } = useRoom();
  const criticals = useUnacknowledgedCriticals();
  return moment === 'past' ? [] : criticals;
}

/** What a board can ask: every key of it, anything by its name, and whether many tickets have one cause. */
function BoardDialogs({ playlist }: { readonly playlist: Playlist }) {
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
    key('board.rotation', { kind: 'rotation' }),
  ]);
  switch (dialog?.kind) {
    case 'help':
      return <ShortcutHelp />;
    case 'finder':
      return <BoardPalette playlist={playlist} />;
    case 'rotation':
      return <RotationDialog playlist={playlist} onClose={close} />;
    case 'outages':
      return <OutagesDialog outageKey={dialog.outageKey} onClose={close} />;
    default:
      return null;
  }
}

/** Another board in this window, for as long as nobody chooses otherwise: its rotation was what came before. */
function BoardPalette({ playlist }: { readonly playlist: Playlist }) {
  const { t } = useTranslation();
  const choose = useCallback(
    (id: BoardId | null) => {
      window.location.hash = printPlaylist({ ...playlist, turns: onlyBoard(id) });
    },
    [playlist],
  );
  const boards = useBoardSource({ note: t('palette.thisWindow'), choose });
  return <Palette sources={useMemo(() => [boards], [boards])} />;
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

type Turning = {
  readonly step: (by: 1 | -1) => void;
  readonly isHeld: boolean;
  readonly send: ReturnType<typeof useRotation>[1];
};

function useRotationKeys({ step, isHeld, send }: Turning): void {
  const key = (id: ShortcutId, run: () => void): Shortcut => ({ id, run, enabled: true });
  useShortcuts([
    key('board.next', () => step(1)),
    key('board.previous', () => step(-1)),
    key('board.pause', () => send({ kind: isHeld ? 'release' : 'hold', why: 'person' })),
  ]);
}

function useFollowing(follows: boolean): void {
  const intent = useIntentStore();
  useEffect(() => (follows ? shareSelection(intent, 'board') : undefined), [follows, intent]);
}

/** The board in sight stays, or the others take their turns again. */
function usePinKey(playlist: Playlist, board: Board | null): void {
  useShortcuts([
    {
      id: 'board.pin',
      enabled: playlist.turns.length > 1 && board !== null,
      run() {
        const pinned = playlist.pinned === null ? (board?.id ?? null) : null;
        window.location.hash = printPlaylist({ ...playlist, pinned });
      },
    },
  ]);
}

/** On a wall without chrome nothing is arranged; elsewhere the board in sight is. */
function useEditKey(playlist: Playlist, board: Board | null): void {
  const may = useMay();
  useShortcuts([
    {
      id: 'board.edit',
      enabled: !playlist.kiosk && board !== null && may('board.save'),
      run() {
        if (board) window.location.hash = printPlaylist({ ...playlist, edits: board.id });
      },
    },
  ]);
}

function useTitle(name: string): void {
  useEffect(() => {
    document.title = `AGLIS · ${name}`;
  }, [name]);
}
