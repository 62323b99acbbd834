import { useTranslation } from 'react-i18next';
import { type CommandName, commandTerms } from '../../shared/contracts/commands.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { ticketIdSchema } from '../../shared/kernel/ids.ts';
import { useRoom, useRow } from '../live/room-context.tsx';
import { useIntent } from './intent.ts';
import type { ShortcutId } from './keys/shortcut-catalogue.ts';
import { usePrincipal } from './session.tsx';

/** Something the panel offers beside its key. */
export type PanelAction = {
  readonly id: ShortcutId;
  readonly label: string;
  readonly enabled: boolean;
  run(): void;
};

/** What leaves a trace for the next watch: pinning the ticket in view, or letting go of it, and a note to the log. */
export function useLogActions(ticketId: string | null): readonly PanelAction[] {
  const { t } = useTranslation();
  const { submit, moment } = useRoom();
  const { role } = usePrincipal();
  const open = useIntent((intent) => intent.open);
  const pin = useRow('pins', ticketId);
  const ticket = useRow('tickets', ticketId);
  const may = (name: CommandName) =>
    moment === 'now' && (commandTerms[name].roles as readonly Role[]).includes(role);
  return [
    {
      id: 'ticket.pin',
      label: t(pin ? 'action.unpin' : 'action.pin'),
      enabled: may('pin.set') && (pin !== null || ticket !== null),
      run() {
        if (ticketId === null) return;
        if (pin) submit('pin.lift', { ticketId: ticketIdSchema.parse(ticketId) });
        else open({ kind: 'pin', ticketId });
      },
    },
    {
      id: 'room.log-note',
      label: t('action.logNote'),
      enabled: may('log.write'),
      run: () => open({ kind: 'log-note', ticketId }),
    },
  ];
}
