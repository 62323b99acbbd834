// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { describe, expect, it } from 'vitest';
import type { DayVisit } from '../../../shared/domain/dispatch/day-visits.ts';
import { type DayWeights, usualWeights } from '../../../shared/domain/dispatch/day-weights.ts';
import { type PlannedRoute, routesVersionAfter } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { usualTerms, type WorkOrderTerms } from '../../../shared/domain/dispatch/work-order.ts';
import { noon, technicianId, ticketId } from '../../../shared/domain/testing/builders.ts';
import type { GivenCommand } from '../../live/desk-api.ts';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import type { HistoryGround, Step } from './history-step.ts';
import { useHistory } from './use-history.ts';

const day = '2026-11-23';
const route = (...numbers: readonly number[]): readonly PlannedRoute[] => [
  { technicianId: technicianId(), ticketIds: numbers.map(ticketId) },
];
const far: DayWeights = { ...usualWeights, travel: 4 };
const weighed = (weights: DayWeights | null) => ({
  name: 'dispatch.set-weights',
  input: { planDay: day, weights },
});
const routed = (basedOn: number, routes: readonly PlannedRoute[]) => ({
  name: 'dispatch.set-routes',
  input: { planDay: day, basedOn, routes },
});

/** In somebody's hand, and locked to them. */
const lockedVisit = {
  id: ticketId(),
  terms: { ...usualTerms, lock: { technicianId: technicianId(), isOrderKept: true, start: null } },
  progress: { kind: 'ahead', holder: technicianId(), since: noon },
} as DayVisit;

type History = ReturnType<typeof useHistory>;
type Held = { history: History | null };

function Board({ ground, held }: { readonly ground: HistoryGround; readonly held: Held }) {
  const history = useHistory(ground);
  useEffect(() => {
    held.history = history;
  });
  return null;
}

/** A day on which whatever is said is so a moment later, as in a room with nobody else in it. */
async function open() {
  const given: (readonly GivenCommand[])[] = [];
  const submitted: { readonly name: string; readonly input: unknown }[] = [];
  const { draw } = openScreen({
    role: 'supervisor',
    desk: {
      submit(list) {
        given.push(list);
        submitted.push(...list.map(({ name, input }) => ({ name, input })));
        return Promise.resolve();
      },
    },
  });
  let ground: HistoryGround = {
    day,
    visits: new Map(),
    planned: [],
    routesVersion: 3,
    routes: route(1),
    weights: null,
    orders: new Map(),
    shifts: {},
  };
  const held: Held = { history: null };
  const become = async (facts: Partial<HistoryGround>) => {
    ground = { ...ground, ...facts };
    await draw(<Board ground={ground} held={held} />);
  };
  await become({});
  const history = () => held.history as History;
  return {
    given,
    submitted,
    become,
    can: () => [history().canUndo, history().canRedo],
    async weigh(weights: DayWeights | null) {
      act(() => history().take({ kind: 'weights', weights }));
      await become({ weights });
    },
    async give(routes: readonly PlannedRoute[]) {
      act(() => history().take({ kind: 'routes', routes }));
      await become({ routes, routesVersion: routesVersionAfter(ground.routesVersion, routes) });
    },
    take: (step: Step) => act(() => history().take(step)),
    undo: () => act(() => history().undo()),
    redo: () => act(() => history().redo()),
  };
}

