// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { isOverrun } from '../attention/attention.ts';
import { OverrunMark } from '../attention/OverrunMark.tsx';
import { RowLines } from './RowLines.tsx';
import { StopBlock, type TimelineHands } from './StopBlock.tsx';
import type { TimeScale } from './time-scale.ts';
import { type Hours, isShown } from './use-shown-hours.ts';

type TimelineRowProps = {
  readonly route: RouteView;
  readonly top: number;
  readonly height: number;
  readonly scale: TimeScale;
  readonly now: Instant;
  readonly rem: number;
  readonly isChosen: boolean;
  /** A visit in the hand would be put down here. */
  readonly isTarget: boolean;
  /** Only one that is of this row. */
  readonly selected: TicketId | null;
  readonly carried: TicketId | null;
  /** Numbers of the moves that take stops away, by ticket. */
  readonly leaving: ReadonlyMap<TicketId, number>;
  readonly shown: Hours;
  readonly hands: TimelineHands;
};

/** One technician's day from left to right. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const {
    route,
    top,
    height,
    scale,
    now,
    rem,
    isChosen,
    isTarget,
    selected,
    carried,
    leaving,
    shown,
    hands,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { technicianId, number, name, stops, shift } = route;
  return (
    <div
      role="row"
      className="timeline-row"
      style={{ top, height }}
      data-technician={technicianId}
      data-chosen={isChosen || undefined}
      data-target={isTarget || undefined}
      aria-selected={isChosen}
    >
      <div role="rowheader" className="timeline-who" onClick={() => hands.choose(technicianId)}>
        <span className="plate">{String(number).padStart(2, '0')}</span>
        <span className="timeline-name">
          <span className="ellipsis">{name}</span>
          <Overrun route={route} />
        </span>
        <span className="num wide-figure">
          {route.done}/{stops.length}
        </span>
      </div>
      <div className="timeline-track" role="presentation" style={{ width: scale.width }}>
        <RowLines route={route} scale={scale} height={height} now={now} rem={rem} />
        {shift.kind !== 'work' && (
          <span className="timeline-off" role="gridcell">
            {t(`dispatch.shift.${shift.kind}`)}
          </span>
        )}
        <Beyond route={route} shown={shown} scale={scale} />
        {stops
          .filter((stop) => isShown(stop, shown))
          .map((stop) => (
            <StopBlock
              key={stop.ticketId}
              stop={stop}
              scale={scale}
              now={now}
              rem={rem}
              isSelected={stop.ticketId === selected}
              isCarried={stop.ticketId === carried}
              leaving={leaving.get(stop.ticketId) ?? null}
              hands={hands}
            />
          ))}
      </div>
      <div role="gridcell" className="timeline-end num">
        <span className="wide-figure">{Math.round(route.metres / 1000)}</span>
        <span data-overtime={route.overtimeSeconds > 0 || undefined}>
          {route.endsAt === null ? '–' : format.time(route.endsAt)}
        </span>
      </div>
    </div>
  );
});

type BeyondProps = { readonly route: RouteView; readonly shown: Hours; readonly scale: TimeScale };

/** What the row has after the hours that are drawn. */
function Beyond({ route, shown, scale }: BeyondProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stops, shiftSpan, endsAt } = route;
  const later = stops.filter(({ startsAt }) => startsAt >= shown.to).length;
  const begins = shiftSpan !== null && shiftSpan.from >= shown.to ? shiftSpan : null;
  if (later === 0 && !begins) return null;
  const first = stops.find((stop) => isShown(stop, shown));
  const x = first && scale.x(first.startsAt);
  /* Beside what is drawn of a shift that has only begun, else over the end of the row. */
  const right = x !== undefined && x > scale.width / 2 ? scale.width - x : 0;
  return (
    <span className="timeline-beyond num" role="gridcell" style={{ right }}>
      {begins && t('dispatch.timeline.works', { from: format.time(begins.from), to: format.time(begins.to) })}
      {later > 0 && endsAt !== null && (
        <b>{t('dispatch.timeline.beyond', { count: later, at: format.time(endsAt) })} ›</b>
      )}
    </span>
  );
}

/** How long the visit under way lasts beyond its minutes. */
function Overrun({ route: { stops } }: { readonly route: RouteView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stop = stops.find(isOverrun);
  if (!stop) return null;
  const length = format.length(stop.overrunSeconds * secondMs);
  return (
    <span className="timeline-overrun num" title={t('dispatch.visit.overrun', { length })}>
      <OverrunMark />
      <b>+{Math.round(stop.overrunSeconds / 60)}</b>
      <span className="visually-hidden">{t('dispatch.visit.overrun', { length })}</span>
    </span>
  );
}
