// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { RowLines } from './RowLines.tsx';
import { StopBlock, type TimelineHands } from './StopBlock.tsx';
import type { TimeScale } from './time-scale.ts';

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
  readonly hands: TimelineHands;
};

/** One technician's day from left to right. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { route, top, height, scale, now, rem, isChosen, isTarget, selected, carried, leaving, hands } =
    props;
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
        <span className="ellipsis">{name}</span>
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
        {stops.map((stop) => (
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
