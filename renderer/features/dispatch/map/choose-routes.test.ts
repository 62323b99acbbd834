// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { dayFixture } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { chooseRoutes, emphasisedRoute, mostDrawn } from './choose-routes.ts';

const view = dayFixture();
const idOf = (number: number) => {
  const route = view.routes.find((candidate) => candidate.number === number);
  if (!route) throw new Error(`No route ${number}`);
  return route.technicianId;
};
const quiet = { view, proposal: null, selectedTechnician: null };

describe('the routes that are drawn', () => {
  it('hold the selection and whoever gives or takes a proposed visit', () => {
    const desk = deskFixture({ view });
    const drawn = chooseRoutes(desk, new Set());
    const parties = desk.proposal?.moves.flatMap(({ before, after }) => [before, after]) ?? [];
    expect(parties).not.toHaveLength(0);
    for (const place of parties) expect(place && drawn.has(place.technicianId)).toBe(true);
  });

  it('are those that are late, and neighbours, while nobody chose others', () => {
    const drawn = chooseRoutes(deskFixture(quiet), new Set());
    expect(drawn.size).toBe(10);
    expect(drawn.has(idOf(21))).toBe(true);
  });

  it('are what a person chose, with the selection', () => {
    const desk = deskFixture({ ...quiet, selectedTechnician: idOf(7) });
    expect([...chooseRoutes(desk, new Set([idOf(8)]))]).toEqual([idOf(7), idOf(8)]);
  });

  it('are never more than can be told apart', () => {
    const everybody = new Set(view.routes.map(({ technicianId }) => technicianId));
    expect(chooseRoutes(deskFixture(quiet), everybody).size).toBe(mostDrawn);
  });
});

describe('the emphasised route', () => {
  it('is the one that holds the selected visit, when no technician is selected', () => {
    const [, second] = view.routes;
    const selected = second?.stops[0]?.ticketId ?? null;
    expect(emphasisedRoute(view.routes, { selected, selectedTechnician: null })).toBe(second);
  });
});
