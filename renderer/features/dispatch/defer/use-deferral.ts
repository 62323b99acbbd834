import { useEffect, useRef, useState } from 'react';
import type { DayProblem } from '../../../../shared/domain/dispatch/day-problem.ts';
import type { DayView } from '../../../../shared/domain/dispatch/day-view.ts';
import { openAssignments, routesNow } from '../../../../shared/domain/dispatch/planned-routes.ts';
import type { TravelBook } from '../../../../shared/domain/dispatch/travel-book.ts';
import type { Spread } from '../../../../shared/domain/routing/changes/spread-visits.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { dayAfter } from '../../../../shared/kernel/local-day.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { stepByStep } from '../../../live/step-by-step.ts';
import { changingRoutes } from '../changing-routes.ts';
import type { Ask } from '../planner/use-questions.ts';
import { inTrayOrder } from '../tray/tray-order.ts';
import { useOtherDay } from '../use-day-problem.ts';
import { canWait, changedDays, type Deferral, deferralOf } from './deferral.ts';

/** A week is looked ahead: beyond, nobody knows who will be at work. */
const daysAhead = 6;

type Deferring = { readonly view: DayView; readonly ways: TravelBook; readonly ask: Ask };
type Found = { readonly days: readonly DayProblem[]; readonly spread: readonly Spread[] };

/** What the day has no place for, on the days after it. */
export function useDeferral({ view, ways, ask }: Deferring) {
  const { submitAll } = useRoom();
  const otherDay = useOtherDay();
  const [deferral, setDeferral] = useState<Deferral | null>(null);
  const found = useRef<Found | null>(null);
  const giveUp = useRef<() => void>(() => undefined);
  useEffect(() => () => giveUp.current(), []);
  const begin = () => {
    const tray = inTrayOrder(view.tray).filter(canWait);
    const names = Array.from({ length: daysAhead }, (_, index) => dayAfter(view.day, index + 1));
    const book = ways.aside();
    setDeferral({ kind: 'reckoning' });
    giveUp.current = stepByStep(
      inTurn(names, (name) => otherDay(name, book)),
      (days) => {
        const open = days.map((day) => ({
          day: day.day,
          problem: day.problem,
          routes: openAssignments(day, routesNow(day)),
        }));
        ask('spread', { days: open, visitIds: tray.map(({ ticketId }) => ticketId) }).then(
          (spread) => {
            found.current = { days, spread };
            setDeferral((before) => before && deferralOf(tray, days, spread));
          },
          () => setDeferral((before) => before && { kind: 'failed' }),
        );
      },
    );
  };
  const end = () => {
    giveUp.current();
    setDeferral(null);
  };
  return {
    deferral,
    begin,
    end,
    accept(chosen: ReadonlySet<TicketId>) {
      if (found.current)
        submitAll(changedDays(found.current.days, found.current.spread, chosen).map(changingRoutes));
      end();
    },
  };
}

function* inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Generator<void, readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}
