import type { WeekRow } from './use-week-shifts.ts';

/** Technicians who go out together, and what their week comes to. */
export type WeekTeam = {
  /** Null for those who are in none. */
  readonly name: string | null;
  readonly rows: readonly WeekRow[];
  /** How many work on each day of the week. */
  readonly onDuty: readonly number[];
  readonly minutes: number;
  readonly overtimeMinutes: number;
};

/** By name; those who are in no team come last. */
export function teamsOf(rows: readonly WeekRow[]): readonly WeekTeam[] {
  const teams = Map.groupBy(rows, ({ team }) => team);
  return [...teams].sort(([a], [b]) => byName(a, b)).map(([name, members]) => weekOf(name, members));
}

function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, 'id');
}

function weekOf(name: string | null, rows: readonly WeekRow[]): WeekTeam {
  const days = rows[0]?.cells ?? [];
  const sum = (of: (row: WeekRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    name,
    rows,
    onDuty: days.map((_, day) => sum(({ cells }) => (cells[day]?.shift.kind === 'work' ? 1 : 0))),
    minutes: sum(({ hours }) => hours.minutes),
    overtimeMinutes: sum(({ hours }) => hours.overtimeMinutes),
  };
}

/** The rows of the team that a row is of, as they stand in the grid one team below the other: first and last. */
export function rowsOfTeam(teams: readonly WeekTeam[], row: number): readonly [first: number, last: number] {
  let first = 0;
  for (const { rows } of teams) {
    if (row < first + rows.length) return [first, first + rows.length - 1];
    first += rows.length;
  }
  return [row, row];
}
