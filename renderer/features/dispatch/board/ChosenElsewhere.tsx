import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { NoticeLine } from '../../../design/NoticeLine.tsx';
import { useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { placeOf } from '../timeline/step-through.ts';

type ChosenElsewhereProps = { readonly desk: Pick<DispatchDesk, 'view' | 'selected'> };

/** Says that what was chosen by its name is not of this day, which selecting nothing would leave unsaid. */
export function ChosenElsewhere({ desk: { view, selected } }: ChosenElsewhereProps) {
  const { t } = useTranslation();
  const ticketId = useIntent((intent) => intent.ticketId);
  const technicianId = useIntent((intent) => intent.technicianId);
  const siteId = useIntent((intent) => intent.siteId);
  const select = useIntent((intent) => intent.select);
  const ticket = useRow('tickets', ticketId);
  const technician = useRow('technicians', technicianId);
  const hasLine = view.routes.some((route) => route.technicianId === technicianId);
  const sentence = () => {
    // A place or a technician that was chosen after a ticket is what this window is about now.
    if (siteId !== null) return null;
    if (technicianId !== null)
      return technician && !hasLine ? t('dispatch.chosen.noLine', { name: technician.name }) : null;
    if (!ticket || ticket.id === selected || placeOf(view, ticket.id)) return null;
    return t('dispatch.chosen.noVisit', { ticket: ticket.number ?? ticket.title });
  };
  const said = sentence();
  if (said === null) return null;
  return (
    <NoticeLine
      label={t('dispatch.chosen.label')}
      className="dispatch-chosen"
      acts={<Button onPress={() => select(selected)}>{t('dispatch.chosen.dismiss')}</Button>}
    >
      <span role="status">{said}</span>
    </NoticeLine>
  );
}
