// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { memo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StopView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { type Instant, minuteMs, secondMs } from '../../../../shared/kernel/instant.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { LateMark } from '../LateMark.tsx';
import { stopSentence } from '../visit/visit-words.ts';
import { Cross, Padlock } from './StopMarks.tsx';
import type { TimeScale } from './time-scale.ts';

export type TimelineHands = {
  choose(technicianId: TechnicianId): void;
  select(stop: StopView): void;
  open(stop: StopView): void;
  take(event: PointerEvent, stop: StopView): void;
};

type StopBlockProps = {
  readonly stop: StopView;
  readonly scale: TimeScale;
  readonly now: Instant;
  readonly rem: number;
  readonly isSelected: boolean;
  readonly isCarried: boolean;
  /** Its number among the moves of the proposal that would take it away from here. */
  readonly leaving: number | null;
  readonly hands: TimelineHands;
};

/** In rem: the least widths for its order, its kind, both, for a padlock beside them, and for minutes late by their digits. */
const room = { order: 1.8, kind: 3.2, both: 4.6, lock: 1.5, cross: 1.3, late: 2.9, digit: 0.7 };

/** The line of now is not to be written over: the kind stands right of it, else left, else nowhere. */
const fitsRight = (width: number, begun: number) => width - begun > room.kind;
const kindFits = (width: number, begun: number) => fitsRight(width, begun) || begun > room.kind;
const besideNow = (width: number, begun: number) =>
  begun > 0 && fitsRight(width, begun) ? { marginLeft: `${begun}rem` } : undefined;

/** One visit on a technician's line. Narrow, it keeps its shape and says the rest when it is pointed at. */
export const StopBlock = memo(function StopBlock(props: StopBlockProps) {
  const { stop, scale, now, rem, isSelected, isCarried, leaving, hands } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const left = scale.x(stop.startsAt);
  const width = Math.max(0.6 * rem, scale.x(stop.endsAt) - left - 0.15 * rem);
  const wide = width / rem - (stop.conflict ? room.cross : 0);
  const minutesLate = String(Math.round((stop.lateSeconds * secondMs) / minuteMs));
  const begun = stop.state === 'on-site' ? Math.min(width, Math.max(0, scale.x(now) - left)) : 0;
  const over = Math.min(begun, scale.x(now) - scale.x(now - stop.overrunSeconds * secondMs));
  const late = stop.state === 'done' ? 0 : stop.lateStep;
  const words = stopSentence(stop, { t, format, partWords: usePartWords() });
  return (
    <div
      role="gridcell"
      id={`stop-${stop.ticketId}`}
      className="stop"
      style={{ left, width }}
      aria-selected={isSelected}
      title={words}
      data-state={stop.state}
      data-late={late || undefined}
      data-leaving={leaving ?? undefined}
      data-carried={isCarried || undefined}
      data-conflict={stop.conflict ?? undefined}
      onPointerDown={(event) => hands.take(event, stop)}
      onClick={() => hands.select(stop)}
      onDoubleClick={() => hands.open(stop)}
    >
      <span className="visually-hidden">{words}</span>
      {begun > 0 && <i className="stop-past" style={{ width: begun }} />}
      {over > 0 && <i className="stop-over" style={{ left: begun - over, width: over }} />}
      {stop.state !== 'done' && (
        <>
          {late > 0 ? (
            <>
              <LateMark step={late} />
              {wide > room.late + room.digit * minutesLate.length && <b aria-hidden="true">+{minutesLate}</b>}
            </>
          ) : (
            <span aria-hidden="true" style={besideNow(wide, begun / rem)}>
              {wide > room.order && <b className="stop-order">{stop.order} </b>}
              {kindFits(wide, begun / rem) && (
                <span className="stop-kind" data-beside-order={wide - begun / rem > room.both || undefined}>
                  {t(`dispatch.kind.${stop.kind}`)}
                </span>
              )}
            </span>
          )}
          {stop.conflict && <Cross />}
          {stop.lock && wide > room.kind + room.lock && <Padlock />}
        </>
      )}
    </div>
  );
});
