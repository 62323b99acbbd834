import { type ReactNode, useEffect } from 'react';
import { isDisplay } from '../../../shared/domain/identity/principal.ts';
import { emptyPlaylist, printPlaylist } from '../../features/boards/index.ts';
import { becomeBoard } from '../../shell/open-board.ts';
import { usePrincipal } from '../../shell/session.tsx';

/** A wall display has no console: where its workstation opens one, its board stands there instead. */
export function PersonsOnly({ children }: { readonly children: ReactNode }) {
  return isDisplay(usePrincipal().role) ? <BoardInstead /> : children;
}

function BoardInstead() {
  useEffect(() => becomeBoard(printPlaylist({ ...emptyPlaylist, kiosk: true })), []);
  return null;
}
