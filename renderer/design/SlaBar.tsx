export type SlaBarState = 'inside' | 'at-risk' | 'breached' | 'paused' | 'stopped';

type SlaBarProps = { readonly ratio: number; readonly left: string; readonly state: SlaBarState };

/** Four pixels of target used, a tick where it is due, and what is left: one geometry for every state, so ticks line up. */
export function SlaBar({ ratio, left, state }: SlaBarProps) {
  return (
    <span className="sla" data-state={state}>
      <span className="sla-bar" aria-hidden="true">
        <i style={{ ['--used' as string]: `${Math.min(100, Math.max(0, ratio * 100))}%` }} />
      </span>
      <span className="sla-left">{left}</span>
    </span>
  );
}
