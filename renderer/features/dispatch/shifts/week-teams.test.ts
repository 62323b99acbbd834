import { describe, expect, it } from 'vitest';
import type { DayShift } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { technicianId } from '../../../../shared/domain/testing/builders.ts';
import type { WeekRow } from './use-week-shifts.ts';
import { rowsOfTeam, teamsOf } from './week-teams.ts';

const work: DayShift = { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 0 };
const off: DayShift = { kind: 'off' };

/** Two days of somebody's week. */
const row = (number: number, team: string | null, ...shifts: readonly DayShift[]): WeekRow => ({
  technicianId: technicianId(number),
  number,
  name: `Teknisi ${number}`,
  team,
  cells: shifts.map((shift, day) => ({ day: `2026-11-2${day}`, shift, isSaid: false })),
  hours: {
    minutes: 480 * shifts.filter((shift) => shift === work).length,
    overtimeMinutes: 30,
    state: 'overtime',
  },
});
const rows = [
  row(1, 'Klari', work, off),
  row(2, null, work, work),
  row(3, 'Cikampek', off, off),
  row(4, 'Klari', work, work),
];

describe('the teams of a week', () => {
  it('stand by name, those who are in none last, and keep the order of their members', () => {
    expect(
      teamsOf(rows).map(({ name, rows: members }) => [name, ...members.map(({ number }) => number)]),
    ).toEqual([
      ['Cikampek', 3],
      ['Klari', 1, 4],
      [null, 2],
    ]);
  });

  it('say how many are on duty on each day, and what the week comes to', () => {
    expect(teamsOf(rows)[1]).toMatchObject({ onDuty: [2, 1], minutes: 3 * 480, overtimeMinutes: 60 });
  });

  it('are one where nobody is in a team', () => {
    expect(teamsOf([row(1, null, work), row(2, null, work)])).toHaveLength(1);
  });

  it('are found by any of their rows', () => {
    const teams = teamsOf(rows);
    expect([0, 1, 2, 3].map((at) => rowsOfTeam(teams, at))).toEqual([
      [0, 0],
      [1, 2],
      [1, 2],
      [3, 3],
    ]);
  });
});
