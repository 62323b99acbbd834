import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import type { OutageLine } from '../../live/outage-lines.ts';
import { useRoom } from '../../live/room-context.tsx';
import { DialogForm } from '../../shell/DialogForm.tsx';
import { useIntent } from '../../shell/intent.ts';
import { usePrincipal } from '../../shell/session.tsx';

type AcceptedOutageProps = {
  readonly line: OutageLine;
  readonly parent: Ticket;
  readonly onSpeak: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** An outage that is worked on: its ticket, and what came behind its site since. */
export function AcceptedOutage({ line, parent, onSpeak, onClose, children }: AcceptedOutageProps) {
  const { t } = useTranslation();
  const { role } = usePrincipal();
  const { offer, submitAll } = useRoom();
  const select = useIntent((intent) => intent.select);
  const { ticketIds, joiningIds } = line;
  const mayJoin = (commandTerms['ticket.join-outage'].roles as readonly Role[]).includes(role);
  const join = (id: CommandId) => {
    const [first, ...others] = joiningIds;
    if (!first) return null;
    onSpeak();
    submitAll(
      others.map((ticketId) => ({ name: 'ticket.join-outage', input: { ticketId, parentId: parent.id } })),
    );
    return offer('ticket.join-outage', { ticketId: first, parentId: parent.id }, id);
  };
  const open = () => {
    select(parent.id);
    onClose();
  };
  return (
    <DialogForm
      title={t('outage.title')}
      width="68rem"
      submitLabel={t('outage.join', { count: joiningIds.length })}
      canSubmit={mayJoin && joiningIds.length > 0}
      onSubmit={join}
      onClose={onClose}
    >
      {children}
      <p className="outage-standing">
        <span>
          {t('outage.standing', {
            number: parent.number ?? t('ticket.unnumbered'),
            status: t(`status.${parent.state.status}`).toLowerCase(),
            count: ticketIds.length,
          })}
        </span>
        <Button onPress={open} firstFocus>
          {t('outage.open')}
        </Button>
      </p>
      <p className="small ink-3">
        {joiningIds.length > 0 ? t('outage.joining', { count: joiningIds.length }) : t('outage.noneJoining')}
      </p>
    </DialogForm>
  );
}
