import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { technicianId, ticketId } from '../testing/builders.ts';
import { acting } from '../testing/hand-over-builders.ts';
import {
  type DispatchCommand,
  type DispatchDay,
  decideDispatch,
  routesVersionAfter,
} from './dispatch-day.ts';

const planDay = '2026-11-23';
const route = (technician: number, ...tickets: readonly number[]) => ({
  technicianId: technicianId(technician),
  ticketIds: tickets.map((n) => ticketId(n)),
});
const set = (basedOn: number, ...routes: ReturnType<typeof route>[]): DispatchCommand => ({
  name: 'dispatch.set-routes',
  input: { planDay, basedOn, routes },
});
const one = routesVersionAfter(0, [route(1, 1)]);
const dayAfter = (...commands: readonly DispatchCommand[]) =>
  commands.reduce<DispatchDay | null>((day, command) => {
    const decision = decideDispatch(day, command, acting());
    return decision.ok ? decision.value : day;
  }, null);

describe('a day of dispatch', () => {
  it('is changed from the routes that stand, not from those that stood', () => {
    const day = dayAfter(set(0, route(1, 1)), set(one, route(1, 2)));
    expect(day).toMatchObject({ routes: [route(1, 2)] });
    expect(decideDispatch(day, set(one, route(2, 1)), acting())).toMatchObject({
      refusal: { code: 'plan-changed', byName: 'Rina Kartika' },
    });
  });

  it('is not changed by what somebody went on to from routes that were refused', () => {
    const others = dayAfter(set(0, route(2, 1)));
    expect(decideDispatch(others, set(0, route(1, 1)), acting()).ok).toBe(false);
    expect(decideDispatch(others, set(one, route(1, 1, 2)), acting()).ok).toBe(false);
  });

  it('has a version of its routes that nobody who changed them otherwise comes to', () => {
    const tickets = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(), tickets, tickets, (before, ours, theirs) => {
        const [a, b] = [ours, theirs].map((each) => routesVersionAfter(before, [route(1, ...each)]));
        expect(a === b).toBe(ours.join() === theirs.join());
        expect(a).not.toBe(before);
        expect(a).toBeLessThan(2 ** 31);
      }),
    );
  });

  it('sends nobody twice to one ticket', () => {
    expect(decideDispatch(null, set(0, route(1, 1, 2), route(2, 2)), acting())).toMatchObject({
      refusal: { code: 'visited-twice', ticketId: ticketId(2) },
    });
  });

  it('says who is absent, and forgets it again', () => {
    const shift = (kind: 'absent' | null): DispatchCommand => ({
      name: 'dispatch.set-shift',
      input: { planDay, technicianId: technicianId(1), shift: kind && { kind, note: null } },
    });
    expect(dayAfter(shift('absent'))?.shifts).toEqual({ [technicianId(1)]: { kind: 'absent', note: null } });
    expect(dayAfter(shift('absent'), shift(null))?.shifts).toEqual({});
  });

  it('is not published with nothing on it', () => {
    const publish: DispatchCommand = { name: 'dispatch.publish', input: { planDay, basedOn: 0 } };
    expect(decideDispatch(null, publish, acting())).toMatchObject({ refusal: { code: 'nothing-planned' } });
  });

  it('is planned until the midnight of the room, and by who meant it before not after', () => {
    const midnight = Date.parse('2026-11-24T00:00:00+07:00');
    const at = (now: number, issuedAt = now) => acting({ now: instant(now), issuedAt: instant(issuedAt) });
    const planned = set(0, route(1, 1));
    expect(decideDispatch(null, planned, at(midnight - 1)).ok).toBe(true);
    const refusal = { code: 'day-over', day: planDay };
    expect(decideDispatch(null, planned, at(midnight))).toEqual({ ok: false, refusal });
    expect(decideDispatch(null, planned, at(midnight, midnight - 1))).toEqual({ ok: false, refusal });
    const others: DispatchCommand[] = [
      { name: 'dispatch.publish', input: { planDay, basedOn: 0 } },
      { name: 'dispatch.set-weights', input: { planDay, weights: null } },
    ];
    for (const command of others)
      expect(decideDispatch(null, command, at(midnight))).toEqual({ ok: false, refusal });
  });

  it('can still be told who worked on it when it is over', () => {
    const shift: DispatchCommand = {
      name: 'dispatch.set-shift',
      input: { planDay, technicianId: technicianId(1), shift: { kind: 'absent', note: null } },
    };
    const later = acting({ now: instant(Date.parse('2026-11-26T09:00:00+07:00')) });
    expect(decideDispatch(null, shift, later).ok).toBe(true);
  });

  it('rises in version with every change, and changes that of its routes only with them', () => {
    const weights: DispatchCommand = { name: 'dispatch.set-weights', input: { planDay, weights: null } };
    fc.assert(
      fc.property(fc.array(fc.constantFrom('routes', 'weights')), (kinds) => {
        let day: DispatchDay | null = null;
        for (const kind of kinds) {
          const version: number = day?.version ?? 0;
          const routesVersion: number = day?.routesVersion ?? 0;
          const command = kind === 'routes' ? set(routesVersion, route(1, 1)) : weights;
          const decision = decideDispatch(day, command, acting());
          day = decision.ok ? decision.value : null;
          expect(day?.version).toBe(version + 1);
          expect(day?.routesVersion === routesVersion).toBe(kind !== 'routes');
        }
      }),
    );
  });
});
