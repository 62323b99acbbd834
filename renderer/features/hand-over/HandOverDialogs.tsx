import { useRow } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { useLogActions } from '../../shell/use-log-actions.ts';
import { HandOverView } from './HandOverView.tsx';
import { LogNoteDialog } from './LogNoteDialog.tsx';
import { PinDialog } from './WordsDialog.tsx';

/** The hand-over and what is asked for it, each on its key. */
export function HandOverDialogs() {
  const dialog = useIntent((intent) => intent.dialog);
  const { open, close } = useIntent((intent) => intent);
  const ticketId = useIntent((intent) => intent.ticketId);
  const actions = useLogActions(ticketId);
  const pinning = useRow('tickets', dialog?.kind === 'pin' ? dialog.ticketId : null);
  useShortcuts([{ id: 'room.hand-over', enabled: true, run: () => open({ kind: 'hand-over' }) }, ...actions]);
  switch (dialog?.kind) {
    case 'hand-over':
      return <HandOverView onClose={close} />;
    case 'log-note':
      return <LogNoteDialog ticketId={dialog.ticketId} onClose={close} />;
    case 'pin':
      return pinning && <PinDialog ticket={pinning} onClose={close} />;
    default:
      return null;
  }
}