describe('what is taken back on the dispatch board', () => {
  it('is a change of the weights, as any other step', async () => {
    const { submitted, weigh, undo, redo, become, can } = await open();
    await weigh(far);
    expect(can()).toEqual([true, false]);
    undo();
    await become({ weights: null });
    expect(can()).toEqual([false, true]);
    redo();
    expect(submitted).toEqual([weighed(far), weighed(null), weighed(far)]);
  });

  it('is each step in the order it was done, weights and routes', async () => {
    const { submitted, weigh, give, undo, become } = await open();
    await give(route(1, 2));
    await weigh(far);
    undo();
    await become({ weights: null });
    undo();
    expect(submitted).toEqual([
      routed(3, route(1, 2)),
      weighed(far),
      weighed(null),
      routed(routesVersionAfter(3, route(1, 2)), route(1)),
    ]);
  });

  it('takes with the routes what follows from them: that is not sent unless they are accepted', async () => {
    const { given, take, become } = await open();
    await become({ visits: new Map([[ticketId(), lockedVisit]]) });
    take({ kind: 'routes', routes: [] });
    const [list] = given;
    expect(list).toMatchObject([
      routed(3, []),
      {
        name: 'work-order.set',
        input: { ticketId: ticketId(), terms: { lock: null } },
        after: list?.[0]?.id,
      },
      { name: 'ticket.unassign', input: { ticketId: ticketId() }, after: list?.[0]?.id },
    ]);
  });

  it('brings back with the routes the lock and the hand that went with them, and does so again', async () => {
    const { given, give, undo, redo, become } = await open();
    const id = ticketId();
    const { lock } = lockedVisit.terms;
    const freed = {
      ...lockedVisit,
      terms: { ...usualTerms, lock: null },
      progress: { ...lockedVisit.progress, holder: null },
    };
    await become({ visits: new Map([[id, lockedVisit]]) });
    await give([]);
    await become({ visits: new Map([[id, freed]]) });
    undo();
    expect(given[1]?.slice(1)).toMatchObject([
      { name: 'work-order.set', input: { ticketId: id, terms: { lock } } },
      { name: 'ticket.assign', input: { ticketId: id, technicianId: technicianId() } },
    ]);
    const version = routesVersionAfter(routesVersionAfter(3, []), route(1));
    await become({
      routes: route(1),
      planned: route(1),
      routesVersion: version,
      visits: new Map([[id, lockedVisit]]),
    });
    redo();
    expect(given[2]?.slice(1)).toMatchObject([
      { name: 'work-order.set', input: { ticketId: id, terms: { lock: null } } },
      { name: 'ticket.unassign', input: { ticketId: id } },
    ]);
  });

  it('is nothing that somebody else has gone on from', async () => {
    const { weigh, give, become, can } = await open();
    await weigh(far);
    await become({ weights: { ...far, overtime: 2 } });
    expect(can()).toEqual([false, false]);
    await give(route(2));
    expect(can()).toEqual([true, false]);
    await become({ routesVersion: 9 });
    expect(can()).toEqual([false, false]);
  });

  it('is the same weights in whatever order their fields come back', async () => {
    const { weigh, become, can, submitted } = await open();
    await weigh(far);
    await become({ weights: Object.fromEntries(Object.entries(far).reverse()) as DayWeights });
    expect(can()).toEqual([true, false]);
    await weigh(far);
    expect(submitted).toHaveLength(1);
  });

  it('is what was said of a visit: a lock, or that it needs none', async () => {
    const { submitted, take, undo, become, can } = await open();
    const id = ticketId();
    const lock = { technicianId: technicianId(), isOrderKept: true, start: null };
    const said = (terms: Partial<WorkOrderTerms>) =>
      become({ orders: new Map([[id, { ...usualTerms, ...terms }]]) });
    take({ kind: 'terms', ticketId: id, terms: { lock } });
    await said({ lock });
    take({ kind: 'terms', ticketId: id, terms: { needsVisit: false } });
    await said({ lock, needsVisit: false });
    undo();
    await said({ lock });
    undo();
    await said({});
    expect(submitted.map(({ input }) => (input as { terms: object }).terms)).toEqual([
      { lock },
      { needsVisit: false },
      { needsVisit: true },
      { lock: null },
    ]);
    expect(can()).toEqual([false, true]);
  });

  it('is that somebody does not come, unless the roster says something else of them since', async () => {
    const { submitted, take, undo, become, can } = await open();
    const shift = { kind: 'absent', note: null } as const;
    take({ kind: 'shift', technicianId: technicianId(), shift });
    await become({ shifts: { [technicianId()]: shift } });
    undo();
    await become({ shifts: {} });
    expect(submitted.map(({ input }) => (input as { shift: unknown }).shift)).toEqual([shift, null]);
    take({ kind: 'shift', technicianId: technicianId(), shift });
    await become({ shifts: { [technicianId()]: { kind: 'off' } } });
    expect(can()).toEqual([false, false]);
  });
});
