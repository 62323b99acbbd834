import { memo } from 'react';
import type { RouteView, StopView } from '../../../../shared/domain/dispatch/day-view.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import type { TimeScale } from './time-scale.ts';

type RowLinesProps = {
  readonly route: RouteView;
  readonly scale: TimeScale;
  readonly height: number;
  readonly now: Instant;
  /** Pixels of one rem. */
  readonly rem: number;
};

/** Under the blocks of a row: what is no working time, breaks, ways, and above each stop the window it was promised. */
export const RowLines = memo(function RowLines({ route, scale, height, now, rem }: RowLinesProps) {
  const { x } = scale;
  const { shiftSpan, breaks, stops, wayBack, endsAt } = route;
  const middle = height * 0.61;
  return (
    <svg className="row-lines" width={scale.width} height={height} aria-hidden="true">
      {shiftSpan ? (
        <>
          <Off from={0} to={x(shiftSpan.from)} height={height} />
          <Off from={x(shiftSpan.overtimeTo)} to={scale.width} height={height} />
          <Hatch from={x(shiftSpan.to)} to={x(shiftSpan.overtimeTo)} height={height} />
        </>
      ) : (
        <Off from={0} to={scale.width} height={height} />
      )}
      {breaks.map(({ from, to }) => (
        <rect
          key={from}
          className="row-break"
          x={x(from)}
          y={height * 0.36}
          width={Math.max(0, x(to) - x(from))}
          height={height * 0.5}
        />
      ))}
      {stops.map((stop) => (
        <path
          key={stop.ticketId}
          className="row-way"
          data-past={stop.arrivesAt <= now || undefined}
          d={`M${x(stop.arrivesAt - stop.travelSeconds * secondMs)} ${middle}H${x(stop.arrivesAt)}`}
        />
      ))}
      {wayBack && endsAt !== null && (
        <path
          className="row-way"
          d={`M${x(wayBack.from)} ${middle}H${x(endsAt)}M${x(endsAt)} ${middle - 0.4 * rem}v${0.8 * rem}`}
        />
      )}
      {stops.map((stop, index) => (
        <Promised
          key={stop.ticketId}
          stop={stop}
          scale={scale}
          y={height * 0.15 + (index % 2 ? -0.12 : 0.12) * rem}
          rem={rem}
        />
      ))}
    </svg>
  );
});

const Off = ({ from, to, height }: { from: number; to: number; height: number }) =>
  to > from ? (
    <rect className="row-off" x={Math.max(0, from)} width={to - Math.max(0, from)} height={height} />
  ) : null;

const Hatch = ({ from, to, height }: { from: number; to: number; height: number }) =>
  to > from ? <rect className="row-overtime" x={from} width={to - from} height={height} /> : null;

type PromisedProps = {
  readonly stop: StopView;
  readonly scale: TimeScale;
  readonly y: number;
  readonly rem: number;
};

/** What is done needs no promise any more. Lateness is drawn as long as it is: from what was owed to the arrival. */
function Promised({ stop, scale: { x }, y, rem }: PromisedProps) {
  const { promise, lateStep, lateSeconds, startsAt, state } = stop;
  if (state === 'done') return null;
  const cap = 0.25 * rem;
  const owed = startsAt - lateSeconds * secondMs;
  return (
    <>
      {promise && (
        <path
          className="row-promise"
          data-strong={lateStep > 0 || undefined}
          d={`M${x(promise.from) + 1} ${y}H${x(promise.to) - 1}M${x(promise.from) + 1} ${y - cap}v${2 * cap}M${x(promise.to) - 1} ${y - cap}v${2 * cap}`}
        />
      )}
      {lateStep > 0 && (
        <path className="row-late" data-late={lateStep} d={`M${x(owed)} ${y}H${x(startsAt) + 0.2 * rem}`} />
      )}
    </>
  );
}
