import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, BoardDraft } from '../../../shared/domain/boards/board.ts';
import { unsharedFilters } from '../../../shared/domain/boards/decide-board.ts';
import type { TileContent, TileKind } from '../../../shared/domain/boards/tile.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import { type BoardId, boardIdSchema, type TileId } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { TileState } from '../../design/TileState.tsx';
import {
  BoardEditor,
  BoardRefusals,
  BoardTools,
  boardDraftOf,
  CriticalHero,
  copyOfDraft,
  type Playlist,
  TileSettings,
  useBoards,
  VersionsDialog,
} from '../../features/boards/index.ts';
import { useEntity, useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { boardName } from '../../shell/board-name.ts';
import { shareAll } from '../../shell/redo/use-redo.ts';
import { quoted } from '../../shell/refusal-sentence.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { tileTitleKey } from '../../shell/tile-title-key.ts';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { useMayChange } from '../../shell/use-may-change.ts';
import { EditingEnd } from './EditingEnd.tsx';
import { renderTile } from './render-tile.tsx';
import { useFinishing } from './use-finishing.ts';

type EditingProps = {
  readonly id: BoardId;
  /** What the window goes on with afterwards. */
  readonly playlist: Playlist;
};

/** A board being arranged. Nobody sees it before it is saved; leaving forgets it, and asks first. */
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
  const { begun, saves } = useBeginning(id, board);
  const [draft, setDraft] = useState(begun);
  const [selectedId, select] = useState<TileId | null>(null);
  const [seesVersions, setSeesVersions] = useState(false);
  const finishing = useFinishing({ draft, inSight: id, copyName: useCopyName(draft, board), playlist });
  const unshared = useUnsharedFilters(draft, saves === 'change' ? board : null);
  const selected = draft.tiles.find((tile) => tile.id === selectedId) ?? null;
  const change = (part: Partial<BoardDraft>) => setDraft((before) => ({ ...before, ...part }));
  const titleOf = (kind: TileKind) => t(tileTitleKey(kind));
  const setContent = (content: TileContent) =>
    change({ tiles: draft.tiles.map((tile) => (tile.id === selectedId ? { ...tile, content } : tile)) });
  const showVersions = () => setSeesVersions(true);
  useShortcuts([
    {
      id: 'board.remove-tile',
      enabled: selected !== null,
      run: () => change({ tiles: draft.tiles.filter((tile) => tile.id !== selectedId) }),
    },
    { id: 'board.versions', enabled: board !== null, run: showVersions },
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
          finishing.save();
        }}
      >
        <BoardTools
          draft={draft}
          name={board && saves === 'change' ? boardName({ ...board, name: draft.name }, t) : draft.name}
          selected={selected}
          onChange={change}
          titleOf={titleOf}
        />
        {selected && <TileSettings tile={selected} onChange={setContent} />}
        <EditingEnd
          saves={saves}
          isChanged={draft !== begun}
          canSave={draft.name.trim() !== '' && unshared.length === 0}
          onVersions={showVersions}
          onRemove={finishing.remove}
          onCopy={finishing.saveCopy}
          onLeave={saves === 'new' ? finishing.forget : finishing.showInSight}
        />
        {saves === 'copy' && <p className="board-tools-note">{t('boardEditor.makesCopy')}</p>}
        <Unshared filters={unshared} onShared={finishing.save} />
        {finishing.problem && (
          <p className="board-tools-loss" role="alert">
            {finishing.problem}
          </p>
        )}
      </form>
      {board && seesVersions && (
        <VersionsDialog
          board={board}
          isArranged={draft !== begun}
          onRestored={finishing.showInSight}
          onClose={() => setSeesVersions(false)}
        />
      )}
    </div>
  );
}

/** What the arranging begins from, and what saving it comes to: who may not change the board arranges a copy of it. */
function useBeginning(id: BoardId, board: Board | null) {
  const { t } = useTranslation();
  const { newId } = useRoom();
  const mayChange = useMayChange();
  const [beginning] = useState(() => {
    const draft = boardDraftOf(id, board, t('boardEditor.newName'));
    if (!board) return { begun: draft, saves: 'new' as const };
    if (mayChange(board)) return { begun: draft, saves: 'change' as const };
    const name = t('boardEditor.copyOf', { board: boardName(board, t) });
    return {
      begun: copyOfDraft(draft, { id: boardIdSchema.parse(newId()), name }),
      saves: 'copy' as const,
    };
  });
  return beginning;
}

/** Two boards of one name are not told apart; whoever wrote another has named the copy. */
function useCopyName({ name }: BoardDraft, board: Board | null): string {
  const { t } = useTranslation();
  return board?.name === name ? t('boardEditor.copyOf', { board: boardName(board, t) }) : name;
}

/** Private filters that keep the draft from being everybody's, as it would be saved. */
function useUnsharedFilters(draft: BoardDraft, changed: Board | null): readonly SavedFilter[] {
  const { rows } = useRoom();
  useEntity('filters');
  const isForAll = draft.shared || draft.defaultFor !== null || changed?.ownerId === null;
  return isForAll ? unsharedFilters(draft, (id) => rows.filters.get(id) ?? null) : [];
}

type UnsharedProps = { readonly filters: readonly SavedFilter[]; readonly onShared: () => void };

function Unshared({ filters, onShared }: UnsharedProps) {
  const { t } = useTranslation();
  const room = useRoom();
  if (filters.length === 0) return null;
  return (
    <p className="board-tools-loss" role="alert">
      {t('boardEditor.unshared', { filters: quoted(filters) })}{' '}
      <Button onPress={() => void shareAll(filters, room).then((all) => all && onShared())}>
        {t('boardEditor.shareFilters')}
      </Button>
    </p>
  );
}
