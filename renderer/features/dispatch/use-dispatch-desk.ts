import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentsOf } from '../../../shared/domain/dispatch/assignments-of.ts';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { DayView } from '../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { type Bindings, drawDay } from '../../../shared/domain/dispatch/draw-day.ts';
import { openAssignments, routesNow, withPlaced } from '../../../shared/domain/dispatch/planned-routes.ts';
import { routesToTell, toldOf } from '../../../shared/domain/dispatch/told-changes.ts';
import { withoutVisit } from '../../../shared/domain/dispatch/without-visit.ts';
import { explainVisit } from '../../../shared/domain/routing/changes/explain-visit.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { localDay } from '../../../shared/kernel/local-day.ts';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { useAskedTravelBook } from '../../live/use-travel-book.ts';
import { useMay } from '../../shell/session.tsx';
import { attentionOf } from './attention/attention.ts';
import { useDeferral } from './defer/use-deferral.ts';
import type { DispatchActions, DispatchDesk, DropOutlook, DropPlace, SearchWish } from './dispatch-desk.ts';
import { countedPlan } from './planner/make-proposal.ts';
import { useBending } from './planner/use-bending.ts';
import { useProposing } from './planner/use-proposing.ts';
import { useQuestions } from './planner/use-questions.ts';
import { useSearch } from './planner/use-search.ts';
import { useTrayReasons } from './planner/use-tray-reasons.ts';
import { useVroom } from './planner/use-vroom.ts';
import { useDayProblem } from './use-day-problem.ts';
import { useHistory } from './use-history.ts';

/** A plan that people already know bends by a handful of visits. */
const usualBudget = 5;

/** The board's state over the rows of the room: reckoned here, so that planning goes on with the server away. */
export function useDispatchDesk(day: string): DispatchDesk {
  const { t } = useTranslation();
  const room = useRoom();
  const may = useMay();
  const travel = useAskedTravelBook(day);
  const problem = useDayProblem(day, travel.book);
  const kept = useRow('dispatchDays', day);
  const routes = useMemo(() => routesNow(problem), [problem]);
  const held = useMemo(
    () => ({ problem: problem.problem, routes: openAssignments(problem, routes) }),
    [problem, routes],
  );
  const ask = useQuestions(held);
  /* Reasons of the tray are worked out all the time; what cannot wait does not wait for them. */
  const askNow = useQuestions(held);
  const bindings = useTrayReasons(problem, routes, ask);
  const view = useMemo(() => drawDay(problem, routes, bindings), [problem, routes, bindings]);
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
  const [searchFailed, setSearchFailed] = useState(false);
  const search = useSearch(setSearchFailed);
  const proposing = useProposing({ problem, view, routes, ask, give });
  const [budget, setBudget] = useState<number | null>(usualBudget);
  const { propose } = proposing;
  const { routesVersion } = problem;
  const bending = useBending({
    view,
    ask: askNow,
    budget,
    routesVersion,
    setFailed: setSearchFailed,
    propose,
  });
  const searchHere = ({ kind, seconds, mostMoves }: SearchWish) => {
    const how = kind === 'mend' ? kind : 'anew';
    search.begin({ ...held, kind: how, milliseconds: seconds * secondMs, mostMoves }, (plan) =>
      propose(plan, { cause: { kind: how, seconds }, mostMoves, basedOn: routesVersion }),
    );
  };
  const mayPlan = may('dispatch.set-routes') && room.moment === 'now';
  const vroom = useVroom({ day, mayPlan, routesVersion, ask: askNow, propose, searchHere });
  const deferring = useDeferral({ view, ways: travel.book, ask: askNow });
  const today = localDay(problem.now);
  const attention = useMemo(() => attentionOf(view, today), [view, today]);
  const isAsked = selected !== null;
  const counted = useMemo(() => (isAsked ? countedPlan(problem, routes) : null), [isAsked, problem, routes]);
  const explanation = useMemo(
    () => (selected && counted ? explainVisit(problem.problem, counted, selected) : null),
    [problem, counted, selected],
  );
  const assignments = useMemo(
    () => assignmentsOf(problem, routes, t('dispatch.publish.reason', { day })),
    [problem, routes, t, day],
  );
  const announcement = useMemo(
    () => ({ routes: routesToTell(view.routes, assignments.withheld), withheld: assignments.withheld }),
    [view, assignments],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another day's work other rows may be in it
  const settledHere = useMemo(() => withoutVisit(room.rows), [room.rows, problem]);
  const actions: DispatchActions = {
    select,
    selectTechnician,
    outlook: (ticketId, place) => outlookOf(problem, { routes, view }, ticketId, place),
    place: (ticketId, place) => give(withPlaced(routes, ticketId, place)),
    setTerms: (ticketId, terms) => history.take({ kind: 'terms', ticketId, terms }),
    setShift: (technicianId, shift) => history.take({ kind: 'shift', technicianId, shift }),
    setWeights: (weights) => history.take({ kind: 'weights', weights }),
    setBudget,
    search(wish) {
      if (wish.kind === 'vroom') return void vroom.plan(wish);
      vroom.dismiss();
      searchHere(wish);
    },
    bend(wish) {
      vroom.dismiss();
      search.stop();
      bending.bend(wish);
    },
    findOtherDays: deferring.begin,
    endDeferral: deferring.end,
    defer: deferring.accept,
    stopSearch: search.stop,
    askNextBest: proposing.askNextBest,
    toggleMove: proposing.toggle,
    accept: proposing.accept,
    reject: proposing.reject,
    undo: history.undo,
    redo: history.redo,
    publish() {
      const told = toldOf(announcement.routes);
      room.submitWith(
        { name: 'dispatch.publish', input: { planDay: day, basedOn: routesVersion, told } },
        assignments.given.map((input) => ({ name: 'ticket.assign', input })),
      );
    },
  };
  return {
    view,
    routesVersion,
    attention,
    budget,
    travelNotices: travel.notices,
    selected,
    selectedTechnician,
    explanation,
    proposal: proposing.proposal,
    lapse: proposing.lapse,
    lapsed: proposing.lapsed,
    nextBest: proposing.nextBest,
    chosen: proposing.chosen,
    chosenFigures: proposing.chosenFigures,
    search: search.progress,
    deferral: deferring.deferral,
    isBending: bending.isUnderWay,
    vroom: vroom.choice,
    searchFailed,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    published: kept?.published ?? null,
    announcement,
    withoutVisit: settledHere,
    mayPlan,
    actions,
  };
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
