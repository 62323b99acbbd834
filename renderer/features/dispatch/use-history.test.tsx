// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { describe, expect, it } from 'vitest';
import type { PlannedRoute } from '../../../shared/domain/dispatch/dispatch-day.ts';
import { defaultWeights, type Weights } from '../../../shared/domain/routing/weights.ts';
import { technicianId, ticketId } from '../../../shared/domain/testing/builders.ts';
import { openScreen } from '../../shell/testing/open-screen.tsx';
import { type HistoryGround, useHistory } from './use-history.ts';

const day = '2026-11-23';
const route = (...numbers: readonly number[]): readonly PlannedRoute[] => [
  { technicianId: technicianId(), ticketIds: numbers.map(ticketId) },
];
const far: Weights = { ...defaultWeights, travel: 4 };
const weighed = (weights: Weights | null) => ({
  name: 'dispatch.set-weights',
  input: { planDay: day, weights },
});
const routed = (basedOn: number, routes: readonly PlannedRoute[]) => ({
  name: 'dispatch.set-routes',
  input: { planDay: day, basedOn, routes },
});

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
  const submitted: { readonly name: string; readonly input: unknown }[] = [];
  const { draw } = openScreen({
    role: 'supervisor',
    desk: { submit: async ({ name, input }) => void submitted.push({ name, input }) },
  });
  let ground: HistoryGround = {
    day,
    visits: new Map(),
    planned: [],
    routesVersion: 3,
    routes: route(1),
    weights: null,
  };
  const held: Held = { history: null };
  const become = async (facts: Partial<HistoryGround>) => {
    ground = { ...ground, ...facts };
    await draw(<Board ground={ground} held={held} />);
  };
  await become({});
  const history = () => held.history as History;
  return {
    submitted,
    become,
    can: () => [history().canUndo, history().canRedo],
    async weigh(weights: Weights | null) {
      act(() => history().weigh(weights));
      await become({ weights });
    },
    async give(routes: readonly PlannedRoute[]) {
      act(() => history().give(routes));
      await become({ routes, routesVersion: ground.routesVersion + 1 });
    },
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
    expect(submitted).toEqual([routed(3, route(1, 2)), weighed(far), weighed(null), routed(4, route(1))]);
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
    await become({ weights: Object.fromEntries(Object.entries(far).reverse()) as Weights });
    expect(can()).toEqual([true, false]);
    await weigh(far);
    expect(submitted).toHaveLength(1);
  });
});
