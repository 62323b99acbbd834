import { loadavg } from 'node:os';
import { optionsOrUsage } from '../command-line.ts';
import { type Benchmark, type Metric, percentile, rounded } from './metric.ts';
import { figuresOf } from './routes/judged-figures.ts';
import { daySize, days, measureDays, searchers } from './routes/measure-day.ts';
import { measureVroom } from './routes/measure-vroom.ts';
import { peersOf } from './routes/peers.ts';
import { type RouteArguments, readRouteArguments, usage } from './routes/read-arguments.ts';
import { type InstanceFile, readInstances } from './routes/read-instances.ts';
import { type Run, runInstances } from './routes/run-instances.ts';

/**
 * The route solver on public instances: a line for each, then the mean, in CPU seconds of one process an instance.
 * Without instances: a day of our own, with our own objective.
 */
export const benchmark: Benchmark = async (report) => {
  const options = optionsOrUsage(() => readRouteArguments(process.argv.slice(3)), usage);
  const folder = options.instances;
  if (folder === null) {
    for (const line of await dispatchLines(options)) report(line);
    return;
  }
  const instances = optionsOrUsage(() => readInstances(folder, options.match), usage);
  const runs = await runInstances(instances, options, (run) => report(lineOf(run, options)));
  for (const line of summary(runs, options)) report(line);
  if (options.vroom !== null)
    for (const line of await measureVroom(instances, { ...options, url: options.vroom }, report))
      report(line);
};

async function dispatchLines({ seed }: RouteArguments): Promise<Metric[]> {
  const day = await measureDays(seed);
  const conditions = `${daySize.visits} visits, ${daySize.technicians} technicians, ${searchers} searchers, ${days} days from seed ${seed}: ${day.unassigned} unassigned, ${day.iterations} iterations in 5 s each, ${day.violations} violations, load ${rounded(loadavg()[0] ?? 0)}`;
  return [
    {
      metric: 'replan_5s_over_60s',
      value: rounded(day.replanGaps.reduce((sum, gap) => sum + gap, 0) / days, 3),
      unit: '%',
      goal: 1,
      better: 'lower',
      conditions: `${conditions}, ${day.replanGaps.map((gap) => rounded(gap, 2)).join(', ')}`,
    },
    {
      metric: 'insert_urgent_p95',
      value: rounded(percentile(day.urgentMs, 0.95)),
      unit: 'ms',
      goal: 300,
      better: 'lower',
      conditions: `${conditions}, ${day.urgentMs.length} urgent visits, wall time, ${day.lockedMoved} locked visits moved`,
    },
  ];
}

const conditionsOf = ({ seconds, objective, parallel, seed }: RouteArguments): string =>
  `${seconds} CPU s an instance, one thread, ${parallel} at a time, objective ${objective}, seed ${seed}, load ${rounded(loadavg()[0] ?? 0)}`;

/** What is hoped for at this length of search and size of instance. */
function goalOf(customers: number, { seconds, objective }: RouteArguments): number {
  if (customers >= 1000) return 5;
  return objective === 'distance' && seconds >= 10 ? 0.5 : 1;
}

const lineOf = (run: Run, options: RouteArguments): Metric => ({
  metric: 'gap',
  value: run.gap === null ? Number.NaN : rounded(run.gap, 3),
  unit: '%',
  goal: goalOf(customersOf(run.instance), options),
  better: 'lower',
  conditions: conditionsOf(options),
  figures: { ...figuresOf(run, options.objective), iterations: run.iterations, cpu_ms: run.cpuMs },
});

const customersOf = ({ best }: InstanceFile): number => best?.customers ?? 0;

function summary(runs: readonly Run[], options: RouteArguments): Metric[] {
  const conditions = `${runs.length} instances, ${runs.filter((run) => run.violations.length > 0).length} invalid, ${conditionsOf(options)}`;
  const gaps = runs.flatMap((run) => run.gap ?? []);
  const largest = Math.max(0, ...runs.map((run) => customersOf(run.instance)));
  const mean: Metric = {
    metric: `mean_gap_${options.objective}`,
    value: rounded(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, 3),
    unit: '%',
    goal: goalOf(largest, options),
    better: 'lower',
    peers: peersOf(options.objective, largest),
    conditions,
  };
  if (options.objective === 'distance') return [mean];
  const known = runs.filter((run) => run.instance.best !== null);
  const reached = known.filter((run) => run.vehicles <= (run.instance.best?.vehiclesFirst.vehicles ?? 0));
  const fewest: Metric = {
    metric: 'best_known_vehicles_reached',
    value: rounded((100 * reached.length) / known.length),
    unit: '%',
    goal: 90,
    better: 'higher',
    conditions,
  };
  return [fewest, mean];
}
