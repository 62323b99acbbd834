import { useEffect, useRef, useState } from 'react';
import { usePrincipal } from '../../shell/session.tsx';
import { isElsewhere, isFulfilled, leftAt, type Seen, type Stand, standAt } from './tour-course.ts';
import { type TourStep, tourOf } from './tour-steps.ts';
import { useProgress } from './use-progress.ts';
import { useSeen } from './use-seen.ts';
import { isOnScreen } from './use-spotlight.ts';

const isThere = ({ target }: TourStep): boolean => isOnScreen(target);

export type Tour = {
  readonly steps: readonly TourStep[];
  /** Null while the tour does not run in this window. */
  readonly stand: Stand | null;
  /** Where it was left, when it was begun and not finished. */
  readonly leftAt: number | null;
  readonly isNew: boolean;
  /** Something else is in front; the tour waits. */
  readonly isWaiting: boolean;
  begin(): void;
  next(): void;
  back(): void;
  leave(): void;
  /** Says that it was offered: nobody is asked twice. */
  offered(): void;
};

/** The tour of the person's role: how far it has come is kept, whether it runs is this window's. */
export function useTour(): Tour {
  const { role } = usePrincipal();
  const { progress, keep } = useProgress();
  const [stand, setStand] = useState<Stand | null>(null);
  const seen = useSeen();
  const steps = tourOf(role);

  const moveTo = (index: number, direction: 1 | -1) => {
    const next = standAt(steps, index, direction, isThere);
    const reached = next && steps[next.index];
    if (reached) keep({ kind: 'under-way', step: reached.id });
    else if (direction === 1) keep({ kind: 'finished' });
    // Before the first step there is nothing to go back to.
    if (reached || direction === 1) setStand(next);
  };
  const next = () => stand && moveTo(stand.index + 1, 1);
  useFulfilment({ step: stand && (steps[stand.index] ?? null), seen, onDone: next });

  return {
    steps,
    stand,
    leftAt: progress?.kind === 'under-way' ? leftAt(steps, progress) : null,
    isNew: progress === null && steps.length > 0,
    isWaiting: isElsewhere(seen),
    begin: () => moveTo(leftAt(steps, progress), 1),
    next,
    back: () => stand && moveTo(stand.index - 1, -1),
    leave: () => setStand(null),
    offered: () => keep({ kind: 'offered' }),
  };
}

type Fulfilment = { readonly step: TourStep | null; readonly seen: Seen; readonly onDone: () => void };

/** Goes on when the thing was done and the person is back from wherever it led them. */
function useFulfilment({ step, seen, onDone }: Fulfilment): void {
  const begun = useRef<{ readonly step: TourStep | null; readonly before: Seen; isDone: boolean } | null>(
    null,
  );
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (begun.current?.step !== step) begun.current = { step, before: seen, isDone: false };
    const { current } = begun;
    if (!step || !current) return;
    current.isDone ||= isFulfilled(step.wish, current.before, seen);
    if (current.isDone && !isElsewhere(seen)) done.current();
  }, [step, seen]);
}
