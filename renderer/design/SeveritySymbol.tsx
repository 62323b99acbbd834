import { type Rank, rankLetter } from './Severity.tsx';
import './severity-symbol.css';

type SeveritySymbolProps = {
  readonly rank: Rank;
  /** `hollow` is last known, `none` is a count of zero: shape and letter stay, the hue goes. */
  readonly fill?: 'solid' | 'hollow' | 'none';
  /** Asks for a person's eye: the shape goes hollow twice a second, never away. */
  readonly flashes?: boolean;
};

/** Where the letter stands in the shape: a triangle's weight is low, a dot has its letter beside it. */
const letterAt: Readonly<Record<Rank, readonly [x: number, y: number]>> = {
  critical: [75, 112],
  high: [75, 141],
  normal: [75, 112],
  low: [96, 112],
};

/** Severity as a wall shows it, letter inside the shape; 150 units are 1.47 em, so the letter is 1 em high type. */
export function SeveritySymbol({ rank, fill = 'solid', flashes = false }: SeveritySymbolProps) {
  const [x, y] = letterAt[rank];
  return (
    <svg
      className="severity-symbol"
      viewBox="0 0 150 150"
      data-rank={rank}
      data-fill={fill}
      data-flashes={flashes || undefined}
      aria-hidden="true"
    >
      <SeverityShape rank={rank} />
      <text x={x} y={y}>
        {rankLetter[rank]}
      </text>
    </svg>
  );
}

/** The shape alone, in a box of 150 by 150. */
export function SeverityShape({ rank }: { readonly rank: Rank }) {
  switch (rank) {
    case 'critical':
      return <path className="severity-shape" d="M75-3 153 75 75 153-3 75Z" />;
    case 'high':
      return <path className="severity-shape" d="M75 2 164 149H-14Z" />;
    case 'normal':
      return <circle className="severity-shape" cx="75" cy="75" r="66" />;
    case 'low':
      return <circle className="severity-shape" cx="24" cy="75" r="22" />;
  }
}
