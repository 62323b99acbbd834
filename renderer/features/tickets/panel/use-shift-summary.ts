import { useEffect, useState } from 'react';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { paceMs } from '../../../live/pace.ts';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { stepByStep } from '../../../live/step-by-step.ts';
import { type Summary, shiftSummary } from './shift-summary.ts';

const stepMs = 2 * secondMs;

/** Made anew by the clock, so that no flood of changes asks for it more often; null until it was made once. */
export function useShiftSummary(): readonly Summary[] | null {
  const { tickets, clock } = useRoom();
  const [summaries, setSummaries] = useState<readonly Summary[] | null>(null);
  const everyMs = paceMs(stepMs, tickets.facts.size);
  const step = Math.floor(useNow(everyMs) / everyMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the clock begins it anew
  useEffect(
    () => stepByStep(shiftSummary(tickets.facts.values(), clock.now()), setSummaries),
    [tickets, clock, step],
  );
  return summaries;
}
