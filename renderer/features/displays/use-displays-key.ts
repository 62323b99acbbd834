import { queries } from '../../../shared/contracts/queries.ts';
import { useIntent } from '../../shell/intent.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';

/** From the palette and the person menu, for whoever may say what hangs on the wall. */
export function useDisplaysKey(): void {
  const { role } = usePrincipal();
  const open = useIntent((intent) => intent.open);
  const enabled = queries['display.list'].roles.includes(role);
  useShortcuts([{ id: 'room.displays', enabled, run: () => open({ kind: 'displays' }) }]);
}
