import { type FaultKind, faultKinds } from './faults/plan.ts';
import type { SeedReport } from './run-seed.ts';

/** What a run of many seeds came to. */
export type Summary = {
  readonly seeds: number;
  readonly seconds: number;
  readonly seedsPerSecond: number;
  readonly virtualHours: number;
  readonly steps: number;
  /** Of each kind. Planned ones may hit nothing, or come too late when the seed ends before. */
  readonly faults: Readonly<Record<string, { readonly planned: number; readonly hit: number }>>;
  readonly commands: { readonly given: number; readonly accepted: number; readonly refused: number };
  readonly violations: number;
};

export function summarise(reports: readonly SeedReport[], seconds: number): Summary {
  const total = (amount: (report: SeedReport) => number) =>
    reports.reduce((sum, report) => sum + amount(report), 0);
  const countOf = (kind: FaultKind) => ({
    planned: total(({ faults }) => faults.filter((fault) => fault.kind === kind).length),
    hit: total(({ inflicted }) => inflicted.filter((found) => found === kind).length),
  });
  return {
    seeds: reports.length,
    seconds: Math.round(seconds * 10) / 10,
    seedsPerSecond: Math.round((reports.length / seconds) * 10) / 10,
    virtualHours: Math.round(total(({ virtualMs }) => virtualMs) / 36_000) / 100,
    steps: total(({ steps }) => steps),
    faults: Object.fromEntries(faultKinds.map((kind) => [kind, countOf(kind)])),
    commands: {
      given: total(({ commands }) => commands.given),
      accepted: total(({ commands }) => commands.accepted),
      refused: total(({ commands }) => commands.refused),
    },
    violations: reports.filter(({ violation }) => violation).length,
  };
}

export function tableOf(summary: Summary): string {
  const { seeds, seconds, seedsPerSecond, virtualHours, steps, commands } = summary;
  const width = Math.max(...Object.keys(summary.faults).map((kind) => kind.length));
  const faults = Object.entries(summary.faults).map(
    ([kind, { planned, hit }]) => `  ${kind.padEnd(width)}  ${hit} of ${planned}`,
  );
  return [
    `${seeds} seeds in ${seconds} s: ${seedsPerSecond} seeds/s (${virtualHours} h of virtual time, ${steps} steps)`,
    `commands on desks: ${commands.given} given, ${commands.accepted} accepted, ${commands.refused} refused`,
    'faults that hit something, of those planned:',
    ...faults,
    `violations: ${summary.violations === 0 ? 'none' : summary.violations}`,
  ].join('\n');
}

/** The seed, what it violated, and what came before it. */
export function storyOf({ seed, violation }: SeedReport): string {
  if (!violation) return `seed ${seed}: nothing went wrong`;
  return [
    `seed ${seed}: ${violation.what}`,
    'the last steps:',
    ...violation.tail.map((line) => `  ${line}`),
  ].join('\n');
}
