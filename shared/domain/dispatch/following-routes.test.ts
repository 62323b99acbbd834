import { describe, expect, it } from 'vitest';
import type { TechnicianId } from '../../kernel/ids.ts';
import { noon, technicianId, ticketId } from '../testing/builders.ts';
import type { DayVisit, VisitProgress } from './day-visits.ts';
import { followingRoutes, takenAlong } from './following-routes.ts';
import { usualTerms, type VisitLock } from './work-order.ts';

const [asep, dedi] = [technicianId(1), technicianId(2)];
type Facts = {
  readonly lock?: VisitLock;
  readonly holder?: TechnicianId;
  readonly kind?: VisitProgress['kind'];
};
const visit = ({ lock, holder, kind = 'ahead' }: Facts) =>
  ({
    id: ticketId(1),
    terms: { ...usualTerms, lock: lock ?? null },
    progress: { kind, holder: holder ?? null, since: noon },
  }) as DayVisit;
const given = (to: TechnicianId | null) => [
  { technicianId: asep, ticketIds: to === asep ? [ticketId(1)] : [] },
  { technicianId: dedi, ticketIds: to === dedi ? [ticketId(1)] : [] },
];
const lockedTo = (to: TechnicianId | null): VisitLock => ({
  technicianId: to,
  isOrderKept: true,
  start: null,
});

describe('what follows when a visit is moved by hand', () => {
  it('is that its lock goes to whoever has it now, as it was', () => {
    expect(followingRoutes([visit({ lock: lockedTo(asep) })], given(dedi)).locks).toEqual([
      { ticketId: ticketId(1), lock: { technicianId: dedi, isOrderKept: true, start: null } },
    ]);
  });

  it('is that it is locked to nobody in the tray', () => {
    expect(followingRoutes([visit({ lock: lockedTo(asep) })], given(null)).locks).toEqual([
      { ticketId: ticketId(1), lock: null },
    ]);
  });

  it('is nothing for a lock that still holds, or that names nobody', () => {
    expect(followingRoutes([visit({ lock: lockedTo(asep) })], given(asep)).locks).toEqual([]);
    expect(followingRoutes([visit({ lock: lockedTo(null) })], given(dedi)).locks).toEqual([]);
  });

  it('is that who has it in hand is released of it once no route names it', () => {
    expect(followingRoutes([visit({ holder: asep })], given(null)).released).toEqual([ticketId(1)]);
    expect(followingRoutes([visit({ holder: asep })], given(dedi)).released).toEqual([]);
    expect(followingRoutes([visit({})], given(null)).released).toEqual([]);
  });

  it('is nothing for a visit that has begun', () => {
    const begun = visit({ holder: asep, kind: 'travelling', lock: lockedTo(asep) });
    expect(followingRoutes([begun], given(null))).toEqual({
      locks: [],
      released: [],
      returned: [],
    });
  });
});

describe('what comes back with the routes that are taken back', () => {
  const back = (before: DayVisit, to: TechnicianId | null) =>
    takenAlong(new Map([[before.id, before]]), followingRoutes([before], given(to)));
  const inHand = visit({ lock: lockedTo(asep), holder: asep });

  it('is the lock as it was, and the ticket to the hand it was taken from', () => {
    expect(followingRoutes([visit({})], given(asep), back(inHand, null))).toEqual({
      locks: [{ ticketId: ticketId(1), lock: lockedTo(asep) }],
      released: [],
      returned: [{ ticketId: ticketId(1), technicianId: asep }],
    });
  });

  it('is the lock to its first holder, where another had got the visit', () => {
    const moved = visit({ lock: lockedTo(dedi) });
    const before = visit({ lock: lockedTo(asep) });
    expect(followingRoutes([moved], given(asep), back(before, dedi)).locks).toEqual([
      { ticketId: ticketId(1), lock: lockedTo(asep) },
    ]);
  });

  it('is nothing that somebody has changed since', () => {
    const relocked = visit({ lock: lockedTo(null), holder: dedi });
    expect(followingRoutes([relocked], given(asep), back(inHand, null))).toEqual({
      locks: [],
      released: [],
      returned: [],
    });
  });

  it('is nothing for a visit that has begun meanwhile', () => {
    const begun = visit({ kind: 'on-site', holder: dedi });
    expect(followingRoutes([begun], given(asep), back(inHand, null)).returned).toEqual([]);
  });
});
