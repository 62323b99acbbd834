import './board.css';

export { AwayBanner } from './AwayBanner.tsx';
export { BoardEditor } from './BoardEditor.tsx';
export { BoardGrid } from './BoardGrid.tsx';
export { BoardHeader } from './BoardHeader.tsx';
export { BoardRefusals } from './BoardRefusals.tsx';
export { BoardsDialog } from './BoardsDialog.tsx';
export { BoardTools } from './BoardTools.tsx';
export { BrowserScreen } from './BrowserScreen.tsx';
export { boardDraftOf, copyOfDraft, showInstead } from './board-draft.ts';
export { CriticalHero } from './CriticalHero.tsx';
export { DisplayQuestion } from './DisplayQuestion.tsx';
export {
  emptyPlaylist,
  onlyBoard,
  type Playlist,
  printPlaylist,
  readPlaylist,
} from './playlist.ts';
export { RotationDialog } from './RotationDialog.tsx';
export { TileSettings } from './TileSettings.tsx';
export { useBoardSource } from './use-board-source.ts';
export { useBoards } from './use-boards.ts';
export { useOwnWindowSources } from './use-own-window-sources.ts';
export { useRotation } from './use-rotation.ts';
export { useScreens } from './use-screens.ts';
export { VersionsDialog } from './versions/VersionsDialog.tsx';
