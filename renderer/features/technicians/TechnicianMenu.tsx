import { Menu } from '@mantine/core';
import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PendingRing } from '../../design/PendingRing.tsx';
import { isRefused } from '../../live/command-index.ts';
import { useCommandsOf, useRoom } from '../../live/room-context.tsx';
import type { TechnicianNow } from '../../live/technician-state.ts';
import { useIntent } from '../../shell/intent.ts';
import { TechnicianMark } from '../../shell/TechnicianMark.tsx';

type TechnicianMenuProps = { readonly person: TechnicianNow; readonly mayChange: boolean };

/**
 * One person's mark; pressed, it says who they are and leads to their ticket and their availability. A menu is made for
 * it when it is first pressed: sixty of them took longer to draw than all else beside the queue.
 */
export function TechnicianMenu({ person, mayChange }: TechnicianMenuProps) {
  const [isWanted, want] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isWanted) return;
    // Whoever opened it comes back to the mark, which is another element now.
    mark.current?.focus();
    setOpen(true);
  }, [isWanted]);
  if (!isWanted) return <PersonMark person={person} aria-haspopup="menu" onClick={() => want(true)} />;
  return (
    <Menu position="top-start" transitionProps={{ duration: 0 }} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <PersonMark person={person} ref={mark} />
      </Menu.Target>
      <PersonActs person={person} mayChange={mayChange} />
    </Menu>
  );
}

type PersonMarkProps = ComponentProps<'button'> & { readonly person: TechnicianNow };

function PersonMark({ person: { technician, ticket, state }, ...button }: PersonMarkProps) {
  const { t } = useTranslation();
  const isPending = useCommandsOf(technician.id).some((command) => !isRefused(command));
  const isUrgent = ticket?.priority === 'critical' || ticket?.priority === 'high';
  return (
    <button
      {...button}
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
  );
}

function PersonActs({ person: { technician, ticket }, mayChange }: TechnicianMenuProps) {
  const { t } = useTranslation();
  const { select, open } = useIntent((intent) => intent);
  const isPast = useRoom().moment === 'past';
  return (
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
  );
}
