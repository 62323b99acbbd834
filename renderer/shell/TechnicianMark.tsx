import type { TechnicianState } from '../live/technician-state.ts';

const arrow = 'M0-5 4.2 4.4 0 2.2-4.2 4.4z';

/** One person; the same marks as on the map. Blue only for somebody bound for a critical or a high ticket. */
export function TechnicianMark({
  state,
  emphasised,
}: {
  readonly state: TechnicianState;
  readonly emphasised: boolean;
}) {
  return (
    <svg viewBox="-6 -6 12 12" className="technician-mark" aria-hidden="true">
      {shapeOf(state, emphasised)}
    </svg>
  );
}

function shapeOf(state: TechnicianState, emphasised: boolean) {
  const tone = emphasised ? 'var(--info)' : 'var(--text-2)';
  switch (state) {
    case 'free':
      return <path d={arrow} fill="none" stroke="var(--text)" strokeWidth="1.3" />;
    case 'assigned':
      return <path d={arrow} fill="none" stroke={tone} strokeWidth="1.3" />;
    case 'en-route':
      return <path d={arrow} fill={tone} />;
    case 'on-site':
      return <rect x="-4" y="-4" width="8" height="8" fill={tone} />;
    case 'waiting':
      return <rect x="-4" y="-4" width="8" height="8" fill="none" stroke="var(--text-2)" strokeWidth="1.3" />;
    case 'on-break':
    case 'off-duty':
      return <path d="M-4 0H4" stroke="var(--text-3)" strokeWidth="2" />;
    case 'lost':
      return <path d={arrow} fill="none" stroke="var(--risk)" strokeWidth="1.2" strokeDasharray="2 1.6" />;
  }
}
