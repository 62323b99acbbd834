import { useTranslation } from 'react-i18next';
import type { DayView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { ToldChange } from '../../../../shared/domain/dispatch/told-changes.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { plateOf } from '../map/map-routes.ts';
import { visitName } from '../visit/visit-words.ts';

type PublishChangeProps = { readonly change: ToldChange; readonly view: DayView };

/** So many of each are named; who reads on prints the sheets. */
const mostNamed = 6;

/** What is new for one technician: who was added, taken away, or is visited at another time. */
export function PublishChange({ change, view }: PublishChangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const route = view.routes.find(({ technicianId }) => technicianId === change.technicianId);
  const lines = {
    added: change.added.map((stop) => ({
      id: stop.ticketId,
      words: `${visitName(stop)} ${format.time(stop.startsAt)}`,
    })),
    taken: change.taken.map((id) => ({ id, words: takenWords(view, id) ?? t('dispatch.publish.gone') })),
    retimed: change.retimed.map(({ stop, was }) => ({
      id: stop.ticketId,
      words: `${visitName(stop)} ${format.time(was)} → ${format.time(stop.startsAt)}`,
    })),
  };
  return (
    <li>
      <span className="publish-who">
        <span className="plate">{plateOf(route?.number ?? 0)}</span> <b>{route?.name}</b>
      </span>
      <div>
        {(['added', 'taken', 'retimed'] as const).flatMap((name) =>
          lines[name].length > 0 ? (
            <p key={name} data-change={name}>
              <span className="visually-hidden">{t(`dispatch.publish.sum.${name}`)}: </span>
              {lines[name].slice(0, mostNamed).map(({ id, words }) => (
                <span key={id}>{words}</span>
              ))}
              {lines[name].length > mostNamed && (
                <span>{t('dispatch.publish.more', { count: lines[name].length - mostNamed })}</span>
              )}
            </p>
          ) : (
            []
          ),
        )}
      </div>
    </li>
  );
}

/** Who it was, and who has it now; null where it left the day. */
function takenWords({ routes, tray }: DayView, id: TicketId): string | null {
  const taker = routes.find(({ stops }) => stops.some(({ ticketId }) => ticketId === id));
  const visit = [...(taker?.stops ?? []), ...tray].find(({ ticketId }) => ticketId === id);
  if (!visit) return null;
  return taker ? `${visitName(visit)} → ${taker.name}` : visitName(visit);
}
