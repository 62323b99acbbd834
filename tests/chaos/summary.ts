import type { ScheduleResult } from './run-schedule.ts';
import { type FaultKind, faultKinds } from './schedule.ts';

/** One line about one schedule, to be read while the next runs. */
export function lineOf(result: ScheduleResult, tookMs: number): string {
  const { schedule, commands, healedMs, violations } = result;
  const parts = [
    `seed ${schedule.seed}`.padEnd(11),
    violations.length === 0 ? 'held' : `BROKEN (${violations.length})`,
    `${schedule.desks} desks`,
    `${commands.given} commands: ${commands.applied} applied, ${commands.refused} refused, ${commands.unanswered} unanswered`,
    healedMs === null ? 'never healed' : `healed in ${Math.round(healedMs)} ms`,
    `${(tookMs / 1000).toFixed(1)} s`,
    textOf(countKinds(result.inflicted)),
  ];
  return parts.join(' · ');
}

/** The first few broken promises of a schedule, and where to look further. */
export function reasonsOf({ schedule, directory, violations }: ScheduleResult): readonly string[] {
  const byPromise = Map.groupBy(violations, ({ promise }) => promise);
  return [
    ...[...byPromise].map(([promise, found]) => `    not ${promise} (${found.length}): ${found[0]?.fact}`),
    `    again: npm run chaos -- --schedules 1 --seed ${schedule.seed}; logs, caches and outboxes: ${directory}`,
  ];
}

export function summarise(results: readonly ScheduleResult[], withinMs: number): string {
  const sum = (of: (result: ScheduleResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const healed = results
    .flatMap(({ healedMs }) => healedMs ?? Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(healed[Math.ceil(share * healed.length) - 1] ?? 0)} ms`;
  const broken = results.filter(({ violations }) => violations.length > 0);
  return [
    `schedules   ${results.length}`,
    `faults      ${sum(({ inflicted }) => inflicted.length)}: ${textOf(countKinds(results.flatMap(({ inflicted }) => inflicted)))}`,
    `commands    ${sum(({ commands }) => commands.given)} given, ${sum(({ commands }) => commands.applied)} applied, ${sum(({ commands }) => commands.refused)} refused by the server, ${sum(({ commands }) => commands.unanswered)} unanswered by a killed desk`,
    `healing     p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} (at most ${withinMs} ms)`,
    `violations  ${broken.length === 0 ? 'none' : `in seeds ${broken.map(({ schedule }) => schedule.seed).join(', ')}`}`,
  ].join('\n');
}

const countKinds = (kinds: readonly FaultKind[]): ReadonlyMap<FaultKind, number> =>
  new Map(
    faultKinds.flatMap((kind) => {
      const count = kinds.filter((found) => found === kind).length;
      return count > 0 ? [[kind, count] as const] : [];
    }),
  );

const textOf = (counts: ReadonlyMap<FaultKind, number>): string =>
  [...counts].map(([kind, count]) => (count > 1 ? `${kind} × ${count}` : kind)).join(', ') || 'no fault';
