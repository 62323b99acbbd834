// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { dayFixture, fixtureNow } from '../testing/day-fixture.ts';
import { deskFixture } from '../testing/desk-fixture.ts';
import { chooseRoutes } from './choose-routes.ts';
import { mapRoutes } from './map-routes.ts';

const words = { stop: () => 'stop', loose: () => 'loose', route: () => 'route' };
const view = dayFixture();
const desk = deskFixture({ view });
const drawnBy = (of: typeof desk) => mapRoutes(of, chooseRoutes(of, new Set()), words);

describe('the day as the map draws it', () => {
  it('has every route by its plate, and one of them emphasised', () => {
    const { routes } = drawnBy(desk);
    expect(routes).toHaveLength(30);
    expect(routes[0]?.plate).toBe('01');
    expect(routes.filter(({ emphasised }) => emphasised)).toHaveLength(1);
  });

  it('numbers the stops as the timeline does, and lets finished ones pass', () => {
    const [route] = view.routes;
    const [drawn] = drawnBy(desk).routes;
    expect(drawn?.stops.map(({ number }) => number)).toEqual(route?.stops.map(({ order }) => String(order)));
    expect(drawn?.stops.filter(({ isPassed }) => isPassed)).toHaveLength(route?.done ?? -1);
  });

  it('leads to where the day ends, where it is not open', () => {
    const to = { longitude: 107.2, latitude: -6.2 };
    const [first, ...others] = view.routes;
    if (!first) throw new Error('The fixture has routes');
    const route = { ...first, wayBack: { from: first.stops.at(-1)?.endsAt ?? fixtureNow, to } };
    const drawn = drawnBy({ ...desk, view: { ...view, routes: [route, ...others] } }).routes;
    expect(drawn[0]?.to).toEqual(to);
    expect(drawn[1]?.to).toBeNull();
  });

  it('shows a proposed move by its number, between its neighbours on both routes', () => {
    const [move] = drawnBy(desk).moves;
    const position = desk.proposal?.moves[0]?.visit.position;
    expect(move).toMatchObject({ badge: '1', isChosen: true });
    expect(move?.legsBefore).toContainEqual(position);
    expect(move?.legsAfter).toContainEqual(position);
    expect(move?.legsAfter.length).toBeGreaterThan(1);
  });

  it('shows of a large proposal only what concerns the selected route', () => {
    const { proposal } = desk;
    if (!proposal) throw new Error('The fixture has a proposal');
    const moves = Array.from({ length: 5 }, () => proposal.moves).flat();
    const large = { ...desk, proposal: { ...proposal, moves } };
    expect(drawnBy({ ...large, selectedTechnician: null }).moves).toEqual([]);
    const own = drawnBy(large).moves;
    expect(own).toHaveLength(5);
    expect(new Set(own.map(({ stopId }) => stopId)).size).toBe(1);
  });

  it('marks what has no route by its priority', () => {
    const { loose } = drawnBy(desk);
    expect(loose.map(({ id, rank }) => [id, rank])).toEqual(
      view.tray.map(({ ticketId, priority }) => [ticketId, priority]),
    );
  });

  it('leaves out what nobody knows the place of', () => {
    const lost = view.tray.map((visit) => ({ ...visit, position: null }));
    expect(drawnBy(deskFixture({ view: { ...view, tray: lost } })).loose).toEqual([]);
  });
});
