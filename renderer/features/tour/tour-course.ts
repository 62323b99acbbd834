import type { TourProgress } from '../../../shared/contracts/live.ts';
import type { OpenDialog } from '../../shell/intent.ts';
import type { StepId, TourStep, Wish } from './tour-steps.ts';

/** Where a tour stands, and which steps were passed over on the way there because the screen does not have them. */
export type Stand = { readonly index: number; readonly passedOver: readonly StepId[] };

type IsThere = (step: TourStep) => boolean;

/** The step where somebody left; the first one when they did not, or left at a step that is no more. */
export function leftAt(steps: readonly TourStep[], progress: TourProgress | null): number {
  const at = progress?.kind === 'under-way' ? steps.findIndex(({ id }) => id === progress.step) : -1;
  return Math.max(0, at);
}

/** The step at `index`, or the nearest in that direction that the screen has; null when there is none. */
export function standAt(
  steps: readonly TourStep[],
  index: number,
  direction: 1 | -1,
  isThere: IsThere,
): Stand | null {
  const ahead = direction === 1 ? steps.slice(index) : steps.slice(0, index + 1).reverse();
  const missing = ahead.findIndex(isThere);
  if (missing === -1) return null;
  return {
    index: index + direction * missing,
    passedOver: ahead.slice(0, missing).map(({ id }) => id),
  };
}

/** What a tour sees of what a person does. */
export type Seen = {
  readonly dialog: OpenDialog['kind'] | null;
  readonly ticketId: string | null;
  readonly isAcknowledged: boolean;
  readonly isRewound: boolean;
};

/** Whether the person has done since `before` what the step invited them to. */
export function isFulfilled(wish: Wish | null, before: Seen, now: Seen): boolean {
  switch (wish?.kind) {
    case undefined:
      return false;
    case 'select':
      return now.ticketId !== null && now.ticketId !== before.ticketId;
    case 'acknowledge':
      // Another ticket that was acknowledged before is nobody's doing now.
      return now.ticketId === before.ticketId && now.isAcknowledged && !before.isAcknowledged;
    case 'rewind':
      return now.isRewound;
    case 'open':
      return now.dialog === wish.dialog;
  }
}

/** A dialog or another moment stands in front: the tour waits until the person is back. */
export const isElsewhere = ({ dialog, isRewound }: Seen): boolean => dialog !== null || isRewound;
