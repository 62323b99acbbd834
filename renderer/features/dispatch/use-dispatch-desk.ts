import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentsOf } from '../../../shared/domain/dispatch/assignments-of.ts';
import type { DayProblem } from '../../../shared/domain/dispatch/day-problem.ts';
import type { DayView, Proposal } from '../../../shared/domain/dispatch/day-view.ts';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { drawDay } from '../../../shared/domain/dispatch/draw-day.ts';
import { openAssignments, routesNow, withPlaced } from '../../../shared/domain/dispatch/planned-routes.ts';
import { figuresOf } from '../../../shared/domain/routing/changes/compare-plans.ts';
import {
  explainUnassigned,
  type UnassignedExplanation,
} from '../../../shared/domain/routing/changes/explain-unassigned.ts';
import { explainVisit } from '../../../shared/domain/routing/changes/explain-visit.ts';
import type { Plan } from '../../../shared/domain/routing/plan.ts';
import { priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import { useRoom, useRow } from '../../live/room-context.tsx';
import { useMay } from '../../shell/session.tsx';
import type { DispatchActions, DispatchDesk, DropOutlook, DropPlace, SearchWish } from './dispatch-desk.ts';
import { countedPlan, makeProposal, withMoves } from './planner/make-proposal.ts';
import { useSearch } from './planner/use-search.ts';
import { useDayProblem } from './use-day-problem.ts';
import { useTravelBook } from './use-travel-book.ts';

const nothingChosen: ReadonlySet<TicketId> = new Set();

/** The board's state over the rows of the room: reckoned here, so that planning goes on with the server away. */
export function useDispatchDesk(day: string): DispatchDesk {
  const { t } = useTranslation();
  const room = useRoom();
  const may = useMay();
  const travel = useTravelBook();
  const problem = useDayProblem(day, travel.book);
  const kept = useRow('dispatchDays', day);
  const routes = useMemo(() => routesNow(problem), [problem]);
  const counted = useMemo(() => countedPlan(problem, routes), [problem, routes]);
  const bindings = useBindings(problem, routes, counted);
  const view = useMemo(() => drawDay(problem, routes, bindings), [problem, routes, bindings]);
  const [selected, select] = useState<TicketId | null>(null);
  const [selectedTechnician, selectTechnician] = useState<TechnicianId | null>(null);
  const history = useHistory(day, routes, problem.routesVersion);
  const search = useSearch();
  const proposing = useProposing({ problem, view, routes, give: history.give });
  const mayPlan = may('dispatch.set-routes') && room.moment === 'now';
  const explanation = useMemo(
    () => (selected ? explainVisit(problem.problem, counted, selected) : null),
    [problem, counted, selected],
  );
  const actions: DispatchActions = {
    select,
    selectTechnician,
    outlook: (ticketId, place) => outlookOf(problem, { routes, view }, ticketId, place),
    place: (ticketId, place) => history.give(withPlaced(routes, ticketId, place)),
    setTerms: (ticketId, terms) => room.submit('work-order.set', { ticketId, terms }),
    setShift: (technicianId, shift) =>
      room.submit('dispatch.set-shift', { planDay: day, technicianId, shift }),
    setWeights: (weights) => room.submit('dispatch.set-weights', { planDay: day, weights }),
    search: (wish) => search.begin(requestOf(problem, routes, wish), proposing.propose),
    stopSearch: search.stop,
    toggleMove: proposing.toggle,
    accept: proposing.accept,
    reject: proposing.reject,
    undo: history.undo,
    redo: history.redo,
    publish() {
      room.submit('dispatch.publish', { planDay: day, basedOn: problem.routesVersion });
      const reason = t('dispatch.publish.reason', { day });
      for (const assignment of assignmentsOf(problem, routes, reason))
        room.submit('ticket.assign', assignment);
    },
  };
  return {
    view,
    routesVersion: problem.routesVersion,
    travelNotices: travel.notices,
    selected,
    selectedTechnician,
    explanation,
    proposal: proposing.proposal,
    chosen: proposing.chosen,
    chosenFigures: proposing.chosenFigures,
    search: search.progress,
    searchFailed: search.failed,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    isPublished: kept?.published?.routesVersion === problem.routesVersion,
    mayPlan,
    actions,
  };
}

const requestOf = (problem: DayProblem, routes: readonly PlannedRoute[], wish: SearchWish) => ({
  problem: problem.problem,
  routes: openAssignments(problem, routes),
  kind: wish.kind,
  milliseconds: wish.seconds * 1000,
  mostMoves: wish.mostMoves,
});

/** The day drawn with the visit there: what it would be and what it would cost follow from it. */
function outlookOf(day: DayProblem, now: Now, ticketId: TicketId, place: DropPlace): DropOutlook {
  const view = drawDay(day, withPlaced(now.routes, ticketId, place), noBindings);
  const stop = view.routes.flatMap(({ stops }) => stops).find((each) => each.ticketId === ticketId);
  return {
    startsAt: stop?.startsAt ?? null,
    lateSeconds: stop?.lateSeconds ?? 0,
    conflict: stop ? stop.conflict : 'unplannable',
    costChange: view.cost.total - now.view.cost.total,
  };
}

type Now = { readonly routes: readonly PlannedRoute[]; readonly view: DayView };

const noBindings: ReadonlyMap<string, UnassignedExplanation> = new Map();

/** One visit of the tray is looked into at a time, between two drawings; the gravest first, as the tray shows them. */
function useBindings(problem: DayProblem, routes: readonly PlannedRoute[], counted: Plan) {
  const [known, setKnown] = useState<ReadonlyMap<string, UnassignedExplanation>>(noBindings);
  const asked = useRef<{ of: number; ids: Set<string> }>({ of: -1, ids: new Set() });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has become known asks for the next one
  useEffect(() => {
    if (asked.current.of !== problem.routesVersion)
      asked.current = { of: problem.routesVersion, ids: new Set() };
    const held = new Set(routes.flatMap(({ ticketIds }) => ticketIds));
    const rankOf = (id: string) => priorityRank[problem.visits.get(id as TicketId)?.ticket.priority ?? 'low'];
    const [waiting] = problem.problem.visits
      .filter(({ id }) => !held.has(id as TicketId) && !asked.current.ids.has(id))
      .sort((a, b) => rankOf(a.id) - rankOf(b.id));
    if (!waiting) return;
    const timer = setTimeout(() => {
      asked.current.ids.add(waiting.id);
      const explained = explainUnassigned(problem.problem, counted, waiting);
      setKnown((before) => new Map(before).set(waiting.id, explained));
    }, 60);
    return () => clearTimeout(timer);
  }, [problem, routes, counted, known]);
  return known;
}

/** What this window has changed of the routes, to be taken back step by step. */
function useHistory(day: string, routes: readonly PlannedRoute[], routesVersion: number) {
  const { submit } = useRoom();
  const [past, setPast] = useState<readonly (readonly PlannedRoute[])[]>([]);
  const [future, setFuture] = useState<readonly (readonly PlannedRoute[])[]>([]);
  /** The version of the routes this window made last: with another, somebody else has gone on from there. */
  const ours = useRef(routesVersion);
  const isOurs = ours.current === routesVersion;
  const send = (next: readonly PlannedRoute[]) => {
    ours.current = routesVersion + 1;
    submit('dispatch.set-routes', {
      planDay: day,
      basedOn: routesVersion,
      routes: next
        .filter(({ ticketIds }) => ticketIds.length > 0)
        .map(({ technicianId, ticketIds }) => ({ technicianId, ticketIds: [...ticketIds] })),
    });
  };
  return {
    canUndo: isOurs && past.length > 0,
    canRedo: isOurs && future.length > 0,
    give(next: readonly PlannedRoute[]) {
      setPast(isOurs ? [...past, routes] : [routes]);
      setFuture([]);
      send(next);
    },
    undo() {
      const last = past.at(-1);
      if (!last || !isOurs) return;
      setPast(past.slice(0, -1));
      setFuture([...future, routes]);
      send(last);
    },
    redo() {
      const next = future.at(-1);
      if (!next || !isOurs) return;
      setFuture(future.slice(0, -1));
      setPast([...past, routes]);
      send(next);
    },
  };
}

type Found = { readonly proposal: Proposal; readonly plan: Plan };
type Proposing = {
  readonly problem: DayProblem;
  readonly view: DayView;
  readonly routes: readonly PlannedRoute[];
  give(routes: readonly PlannedRoute[]): void;
};

/** What a search has found, until it is decided upon. */
function useProposing({ problem, view, routes, give }: Proposing) {
  const { clock } = useRoom();
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState(nothingChosen);
  const latest = useRef({ problem, view, routes });
  latest.current = { problem, view, routes };
  const propose = useCallback(
    (plan: Plan) => {
      const proposal = makeProposal({
        ...latest.current,
        day: latest.current.problem,
        after: plan,
        now: clock.now(),
      });
      setFound({ proposal, plan });
      setChosen(new Set(proposal.moves.map(({ visit }) => visit.ticketId)));
    },
    [clock],
  );
  const chosenFigures = useMemo(() => {
    if (!found) return null;
    if (chosen.size === found.proposal.moves.length) return found.proposal.comparison.after;
    return figuresOf(countedPlan(problem, withMoves(routes, found.plan, chosen)));
  }, [found, chosen, problem, routes]);
  return {
    proposal: found?.proposal ?? null,
    chosen: found ? chosen : nothingChosen,
    chosenFigures,
    propose,
    toggle(ticketId: TicketId) {
      const next = new Set(chosen);
      if (!next.delete(ticketId)) next.add(ticketId);
      setChosen(next);
    },
    accept(which: 'chosen' | 'all' = 'chosen') {
      if (!found || found.proposal.basedOn !== problem.routesVersion) return;
      const isWhole = which === 'all' || chosen.size === found.proposal.moves.length;
      /* The whole plan has its order too where nothing moved. */
      const taken = isWhole ? new Set(problem.problem.visits.map(({ id }) => id as TicketId)) : chosen;
      give(withMoves(routes, found.plan, taken));
      setFound(null);
    },
    reject: () => setFound(null),
  };
}
