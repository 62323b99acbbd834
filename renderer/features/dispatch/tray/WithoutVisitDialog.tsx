import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import './without-visit.css';

type WithoutVisitDialogProps = {
  readonly tickets: readonly Ticket[];
  readonly mayPlan: boolean;
  readonly onNeedsVisit: (ticketId: TicketId) => void;
  readonly onClose: () => void;
};

/** What is settled from the room, each with the way back to a visit. */
export function WithoutVisitDialog({ tickets, mayPlan, onNeedsVisit, onClose }: WithoutVisitDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog title={t('dispatch.withoutVisit.title')} width="72rem" onClose={onClose}>
      <div className="dialog-form">
        <p>{t('dispatch.withoutVisit.explain')}</p>
        {tickets.length === 0 ? (
          <TileState kind="empty" title={t('dispatch.withoutVisit.none')} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <ul className="without-visit" tabIndex={0}>
            {tickets.map((ticket) => (
              <li key={ticket.id} data-ticket={ticket.id}>
                <b className="ellipsis">{ticket.title}</b>
                <span className="ellipsis">
                  {t(`kind.${ticket.kind}`)} · {ticket.village}
                </span>
                <span className="num">{format.dateTime(ticket.openedAt)}</span>
                <button
                  type="button"
                  className="button button-small"
                  disabled={!mayPlan}
                  onClick={() => onNeedsVisit(ticket.id)}
                >
                  {t('dispatch.withoutVisit.act')}
                  <span className="visually-hidden"> {ticket.title}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <DialogActions>
          <Button onPress={onClose} keyLabel="Esc" firstFocus>
            {t('dialog.back')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
