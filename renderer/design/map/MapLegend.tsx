import type { ReactNode } from 'react';

export type LegendSymbol =
  | 'place'
  | 'place-selected'
  | 'place-abnormal'
  | 'mover-emphasised'
  | 'mover-moving'
  | 'mover-on-site'
  | 'mover-free'
  | 'mover-paused'
  | 'mover-lost'
  | 'mover-rest'
  | 'area'
  | 'stop-emphasised'
  | 'stop-ahead'
  | 'stop-passed'
  | 'stop-leaving'
  | 'stop-arriving'
  | 'stop-loose';

export interface LegendEntry {
  readonly symbol: LegendSymbol;
  readonly label: string;
  /** How many there are now. */
  readonly count?: number;
}

/** Only what the lists beside the map do not teach already. It stands below the map: over it, it would hide marks. */
export function MapLegend({
  entries,
  label,
  children,
}: {
  readonly entries: readonly LegendEntry[];
  readonly label: string;
  /** What has no symbol, as lines of the list. */
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <ul className="live-map-legend" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.symbol}>
          <svg viewBox="-8 -8 16 16" aria-hidden="true">
            {SYMBOLS[entry.symbol]}
          </svg>
          {entry.count !== undefined && <b>{entry.count}</b>}
          {entry.label}
        </li>
      ))}
      {children}
    </ul>
  );
}

const ARROW = 'M0-6.6 5 5 0 2.3-5 5Z';

const SYMBOLS: Readonly<Record<LegendSymbol, ReactNode>> = {
  place: <path d="M-3.2-3.2h6.4v6.4h-6.4Z" fill="none" stroke="var(--text-2)" strokeWidth="1.2" />,
  'place-selected': <path d="M-5-5H5V5H-5Z" fill="var(--land-2)" stroke="var(--info)" strokeWidth="2" />,
  'place-abnormal': (
    <path d="M-3.4-3.4h6.8v6.8h-6.8Z" fill="var(--land-2)" stroke="var(--critical)" strokeWidth="2" />
  ),
  'mover-emphasised': <path d={ARROW} transform="rotate(60)" fill="var(--info)" stroke="var(--text)" />,
  'mover-moving': <path d={ARROW} transform="rotate(60)" fill="var(--text-2)" />,
  'mover-on-site': <path d="M-4.2-4.2h8.4v8.4h-8.4Z" fill="var(--text-2)" />,
  'mover-free': <path d={ARROW} fill="none" stroke="var(--text)" strokeWidth="1.4" strokeLinejoin="round" />,
  'mover-paused': <path d="M-4.6-1.3h9.2v2.6h-9.2Z" fill="var(--text-2)" />,
  'mover-lost': (
    <path d={ARROW} fill="none" stroke="var(--risk)" strokeWidth="1.4" strokeDasharray="2.2 1.8" />
  ),
  'mover-rest': (
    <path
      d="M0-3.6v0M-4 3v0M4 3v0"
      fill="none"
      stroke="var(--text-2)"
      strokeWidth="4.4"
      strokeLinecap="round"
    />
  ),
  'stop-emphasised': <circle r="6.5" fill="var(--text)" stroke="var(--land-2)" />,
  'stop-ahead': <circle r="6" fill="var(--panel)" stroke="var(--text-3)" strokeWidth="1.2" />,
  'stop-passed': <circle r="2.6" fill="var(--text-3)" />,
  'stop-leaving': (
    <circle r="6.2" fill="none" stroke="var(--proposal)" strokeWidth="1.8" strokeDasharray="3 2" />
  ),
  'stop-arriving': <path d="M-8 5 0-4 8 3" fill="none" stroke="var(--proposal)" strokeWidth="2" />,
  'stop-loose': <path d="M0-6 6 0 0 6-6 0Z" fill="var(--panel)" stroke="var(--critical)" strokeWidth="1.6" />,
  area: (
    <>
      <path d="M-5 1 1-5M-3.5 4.5l8-8M-1 5l6-6" stroke="var(--critical)" strokeWidth="1.1" opacity=".6" />
      <circle r="6" fill="none" stroke="var(--critical)" strokeWidth="1.5" strokeDasharray="3 2" />
    </>
  ),
};
