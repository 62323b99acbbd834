import { useTranslation } from 'react-i18next';
import type { LaterStop } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { LateMark } from '../LateMark.tsx';
import { visitName } from '../visit/visit-words.ts';

type LaterListProps = {
  readonly later: readonly LaterStop[];
  readonly onShow: (ticketId: TicketId) => void;
};

/** So many are named; beyond, their number says enough. */
const mostNamed = 5;

/** Whom the proposal makes wait longer than they were owed: the price of it, before it is accepted. */
export function LaterList({ later, onShow }: LaterListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const length = (seconds: number) => format.length(seconds * secondMs);
  return (
    <section className="later" aria-label={t('dispatch.proposal.later.title', { count: later.length })}>
      <h3>{t('dispatch.proposal.later.title', { count: later.length })}</h3>
      <ul>
        {later
          .slice(0, mostNamed)
          .map(({ visit, technicianName, lateSecondsBefore, lateSeconds, lateStep }) => (
            <li key={visit.ticketId} data-late={lateStep || undefined}>
              <button type="button" onClick={() => onShow(visit.ticketId)}>
                {lateStep > 0 && <LateMark step={lateStep} />}
                <b className="ellipsis">{visitName(visit)}</b>
                <span className="ellipsis">{technicianName}</span>
              </button>
              <span className="num">
                {lateSecondsBefore < 60 ? t('dispatch.outlook.inTime') : length(lateSecondsBefore)} →{' '}
                <b>{length(lateSeconds)}</b>
              </span>
            </li>
          ))}
      </ul>
      {later.length > mostNamed && (
        <p className="num">{t('dispatch.proposal.later.more', { count: later.length - mostNamed })}</p>
      )}
    </section>
  );
}
