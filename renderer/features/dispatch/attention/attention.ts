import type { DayView, RouteView, StopView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import { inTrayOrder } from '../tray/tray-order.ts';

/** What of the day cannot wait for the next look at the whole plan. */
export type Attention =
  /** A critical visit that no route has; with a fault of its record none can have it until that is mended. */
  | { readonly kind: 'urgent'; readonly visit: TrayVisit }
  /** Somebody whom the roster does not have that day, and so many visits ahead of them. */
  | { readonly kind: 'away'; readonly route: RouteView; readonly ahead: number }
  /** A visit that lasts longer than planned, and so many after it that are late or no longer hold. */
  | { readonly kind: 'overrun'; readonly stop: StopView; readonly route: RouteView; readonly hit: number };

/** Less is within what anybody plans with. */
export const overrunShownSeconds = 5 * 60;

export const isOverrun = ({ overrunSeconds }: StopView): boolean => overrunSeconds >= overrunShownSeconds;

/**
 * The gravest of the tray first, then who has most to hand over, then the longest overrun that others wait for. One that nobody waits for asks nothing.
 * Of a day to come only who is away: the rest of it can wait for that day, and a day that is over for nothing.
 * @param today ISO date
 */
export function attentionOf(
  { day, routes, tray }: Pick<DayView, 'day' | 'routes' | 'tray'>,
  today: string,
): readonly Attention[] {
  const urgent = inTrayOrder(tray)
    .filter(({ priority }) => priority === 'critical')
    .map((visit) => ({ kind: 'urgent' as const, visit }));
  const overruns = routes.flatMap((route) => {
    const stop = route.stops.find(isOverrun);
    const hit = route.stops.filter(
      ({ state, lateStep, conflict }) => state === 'ahead' && (lateStep > 0 || conflict !== null),
    ).length;
    return stop && hit > 0 ? [{ kind: 'overrun' as const, stop, route, hit }] : [];
  });
  const away = routes
    .filter(({ shift }) => shift.kind !== 'work')
    .map((route) => ({ kind: 'away' as const, route, ahead: aheadOf(route) }))
    .filter(({ ahead }) => ahead > 0);
  const handingOver = away.toSorted((a, b) => b.ahead - a.ahead);
  if (day !== today) return day > today ? handingOver : [];
  return [
    ...urgent,
    ...handingOver,
    ...overruns.toSorted((a, b) => b.stop.overrunSeconds - a.stop.overrunSeconds),
  ];
}

/** Of what asks for a decision, so many: what a key acts on is always among them, then the first. In their order. */
export function inSight(
  attention: readonly Attention[],
  isMeant: (each: Attention) => boolean,
  most: number,
): readonly Attention[] {
  const meant = attention.filter(isMeant);
  const others = attention.filter((each) => !meant.includes(each)).slice(0, Math.max(0, most - meant.length));
  return attention.filter((each) => meant.includes(each) || others.includes(each));
}

const aheadOf = ({ stops }: RouteView): number => stops.filter(({ state }) => state === 'ahead').length;
