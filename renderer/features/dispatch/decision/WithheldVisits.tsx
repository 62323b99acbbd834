import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Withheld } from '../../../../shared/domain/dispatch/assignments-of.ts';
import type { DayView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Format } from '../../../shell/format.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { refusalSentence } from '../../../shell/refusal-sentence.ts';
import { visitName } from '../visit/visit-words.ts';

type WithheldVisitsProps = { readonly view: DayView; readonly withheld: readonly Withheld[] };

/** What stands in a route and is not given to its technician, and why: to be placed elsewhere before it is late. */
export function WithheldVisits({ view, withheld }: WithheldVisitsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stops = new Map(view.routes.flatMap((route) => route.stops.map((stop) => [stop.ticketId, stop])));
  return (
    <div className="publish-withheld">
      <p>{t('dispatch.publish.withheld', { count: withheld.length })}</p>
      <ul>
        {withheld.map(({ ticketId, obstacle }) => {
          const stop = stops.get(ticketId);
          return (
            <li key={ticketId} data-ticket={ticketId}>
              {stop && <b>{visitName(stop)}</b>} · {obstacleSentence(obstacle, t, format)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const obstacleSentence = (obstacle: Withheld['obstacle'], t: TFunction, format: Format): string =>
  obstacle.code === 'not-rostered'
    ? t(`dispatch.publish.notRostered.${obstacle.kind}`, { name: obstacle.name })
    : refusalSentence(obstacle, t, format);
