import { describe, expect, it } from 'vitest';
import type { Position } from '../../kernel/position.ts';
import type { Technician } from '../technicians/technician.ts';
import { aTechnician, aTicket, minutesAfter, noon, technicianId } from '../testing/builders.ts';
import { assessTechnicians, suggestTechnicians, type TechnicianAtWork } from './suggest-technician.ts';

const here: Position = { longitude: 107.35, latitude: -6.36 };
/** About twenty kilometres north: an hour on the road. */
const farAway: Position = { longitude: 107.35, latitude: -6.18 };

const atWork = (
  n: number,
  position: Position | null,
  load = 0,
  facts: Partial<Technician> = {},
): TechnicianAtWork => ({
  technician: aTechnician({ id: technicianId(n), name: `T${n}`, ...facts }),
  position,
  load,
});
const ranked = (...technicians: TechnicianAtWork[]) =>
  suggestTechnicians(aTicket(), technicians, noon).map(({ name }) => name);
const obstaclesOf = (...technicians: TechnicianAtWork[]) =>
  assessTechnicians(aTicket(), technicians, noon).map(({ technician, obstacles }) => [
    technician.name,
    ...obstacles.map(({ code }) => code),
  ]);

describe('the suggestion', () => {
  it('puts an unknown place after every known one of the same load, however far', () => {
    expect(ranked(atWork(1, null), atWork(2, farAway), atWork(3, here))).toEqual(['T3', 'T2', 'T1']);
  });

  it('neither rewards nor ruins an unknown place: a free one goes before a loaded one next door', () => {
    expect(ranked(atWork(1, here, 1), atWork(2, null), atWork(3, null, 1))).toEqual(['T2', 'T1', 'T3']);
  });

  it('does not offer somebody whose shift ends before they could be there', () => {
    const short = { availability: { kind: 'on-shift', until: minutesAfter(45) } } as const;
    expect(ranked(atWork(1, farAway, 0, short), atWork(2, here, 0, short))).toEqual(['T2']);
  });
});

describe('the assessment', () => {
  it('lists everybody: who can first, then the others with everything in their way, the smallest first', () => {
    const until = minutesAfter(20);
    const shiftUntil = minutesAfter(300);
    expect(
      obstaclesOf(
        atWork(1, here, 0, { availability: { kind: 'on-leave', until: null } }),
        atWork(2, here, 0, { availability: { kind: 'off-shift', nextShiftAt: null }, skills: ['ont'] }),
        atWork(3, here, 0, { availability: { kind: 'off-shift', nextShiftAt: null } }),
        atWork(7, null, 0, { availability: { kind: 'off-shift', nextShiftAt: until } }),
        atWork(4, here, 0, { availability: { kind: 'on-break', until, shiftUntil } }),
        atWork(5, here, 0, { availability: { kind: 'on-shift', until } }),
        atWork(6, farAway, 3),
      ),
    ).toEqual([
      ['T6'],
      ['T5', 'shift-too-short'],
      ['T4', 'technician-on-break'],
      ['T7', 'technician-off-shift'],
      ['T3', 'technician-off-shift'],
      ['T2', 'technician-off-shift', 'skill-missing'],
      ['T1', 'technician-on-leave'],
    ]);
  });
});
