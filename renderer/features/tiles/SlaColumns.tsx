import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { rankLetter } from '../../design/Severity.tsx';
import { SeverityShape } from '../../design/SeveritySymbol.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import type { TileBox } from '../../shell/TileFrame.tsx';
import { isNear, leftFigure, nearMs } from './left-figure.ts';
import { isOutOfReach } from './reach.ts';
import { type ColumnsGeometry, columnsGeometry } from './sla-columns.ts';
import './sla-columns.css';
import { type HorizonTicket, pickHorizon, type SlaHorizon } from './sla-horizon.ts';

type SlaColumnsProps = {
  readonly horizon: SlaHorizon;
  readonly box: TileBox;
  readonly now: number;
  readonly withinMinutes: number;
};

/** One column for each ticket: it rises by the minute, touches the white line and breaks through. */
export function SlaColumns({ horizon, box, now, withinMinutes }: SlaColumnsProps) {
  const { t } = useTranslation();
  const { geometry, shown, rest } = arranged(horizon, box, withinMinutes);
  const { width, height, left, line, base } = geometry;
  return (
    <svg
      className="sla-columns"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${box.width}em`, height: `${box.height}em` }}
      role="img"
      aria-label={t('boardTile.sla.summary', {
        ahead: horizon.ahead.length,
        breached: horizon.breached.length,
        minutes: withinMinutes,
      })}
    >
      <Grid geometry={geometry} now={now} withinMinutes={withinMinutes} />
      {shown.map((ticket, index) => (
        <Column key={ticket.facts.ticket.id} ticket={ticket} index={index} geometry={geometry} />
      ))}
      {rest > 0 && (
        <text className="sla-column-rest num" x={width} y={base - 24}>
          +{rest}
        </text>
      )}
      <path className="sla-columns-base" d={`M${left - 20} ${base}H${width}`} />
      <path className="sla-columns-line" d={`M${left - 20} ${line}H${width}`} />
      {shown.map((ticket, index) => (
        <Mark key={ticket.facts.ticket.id} ticket={ticket} index={index} geometry={geometry} />
      ))}
    </svg>
  );
}

/** Narrow columns hold two digits; only where an hour's figure must stand in one are they wider. */
function arranged(horizon: SlaHorizon, box: TileBox, withinMinutes: number) {
  const total = horizon.breached.length + horizon.ahead.length;
  const arrange = (characters: number) => {
    const whole = columnsGeometry(box, withinMinutes, { characters, places: 1, rest: 0 });
    const cut = columnsGeometry(box, withinMinutes, { characters, places: 1, rest: total });
    const room = total <= whole.columns ? whole.columns : cut.columns;
    const picked = pickHorizon(horizon, room);
    const needs = { characters, places: picked.shown.length, rest: picked.rest };
    const shown = picked.shown.toSorted((a, b) => a.leftMs - b.leftMs);
    return { shown, rest: picked.rest, geometry: columnsGeometry(box, withinMinutes, needs) };
  };
  const narrow = arrange(2);
  const longest = Math.max(2, ...narrow.shown.map(charactersOf));
  return longest > 2 ? arrange(longest) : narrow;
}

/** The longer of both languages: `22j`, `3hr`. */
const unitCharacters = { minutes: 0, hours: 0.9, days: 1.6 } as const;

const charactersOf = ({ leftMs }: HorizonTicket): number => {
  const { figure, unit } = leftFigure(leftMs);
  return String(figure).length + unitCharacters[unit ?? 'minutes'];
};

type GridProps = { readonly geometry: ColumnsGeometry; readonly now: number; readonly withinMinutes: number };

function Grid({ geometry, now, withinMinutes }: GridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { width, left, line, base, ticks } = geometry;
  const zone = Math.min(base - line, ((base - line) * nearMs) / (withinMinutes * minuteMs));
  return (
    <>
      <defs>
        <pattern
          id="out-of-reach"
          width="30"
          height="30"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="sla-columns-hatch" width="9" height="30" />
        </pattern>
      </defs>
      <rect className="sla-columns-zone" x={left - 20} y={line} width={width - left + 20} height={zone} />
      {ticks.map(({ minutes, y }, index) => (
        <g key={minutes}>
          <text
            className="num"
            data-now={minutes === 0 || undefined}
            x="0"
            y={index === ticks.length - 1 ? base : y + 37}
          >
            {format.time(now + minutes * minuteMs)}
          </text>
          {index > 0 && index < ticks.length - 1 && (
            <path className="sla-columns-grid" d={`M${left - 20} ${y}H${width}`} />
          )}
        </g>
      ))}
      <text className="sla-columns-label" x={width} y={line - 34}>
        {t('boardTile.sla.limit')}
      </text>
    </>
  );
}

const widestColumn = 240;
/** What has broken through is lit where it did, with its figure: thirty lit from base to top would be all one saw. */
const figureHeight = 170;

type ColumnProps = {
  readonly ticket: HorizonTicket;
  readonly index: number;
  readonly geometry: ColumnsGeometry;
};

const columnState = ({ facts, leftMs }: HorizonTicket) =>
  leftMs < 0 ? 'over' : isNear(facts, leftMs) ? 'risk' : 'inside';

function Column({ ticket, index, geometry }: ColumnProps) {
  const { left, pitch, base, line } = geometry;
  const { t } = useTranslation();
  const x = left + pitch * (index + 0.5);
  const width = Math.min(pitch - 20, widestColumn);
  const markY = geometry.markAt(ticket.leftMs);
  const top = Math.min(base - 8, markY + (ticket.facts.ticket.priority === 'normal' ? 80 : 88));
  const height = base - top;
  const isTall = height > 130;
  const { figure, unit } = leftFigure(ticket.leftMs);
  const textY = isTall ? Math.max(top + 108, ticket.leftMs < 0 ? line + 134 : 0) : markY - 96;
  return (
    <g className="sla-column" data-state={columnState(ticket)}>
      <rect x={x - width / 2} y={top} width={width} height={height} />
      {ticket.leftMs < 0 && base > line + figureHeight && (
        <rect
          data-past
          x={x - width / 2}
          y={line + figureHeight}
          width={width}
          height={base - line - figureHeight}
        />
      )}
      {ticket.leftMs >= 0 && isOutOfReach(ticket.reach) && (
        <rect data-hatch x={x - width / 2} y={top} width={width} height={height} />
      )}
      <text className="num" data-outside={!isTall || undefined} x={x} y={textY}>
        {figure}
        {unit && <tspan className="sla-column-unit">{t(`boardTile.unit.${unit}`)}</tspan>}
      </text>
    </g>
  );
}

function Mark({ ticket, index, geometry }: ColumnProps) {
  const rank = ticket.facts.ticket.priority;
  const x = geometry.left + geometry.pitch * (index + 0.5);
  const letterY = rank === 'high' ? 141 : 112;
  return (
    <g
      className="severity-mark sla-mark"
      data-rank={rank}
      transform={`translate(${x - 75} ${geometry.markAt(ticket.leftMs) - 75})`}
    >
      <g className="sla-mark-halo">
        <SeverityShape rank={rank} />
      </g>
      <SeverityShape rank={rank} />
      <text x={rank === 'low' ? 96 : 75} y={letterY}>
        {rankLetter[rank]}
      </text>
    </g>
  );
}
