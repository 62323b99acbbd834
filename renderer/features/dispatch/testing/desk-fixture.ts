import type {
  DayView,
  Proposal,
  ProposedPlace,
  RouteView,
  StopView,
} from '../../../../shared/domain/dispatch/day-view.ts';
import { hourMs, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import type { DispatchActions, DispatchDesk } from '../dispatch-desk.ts';
import { dayFixture, fixtureNow } from './day-fixture.ts';

/** The four worst stops of the fixture, each given to somebody who is in time. */
export function proposalFixture(view: DayView): Proposal {
  const worst = view.routes.filter(({ worstLateSeconds }) => worstLateSeconds > 25 * 60).slice(0, 4);
  const others = view.routes.filter(({ worstLateSeconds }) => worstLateSeconds === 0);
  const placeOf = (
    route: RouteView,
    { startsAt, lateSeconds, lateStep }: StopView,
    serviceMinutes: number,
  ): ProposedPlace => ({
    technicianId: route.technicianId,
    technicianName: route.name,
    startsAt,
    endsAt: instant(startsAt + serviceMinutes * minuteMs),
    lateSeconds,
    lateStep,
  });
  const moves = worst.flatMap((from, index) => {
    const stop = from.stops.find(({ lateSeconds }) => lateSeconds > 0);
    const to = others[index];
    const beside = to?.stops.at(-1);
    if (!stop || !to || !beside) return [];
    const earlier = {
      ...beside,
      startsAt: instant(stop.startsAt - hourMs),
      lateSeconds: 0,
      lateStep: 0 as const,
    };
    return {
      visit: stop,
      before: placeOf(from, stop, stop.serviceMinutes),
      after: placeOf(to, earlier, stop.serviceMinutes),
      reason: { kind: 'cheaper-here' as const, saved: 87_500 },
      metres: -9_600 - index * 1_000,
    };
  });
  const before = { kilometres: 723.8, lateSeconds: 13_860, breaches: 8, overtimeSeconds: 8_520 };
  const after = { kilometres: 680.6, lateSeconds: 6_240, breaches: 4, overtimeSeconds: 4_680 };
  return {
    cause: { kind: 'mend', seconds: 5 },
    madeAt: instant(fixtureNow - minuteMs),
    basedOn: 7,
    mostMoves: 5,
    comparison: {
      before: { ...before, unassigned: view.tray.length, cost: 6_917_500 },
      after: { ...after, unassigned: view.tray.length, cost: 6_560_000 },
      moved: moves.map(({ visit, before: was, after: is, reason }) => ({
        visitId: visit.ticketId,
        from: { shiftId: was.technicianId, startsAt: was.startsAt / 1000 },
        to: { shiftId: is.technicianId, startsAt: is.startsAt / 1000 },
        reason,
      })),
      later: [],
    },
    moves,
    later: [],
    untouched: { locked: 13, travelling: 5 },
  };
}

/** Does nothing. What a test listens to it puts in its place. */
export const idleActions: DispatchActions = {
  select() {},
  selectTechnician() {},
  outlook: () => ({
    startsAt: instant(fixtureNow + 166 * minuteMs),
    lateSeconds: 0,
    conflict: null,
    wanting: {},
    costChange: 12_500,
  }),
  place() {},
  setTerms() {},
  setShift() {},
  setWeights() {},
  setBudget() {},
  search() {},
  bend() {},
  findOtherDays() {},
  endDeferral() {},
  defer() {},
  stopSearch() {},
  askNextBest() {},
  toggleMove() {},
  accept() {},
  reject() {},
  undo() {},
  redo() {},
  publish() {},
};

/** The board on the fixture's day, with a proposal of which all moves but the last are chosen. */
export function deskFixture(difference: Partial<DispatchDesk> = {}): DispatchDesk {
  const view = difference.view ?? dayFixture();
  const proposal = proposalFixture(view);
  return {
    view,
    routesVersion: 7,
    attention: [],
    budget: 5,
    travelNotices: [],
    selected: null,
    selectedTechnician: proposal.moves[0]?.after?.technicianId ?? null,
    explanation: null,
    proposal,
    lapse: null,
    lapsed: new Map(),
    nextBest: new Map(
      proposal.moves.map(({ visit }, index) => [visit.ticketId, index === 3 ? null : (9 + index * 5) * 60]),
    ),
    chosen: new Set(proposal.moves.slice(0, 3).map(({ visit }) => visit.ticketId)),
    chosenFigures: proposal.comparison.after,
    search: null,
    deferral: null,
    isBending: false,
    elsewhere: { offered: [], asked: null, trouble: null },
    searchFailed: false,
    canUndo: true,
    canRedo: false,
    published: null,
    announcement: { routes: view.routes, withheld: [] },
    withoutVisit: [],
    mayPlan: true,
    mayStaff: true,
    isOver: false,
    actions: idleActions,
    ...difference,
  };
}
