import type { LateStep } from '../../../shared/domain/dispatch/day-view.ts';
import './late-mark.css';

/** Lateness is told by shape first: a hollow triangle, a filled one, a diamond. Nothing for what is in time. */
export function LateMark({ step }: { readonly step: LateStep }) {
  if (step === 0) return null;
  return (
    <svg className="late-mark" data-step={step} viewBox="0 0 12 12" aria-hidden="true">
      <path d={step === 3 ? 'M6 .6 11.4 6 6 11.4.6 6Z' : 'M6 1.4 11.2 10.6H.8Z'} />
    </svg>
  );
}
