import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PendingRing } from '../../design/PendingRing.tsx';
import { isRefused } from '../../live/command-index.ts';
import { useCommandsOf, useRoom } from '../../live/room-context.tsx';
import type { TechnicianNow } from '../../live/technician-state.ts';
import { useIntent } from '../../shell/intent.ts';
import { TechnicianMark } from '../../shell/TechnicianMark.tsx';

type TechnicianMenuProps = { readonly person: TechnicianNow; readonly mayChange: boolean };

/** One person's mark; pressed, it says who they are and leads to their ticket and their availability. */
export function TechnicianMenu({ person, mayChange }: TechnicianMenuProps) {
  const { t } = useTranslation();
  const { select, open } = useIntent((intent) => intent);
  const isPast = useRoom().moment === 'past';
  const { technician, ticket, state } = person;
  const isPending = useCommandsOf(technician.id).some((command) => !isRefused(command));
  const isUrgent = ticket?.priority === 'critical' || ticket?.priority === 'high';
  return (
    <Menu position="top-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button
          type="button"
          className="technician"
          title={[technician.name, ticket?.number, ticket?.title].filter(Boolean).join(' · ')}
          aria-label={technician.name}
          data-pending={isPending || undefined}
          tabIndex={-1}
        >
          {isPending && <PendingRing title={t('queue.pending')} />}
          <TechnicianMark state={state} emphasised={isUrgent} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{`${technician.name} · ${technician.phone}`}</Menu.Label>
        {ticket && (
          <Menu.Item onClick={() => select(ticket.id)}>
            {t('technicians.openTicket', { number: ticket.number ?? t('ticket.unnumbered') })}
          </Menu.Item>
        )}
        <Menu.Item
          disabled={!mayChange || isPast}
          onClick={() => open({ kind: 'availability', technicianId: technician.id })}
        >
          {isPast
            ? t('lost.reason.rewound')
            : t(mayChange ? 'technicians.changeAvailability' : 'technicians.onlyLead')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
