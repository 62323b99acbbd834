import { useTranslation } from 'react-i18next';
import type { Alternative } from '../../../../shared/domain/routing/changes/explain-visit.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { bindingWords, releaseWords } from '../tray/tray-words.ts';

/** So many others are named: the next best, and what keeps the first who cannot. */
const mostNamed = 4;

type VisitReasonsProps = { readonly desk: DispatchDesk; readonly ticketId: TicketId };

/** Why this technician, and what the others would make of it; for one without a route, why there is none. */
export function VisitReasons({ desk, ticketId }: VisitReasonsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const { view, explanation, selected } = desk;
  const waiting = view.tray.find((visit) => visit.ticketId === ticketId);
  if (waiting)
    return (
      <section className="visit-why">
        <h3>{t('dispatch.visit.whyNobody')}</h3>
        <p>
          <b>{bindingWords(waiting, { t, partWords })}</b>
        </p>
        <p>{releaseWords(waiting, { t, format, partWords, routes: view.routes })}</p>
      </section>
    );
  if (!explanation || selected !== ticketId) return null;
  const nameOf = (shiftId: string) =>
    view.routes.find(({ technicianId }) => technicianId === shiftId)?.name ?? '–';
  return (
    <section className="visit-why">
      <h3>{t('dispatch.visit.why', { name: nameOf(explanation.shiftId) })}</h3>
      <p>{t('dispatch.visit.whyCost', { cost: format.money(roundedCost(explanation.cost)) })}</p>
      <ul>
        {explanation.alternatives.slice(0, mostNamed).map((alternative) => (
          <li key={alternative.shiftId}>
            <b>{nameOf(alternative.shiftId)}</b> <AlternativeWords alternative={alternative} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const roundedCost = (rupiah: number) => Math.round(rupiah / 500) * 500;

function AlternativeWords({ alternative }: { readonly alternative: Alternative }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  if (alternative.kind === 'impossible')
    return t(`dispatch.hindrance.${alternative.because}`, { parts: partWords(alternative.wanting) });
  const { laterSeconds, cost } = alternative;
  const length = format.length(Math.abs(laterSeconds) * secondMs);
  return t(laterSeconds >= 0 ? 'dispatch.visit.later' : 'dispatch.visit.earlier', {
    length,
    cost: `${cost >= 0 ? '+' : ''}${format.money(roundedCost(cost))}`,
  });
}
