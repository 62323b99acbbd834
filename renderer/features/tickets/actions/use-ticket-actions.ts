import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../../shared/contracts/commands.ts';
import { type Ticket, technicianOf } from '../../../../shared/domain/tickets/ticket.ts';
import { isRefused } from '../../../live/command-index.ts';
import { useCommandsOf, useRoom } from '../../../live/room-context.tsx';
import type { Format } from '../../../shell/format.ts';
import { useIntent } from '../../../shell/intent.ts';
import type { ShortcutId } from '../../../shell/keys/shortcut-catalogue.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { usePrincipal } from '../../../shell/session.tsx';
import { canDo, type TicketAction, type TicketActionName, ticketActions } from './ticket-actions.ts';
import { useCandidates } from './use-candidates.ts';

export type OfferedAction = TicketAction & {
  readonly id: ShortcutId;
  readonly label: string;
  readonly enabled: boolean;
  run(): void;
};

/** Every action on the ticket with whether it is possible; the panel shows them and the keys run them. */
export function useTicketActions(ticket: Ticket | null): readonly OfferedAction[] {
  const { t } = useTranslation();
  const { role } = usePrincipal();
  const { clock, desk, moment, submit } = useRoom();
  const format = useFormat();
  const open = useIntent((intent) => intent.open);
  /* Reckoned only where a key may take it: somebody walks down the queue with it. */
  const isFree = ticket !== null && moment === 'now' && technicianOf(ticket.state) === null;
  const [best] = useCandidates(isFree ? ticket : null);
  const refused = useCommandsOf(ticket?.id ?? '').find(isRefused);
  if (!ticket)
    return ticketActions.map((action) => ({
      ...action,
      id: `ticket.${action.name}`,
      label: t(`action.${action.name}`),
      enabled: false,
      run: nothing,
    }));

  const run = (action: TicketAction) => {
    const bare = { ticketId: ticket.id } as CommandInput<'ticket.acknowledge'>;
    if (action.name === 'resume' && refused) return void desk.redo(refused.id);
    if (action.name === 'assign' && best)
      return submit('ticket.assign', {
        ticketId: ticket.id,
        technicianId: best.technicianId,
        because: best.reason,
      });
    if (action.dialog) return open({ kind: action.dialog, ticketId: ticket.id });
    return submit(action.command as 'ticket.acknowledge', bare);
  };
  const enabled = (action: TicketAction) =>
    moment === 'now' && ((action.name === 'resume' && refused !== undefined) || canDo(action, ticket, role));
  const labelOf = (name: TicketActionName) => {
    const { acknowledgement } = ticket;
    if (name === 'acknowledge' && acknowledgement)
      return t('action.acknowledgedAt', { at: shortMoment(acknowledgement.at, clock.now(), format) });
    return t(
      name === 'resume' && refused
        ? 'action.redo'
        : name === 'assign' && technicianOf(ticket.state) !== null
          ? 'action.reassign'
          : `action.${name}`,
    );
  };

  return ticketActions.map((action) => ({
    ...action,
    id: `ticket.${action.name}`,
    label: labelOf(action.name),
    enabled: enabled(action),
    run: () => run(action),
  }));
}

const nothing = () => undefined;

/** The time today, else the day: the grid has no room for both. */
const shortMoment = (at: number, now: number, format: Format): string =>
  format.date(at) === format.date(now) ? format.time(at) : format.day(at);
