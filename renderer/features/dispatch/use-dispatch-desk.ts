import { useMemo, useState } from 'react';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { DayView } from '../../../shared/domain/dispatch/day-view.ts';
import { isDayOver, type PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { type Bindings, drawDay } from '../../../shared/domain/dispatch/draw-day.ts';
import { withPlaced } from '../../../shared/domain/dispatch/planned-routes.ts';
import { withoutVisit } from '../../../shared/domain/dispatch/without-visit.ts';
import { explainVisit } from '../../../shared/domain/routing/changes/explain-visit.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import { localDay } from '../../../shared/kernel/local-day.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useMay } from '../../shell/session.tsx';
import { attentionOf } from './attention/attention.ts';
import { useDeferral } from './defer/use-deferral.ts';
import type { DispatchActions, DispatchDesk, DropOutlook, DropPlace } from './dispatch-desk.ts';
import { countedPlan } from './planner/make-proposal.ts';
import { usePlanning } from './planner/use-planning.ts';
import { useAnnouncement } from './use-announcement.ts';
import { type DayGround, useDayGround } from './use-day-ground.ts';
import { useHistory } from './use-history.ts';

/** The board's state over the rows of the room: reckoned here, so that planning goes on with the server away. */
export function useDispatchDesk(day: string): DispatchDesk {
  const room = useRoom();
  const mayStaff = useMay()('dispatch.set-routes') && room.moment === 'now';
  const ground = useDayGround(day);
  const { problem, kept, routes, view } = ground;
  const isOver = isDayOver(day, problem.now);
  const mayPlan = mayStaff && !isOver;
  const [selected, select] = useState<TicketId | null>(null);
  const [selectedTechnician, selectTechnician] = useState<TechnicianId | null>(null);
  const history = useHistory({
    ...problem,
    routes,
    weights: kept?.weights ?? null,
    orders: room.rows.workOrders,
    shifts: kept?.shifts ?? {},
  });
  const give = (next: readonly PlannedRoute[]) => history.take({ kind: 'routes', routes: next });
  const { proposing, ...planning } = usePlanning({ ground, mayPlan, give });
  const deferring = useDeferral({ view, ways: ground.travel.book, ask: ground.askNow });
  const { announcement, publish } = useAnnouncement(ground);
  const matters = useMatters(ground, selected);
  const actions: DispatchActions = {
    select,
    selectTechnician,
    outlook: (ticketId, place) => outlookOf(problem, { routes, view }, ticketId, place),
    // Chosen with it, so that it stays in sight wherever it goes.
    place(ticketId, place) {
      select(ticketId);
      give(withPlaced(routes, ticketId, place));
    },
    setTerms: (ticketId, terms) => history.take({ kind: 'terms', ticketId, terms }),
    setShift: (technicianId, shift) => history.take({ kind: 'shift', technicianId, shift }),
    setWeights: (weights) => history.take({ kind: 'weights', weights }),
    setBudget: planning.setBudget,
    search: planning.search,
    stopSearch: planning.stopSearch,
    bend: planning.bend,
    findOtherDays: deferring.begin,
    endDeferral: deferring.end,
    defer: deferring.accept,
    askNextBest: proposing.askNextBest,
    toggleMove: proposing.toggle,
    accept: proposing.accept,
    reject: proposing.reject,
    undo: history.undo,
    redo: history.redo,
    publish,
  };
  return {
    ...{ view, selected, selectedTechnician, announcement, mayPlan, mayStaff, isOver, actions },
    ...matters,
    routesVersion: problem.routesVersion,
    published: kept?.published ?? null,
    travelNotices: ground.travel.notices,
    budget: planning.budget,
    search: planning.progress,
    searchFailed: planning.searchFailed,
    isBending: planning.isBending,
    elsewhere: planning.elsewhere,
    proposal: proposing.proposal,
    lapse: proposing.lapse,
    lapsed: proposing.lapsed,
    nextBest: proposing.nextBest,
    chosen: proposing.chosen,
    chosenFigures: proposing.chosenFigures,
    deferral: deferring.deferral,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
  };
}

/** What asks for a decision, why the chosen visit stands where it does, and the tickets nobody is sent to. */
function useMatters({ problem, routes, view }: DayGround, selected: TicketId | null) {
  const { rows } = useRoom();
  const today = localDay(problem.now);
  const attention = useMemo(() => attentionOf(view, today), [view, today]);
  const isAsked = selected !== null;
  const counted = useMemo(() => (isAsked ? countedPlan(problem, routes) : null), [isAsked, problem, routes]);
  const explanation = useMemo(
    () => (selected && counted ? explainVisit(problem.problem, counted, selected) : null),
    [problem, counted, selected],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another day's work other rows may be in it
  const settledHere = useMemo(() => withoutVisit(rows), [rows, problem]);
  return { attention, explanation, withoutVisit: settledHere };
}

/** The day drawn with the visit there: what it would be and what it would cost follow from it. */
function outlookOf(day: DayProblem, now: Now, ticketId: TicketId, place: DropPlace): DropOutlook {
  const view = drawDay(day, withPlaced(now.routes, ticketId, place), noBindings);
  const stop = view.routes.flatMap(({ stops }) => stops).find((each) => each.ticketId === ticketId);
  return {
    startsAt: stop?.startsAt ?? null,
    lateSeconds: stop?.lateSeconds ?? 0,
    conflict: stop ? stop.conflict : 'unplannable',
    wanting: stop?.wanting ?? {},
    costChange: view.cost.total - now.view.cost.total,
  };
}

type Now = { readonly routes: readonly PlannedRoute[]; readonly view: DayView };

const noBindings: Bindings = new Map();
