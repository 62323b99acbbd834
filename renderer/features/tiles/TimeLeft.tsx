import { useTranslation } from 'react-i18next';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { isNear, leftFigure } from './left-figure.ts';
import './time-left.css';

type TimeLeftProps = { readonly facts: TicketFacts; readonly now: number };

/** A plain number, one in an outline, or a filled chip with a minus: the form alone says which. */
export function TimeLeft({ facts, now }: TimeLeftProps) {
  const { t } = useTranslation();
  if (facts.settled) return <span className="time-left" data-state="settled" aria-hidden="true" />;
  const isPaused = facts.pausedLeftMs !== null;
  const leftMs = facts.pausedLeftMs ?? facts.dueAt - now;
  if (!Number.isFinite(leftMs)) return <span className="time-left">–</span>;
  const { isPast, figure, unit } = leftFigure(leftMs);
  const state = isPast ? 'over' : isPaused ? 'paused' : isNear(facts, leftMs) ? 'risk' : 'inside';
  return (
    <span className="time-left" data-state={state} data-paused={isPaused || undefined}>
      {isPaused && <i className="time-left-pause" role="img" aria-label={t('boardTile.paused')} />}
      {isPast && <span className="time-left-minus">−</span>}
      <span className="num">{figure}</span>
      {unit && <span className="time-left-unit">{t(`boardTile.unit.${unit}`)}</span>}
    </span>
  );
}
