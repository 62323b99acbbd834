import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, BoardDraft } from '../../../shared/domain/boards/board.ts';
import { unsharedFilters } from '../../../shared/domain/boards/decide-board.ts';
import type { TileKind } from '../../../shared/domain/boards/tile.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { BoardId, CommandId, TileId } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { SureButton } from '../../design/SureButton.tsx';
import { TileState } from '../../design/TileState.tsx';
import {
  BoardEditor,
  BoardRefusals,
  BoardTools,
  CriticalHero,
  onlyBoard,
  type Playlist,
  printPlaylist,
  TileSettings,
  useBoards,
  VersionsDialog,
} from '../../features/boards/index.ts';
import { useEntity, useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { boardName } from '../../shell/board-name.ts';
import { useKey } from '../../shell/keys/use-keys.ts';
import { lossSentence } from '../../shell/loss-sentence.ts';
import { shareAll } from '../../shell/redo/use-redo.ts';
import { quoted } from '../../shell/refusal-sentence.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { tileTitleKey } from '../../shell/tile-title-key.ts';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { renderTile } from './render-tile.tsx';

const draftOf = (id: BoardId, board: Board | null, name: string): BoardDraft => ({
  boardId: id,
  name: board?.name ?? name,
  shared: board?.shared ?? false,
  defaultFor: board?.defaultFor ?? null,
  tiles: board?.tiles ?? [],
  baseVersion: board?.version ?? 0,
});

type EditingProps = {
  readonly id: BoardId;
  /** What the window goes on with afterwards. */
  readonly playlist: Playlist;
};

/** A board being arranged. Nobody sees it before it is saved; leaving forgets it. */
export function BoardEditing({ id, playlist }: EditingProps) {
  const { t } = useTranslation();
  const board = useBoards().find(id);
  const { phase } = useLinkStatus();
  // Before the rows are here nobody knows whether there is such a board; a draft must not begin without it.
  if (phase === 'filling') return <TileState kind="loading" title={t('tile.loading')} />;
  return <Draft id={id} board={board} playlist={playlist} />;
}

function Draft({ id, board, playlist }: EditingProps & { readonly board: Board | null }) {
  const { t } = useTranslation();
  const [begun] = useState(() => draftOf(id, board, t('boardEditor.newName')));
  const [draft, setDraft] = useState(begun);
  const { shown: versionsKey } = useKey('board.versions');
  const [selectedId, select] = useState<TileId | null>(null);
  const [seesVersions, setSeesVersions] = useState(false);
  const { save, remove, leave, show, problem } = useFinishing(draft, playlist);
  const unshared = useUnsharedFilters(draft, board);
  const room = useRoom();
  const selected = draft.tiles.find((tile) => tile.id === selectedId) ?? null;
  const change = (part: Partial<BoardDraft>) => setDraft((before) => ({ ...before, ...part }));
  const titleOf = (kind: TileKind) => t(tileTitleKey(kind));
  const removeTile = () => change({ tiles: draft.tiles.filter((tile) => tile.id !== selectedId) });
  useShortcuts([
    {
      id: 'board.remove-tile',
      enabled: selected !== null,
      run: removeTile,
    },
    {
      id: 'board.versions',
      enabled: board !== null,
      run: () => setSeesVersions(true),
    },
  ]);
  return (
    <div className="board" data-editing>
      <BoardRefusals />
      <CriticalHero tickets={useUnacknowledgedCriticals()} strip />
      <BoardEditor
        tiles={draft.tiles}
        selected={selectedId}
        onSelect={select}
        onChange={(tiles) => change({ tiles: [...tiles] })}
        titleOf={({ content }) => titleOf(content.kind)}
        renderTile={renderTile}
      />
      <form
        className="board-tools"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <BoardTools
          draft={draft}
          name={board ? boardName({ ...board, name: draft.name }, t) : draft.name}
          selected={selected}
          onChange={change}
          titleOf={titleOf}
        />
        {selected && (
          <TileSettings
            tile={selected}
            onChange={(content) =>
              change({
                tiles: draft.tiles.map((tile) => (tile.id === selected.id ? { ...tile, content } : tile)),
              })
            }
          />
        )}
        <span className="board-tools-end">
          {board && (
            <Button onPress={() => setSeesVersions(true)} keyLabel={versionsKey}>
              {t('versions.open')}
            </Button>
          )}
          {board && (
            <SureButton onPress={remove} sure={t('boardEditor.removeSure')}>
              {t('boardEditor.remove')}
            </SureButton>
          )}
          <Button onPress={leave}>{t('dialog.back')}</Button>
          <Button type="submit" primary disabled={draft.name.trim() === '' || unshared.length > 0}>
            {t('boardEditor.save')}
          </Button>
        </span>
        {unshared.length > 0 && (
          <p className="board-tools-loss" role="alert">
            {t('boardEditor.unshared', { filters: quoted(unshared) })}{' '}
            <Button onPress={() => void shareAll(unshared, room).then((all) => all && save())}>
              {t('boardEditor.shareFilters')}
            </Button>
          </p>
        )}
        {problem && (
          <p className="board-tools-loss" role="alert">
            {problem}
          </p>
        )}
      </form>
      {board && seesVersions && (
        <VersionsDialog
          board={board}
          isArranged={draft !== begun}
          onRestored={show}
          onClose={() => setSeesVersions(false)}
        />
      )}
    </div>
  );
}

/** Private filters that keep the draft from being everybody's, as it would be saved. */
function useUnsharedFilters(draft: BoardDraft, board: Board | null): readonly SavedFilter[] {
  const { rows } = useRoom();
  useEntity('filters');
  const isForAll = draft.shared || draft.defaultFor !== null || board?.ownerId === null;
  return isForAll ? unsharedFilters(draft, (id) => rows.filters.get(id) ?? null) : [];
}

function useFinishing(draft: BoardDraft, playlist: Playlist) {
  const { t } = useTranslation();
  const { offer, newCommandId } = useRoom();
  const [problem, setProblem] = useState<string | null>(null);
  // The same words again are one command; changed since an attempt, they are another.
  const commandId = useCommandIdOf(draft);
  const goOn = (turns: Playlist['turns']) => {
    window.location.hash = printPlaylist({ ...playlist, turns, edits: null });
  };
  const show = () => goOn(playlist.turns.length > 0 ? playlist.turns : onlyBoard(draft.boardId));
  const leave = () => (draft.baseVersion > 0 ? show() : goOn(playlist.turns));
  const finish = (taken: Awaited<ReturnType<typeof offer>>, then: () => void) =>
    taken.ok ? then() : setProblem(lossSentence(taken.refusal.reason, t));
  return {
    problem,
    leave,
    show,
    save: () =>
      void offer('board.save', { ...draft, name: draft.name.trim() }, commandId).then((taken) =>
        finish(taken, show),
      ),
    remove: () =>
      void offer(
        'board.remove',
        { boardId: draft.boardId, baseVersion: draft.baseVersion },
        newCommandId(),
      ).then((taken) =>
        finish(taken, () => goOn(playlist.turns.filter(({ boardId }) => boardId !== draft.boardId))),
      ),
  };
}

function useCommandIdOf(draft: BoardDraft): CommandId {
  const { newCommandId } = useRoom();
  const given = useRef<{ readonly draft: BoardDraft; readonly id: CommandId } | null>(null);
  if (given.current?.draft !== draft) given.current = { draft, id: newCommandId() };
  return given.current.id;
}
