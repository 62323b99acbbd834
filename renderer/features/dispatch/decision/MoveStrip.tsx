import type { CSSProperties } from 'react';
import type { DayView, ProposedMove, RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import { type Instant, instant } from '../../../../shared/kernel/instant.ts';

type Span = { readonly from: Instant; readonly to: Instant };

type MoveStripProps = {
  readonly move: ProposedMove;
  readonly view: DayView;
  /** Whose overtime is hatched. */
  readonly receiver: RouteView | null;
};

/** One line of the day: the promised window, the lateness, where the visit stands (dashed) and where it would (solid). */
export function MoveStrip({ move: { visit, before, after }, view, receiver }: MoveStripProps) {
  const span = stripOf(view, [before, after]);
  const { promise } = visit;
  const late = before && before.lateStep > 0 && promise ? { from: promise.to, to: before.startsAt } : null;
  const overtime = receiver?.shiftSpan ? { from: receiver.shiftSpan.to, to: span.to } : null;
  return (
    <div className="move-strip" aria-hidden="true">
      {overtime && <i className="overtime" style={placed(overtime, span)} />}
      {promise && <i className="window" style={placed(promise, span)} />}
      {late && <i className="late" data-late={before?.lateStep} style={placed(late, span)} />}
      {before && <i className="was" style={placed({ from: before.startsAt, to: before.endsAt }, span)} />}
      {after && <i className="is" style={placed({ from: after.startsAt, to: after.endsAt }, span)} />}
    </div>
  );
}

/** The core of the day, and as much more as the move needs. */
const stripOf = ({ core }: DayView, places: readonly ProposedMove['before'][]): Span => ({
  from: instant(Math.min(core.from, ...places.flatMap((place) => place?.startsAt ?? []))),
  to: instant(Math.max(core.to, ...places.flatMap((place) => place?.endsAt ?? []))),
});

/** Within the day; what lies outside is cut. */
function placed({ from, to }: Span, day: Span): CSSProperties {
  const share = (at: number) => Math.min(1, Math.max(0, (at - day.from) / (day.to - day.from)));
  return { left: `${share(from) * 100}%`, width: `${Math.max(0, share(to) - share(from)) * 100}%` };
}
