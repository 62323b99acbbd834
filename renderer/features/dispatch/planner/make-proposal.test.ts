import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../shared/domain/routing/plan.ts';
import { technicianId, ticketId } from '../../../../shared/domain/testing/builders.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { withMoves } from './make-proposal.ts';

const people = [1, 2, 3].map((n) => technicianId(n));
const tickets = Array.from({ length: 9 }, (_, n) => ticketId(n + 1));
type Dealt = readonly { readonly at: number; readonly rank: number }[];

/** Who has which ticket in which order; the fourth hand is the tray. */
const dealt = fc.array(fc.record({ at: fc.nat(3), rank: fc.nat(99) }), { minLength: 9, maxLength: 9 });
const routesOf = (hands: Dealt) =>
  people.map((id, person) => ({
    technicianId: id,
    ticketIds: tickets
      .filter((_, n) => hands[n]?.at === person)
      .sort((a, b) => (hands[tickets.indexOf(a)]?.rank ?? 0) - (hands[tickets.indexOf(b)]?.rank ?? 0)),
  }));
const planOf = (hands: Dealt) =>
  ({
    routes: routesOf(hands).map((route) => ({
      technicianId: route.technicianId,
      stops: route.ticketIds.map((visitId) => ({ visitId })),
    })),
  }) as unknown as Plan;
const holderIn = (routes: ReturnType<typeof withMoves>, id: TicketId) =>
  routes.find(({ ticketIds }) => ticketIds.includes(id))?.technicianId ?? null;

describe('the moves of a proposal', () => {
  it('change nothing when none is chosen', () => {
    fc.assert(
      fc.property(dealt, dealt, (now, then) => {
        expect(withMoves(routesOf(now), planOf(then), new Set())).toEqual(routesOf(now));
      }),
    );
  });

  it('are the whole plan when all are chosen', () => {
    fc.assert(
      fc.property(dealt, dealt, (now, then) => {
        expect(withMoves(routesOf(now), planOf(then), new Set(tickets))).toEqual(routesOf(then));
      }),
    );
  });

  it('take what is chosen to its new place and leave everything else where it is, once', () => {
    fc.assert(
      fc.property(dealt, dealt, fc.subarray([...tickets]), (now, then, picked) => {
        const chosen = new Set(picked);
        const routes = withMoves(routesOf(now), planOf(then), chosen);
        const all = routes.flatMap(({ ticketIds }) => ticketIds);
        expect(new Set(all).size).toBe(all.length);
        for (const id of tickets)
          expect(holderIn(routes, id)).toBe(holderIn(routesOf(chosen.has(id) ? then : now), id));
      }),
    );
  });
});
