import { useTranslation } from 'react-i18next';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { Button } from '../../../design/Button.tsx';
import { useNow, useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { useMay } from '../../../shell/session.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';

/** When the customer was promised a technician; not there where nothing was promised and nothing can be. */
export function PromiseSection({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { moment, submit } = useRoom();
  const promise = useRow('workOrders', ticket.id)?.promise ?? null;
  const now = useNow(minuteMs);
  const open = useIntent((intent) => intent.open);
  const mayPromise = useMay()('work-order.set') && moment === 'now' && !isSettledStatus(ticket.state.status);
  const begin = () => open({ kind: 'promise', ticketId: ticket.id });
  const { shown } = useKey('ticket.promise');
  useShortcuts([{ id: 'ticket.promise', enabled: mayPromise, run: begin }]);
  if (!promise && !mayPromise) return null;
  const isBroken = promise !== null && promise.to < now && mayPromise;
  return (
    <section className="panel-part panel-promise">
      <h3>{t('panel.promise')}</h3>
      <p data-broken={isBroken || undefined}>
        {promise ? (
          <b className="num">
            {format.day(promise.from)} {format.time(promise.from)}–{format.time(promise.to)}
          </b>
        ) : (
          t('panel.noPromise')
        )}
        {isBroken && <span> {t('panel.promisePassed')}</span>}
      </p>
      {mayPromise && (
        <div className="panel-promise-acts">
          <Button onPress={begin} keyLabel={shown}>
            {t(promise ? 'panel.changePromise' : 'panel.makePromise')}
          </Button>
          {promise && (
            <Button
              onPress={() => submit('work-order.set', { ticketId: ticket.id, terms: { promise: null } })}
            >
              {t('panel.liftPromise')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
