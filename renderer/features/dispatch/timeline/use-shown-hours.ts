import { useMemo, useState } from 'react';
import type { StopView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import type { Carry } from './use-carry.ts';

export type Hours = { readonly from: Instant; readonly to: Instant };

/** Whether something of it is to be seen within the hours. */
export const isShown = (
  { startsAt, endsAt }: Pick<StopView, 'startsAt' | 'endsAt'>,
  { from, to }: Hours,
): boolean => endsAt > from && startsAt < to;

/** The core of the day; all of it when that is asked for, or while what is selected or in the hand lies outside. */
export function useShownHours(
  { view, selected }: Pick<DispatchDesk, 'view' | 'selected'>,
  { carried }: Carry,
) {
  const [isAsked, ask] = useState(false);
  const { from, to, core } = view;
  const hasMore = from < core.from || to > core.to;
  const isOutside = useMemo(() => {
    const stop = view.routes.flatMap(({ stops }) => stops).find(({ ticketId }) => ticketId === selected);
    return stop !== undefined && !isShown(stop, view.core);
  }, [view, selected]);
  const at = carried?.outlook?.startsAt ?? null;
  const isCarriedOut = at !== null && (at < core.from || at >= core.to);
  const isWhole = isAsked || isOutside || isCarriedOut;
  const shown = useMemo(() => (isWhole ? { from, to } : core), [isWhole, from, to, core]);
  const toggle = () => ask(!isAsked);
  useShortcuts([{ id: 'dispatch.hours', enabled: hasMore, run: toggle }]);
  return { shown, hasMore, isWhole, toggle };
}
