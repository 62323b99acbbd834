import type { Proposal, ProposedPlace } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import type { RowLayout } from './day-bands.ts';
import type { TimeScale } from './time-scale.ts';

type ProposalOverlayProps = {
  readonly proposal: Proposal;
  readonly chosen: ReadonlySet<TicketId>;
  readonly selected: TicketId | null;
  readonly layout: RowLayout;
  readonly scale: TimeScale;
  readonly rem: number;
};

/** Of more moves than these only the selected one has its line and number: a web of them says nothing. */
const mostLinked = 12;

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };

/** The moves of a proposal where they would happen: where from, where to, and one thin line between. */
export function ProposalOverlay({ proposal, chosen, selected, layout, scale, rem }: ProposalOverlayProps) {
  const isFew = proposal.moves.length <= mostLinked;
  const topOf = new Map(layout.rows.map(({ route, top }) => [route.technicianId, top]));
  const boxOf = (place: ProposedPlace | null): Box | null => {
    const top = place ? topOf.get(place.technicianId) : undefined;
    if (!place || top === undefined) return null;
    return {
      left: scale.x(place.startsAt),
      right: scale.x(place.endsAt),
      top: top + layout.rowHeight * 0.3,
      height: layout.rowHeight * 0.62,
    };
  };
  return (
    <svg className="proposal-lines" width={scale.width} height={layout.height} aria-hidden="true">
      {proposal.moves.map(({ visit, before, after }, index) => {
        const [from, to] = [boxOf(before), boxOf(after)];
        const isTold = isFew || visit.ticketId === selected;
        return (
          <g key={visit.ticketId} data-chosen={chosen.has(visit.ticketId) || undefined}>
            {isTold && from && to && <path className="proposal-link" d={linkOf(from, to)} />}
            {to && (
              <rect
                className="proposal-to"
                x={to.left}
                y={to.top}
                width={Math.max(0.6 * rem, to.right - to.left)}
                height={to.height}
                rx={0.2 * rem}
              />
            )}
            {isTold && to && <Badge number={index + 1} x={to.left} y={to.top + to.height / 2} rem={rem} />}
            {isTold && from && (
              <Badge number={index + 1} x={from.right} y={from.top + from.height / 2} rem={rem} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

function linkOf(from: Box, to: Box): string {
  const [x1, y1] = [from.right, from.top + from.height / 2];
  const [x2, y2] = [to.left, to.top + to.height / 2];
  const bend = (y2 - y1) * 0.45;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

type BadgeProps = { readonly number: number; readonly x: number; readonly y: number; readonly rem: number };

/** The same number on map, timeline and card. */
function Badge({ number, x, y, rem }: BadgeProps) {
  return (
    <>
      <circle className="proposal-badge" cx={x} cy={y} r={0.72 * rem} />
      <text className="proposal-number" x={x} y={y + 0.4 * rem} fontSize={1.1 * rem}>
        {number}
      </text>
    </>
  );
}
