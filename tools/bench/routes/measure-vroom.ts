import { loadavg } from 'node:os';
import { type Metric, rounded } from '../metric.ts';
import { figuresOf } from './judged-figures.ts';
import type { InstanceFile } from './read-instances.ts';
import type { Objective } from './run-instances.ts';
import { type PeerRun, runVroom } from './vroom-peer.ts';

type Asked = { readonly url: string; readonly objective: Objective };

/**
 * The same instances by a VROOM server, one at a time: a line for each as it is planned. What it gives no plan of is
 * named on standard error, and counted.
 * @returns the mean
 */
export async function measureVroom(
  instances: readonly InstanceFile[],
  { url, objective }: Asked,
  report: (line: Metric) => void,
): Promise<Metric[]> {
  const runs: PeerRun[] = [];
  for (const instance of instances) {
    try {
      const run = await runVroom(instance, url, objective);
      runs.push(run);
      report(lineOf(run, { url, objective }));
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
    }
  }
  const gaps = runs.flatMap(({ gap }) => gap ?? []);
  const invalid = runs.filter(({ violations }) => violations.length > 0).length;
  return [
    {
      metric: `vroom_mean_gap_${objective}`,
      value: rounded(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, 3),
      unit: '%',
      better: 'lower',
      conditions: `${runs.length} of ${instances.length} instances planned, ${invalid} invalid, ${conditionsOf({ url, objective })}`,
    },
  ];
}

/** Without the rest of the address: it may hold a key. */
const conditionsOf = ({ url, objective }: Asked): string =>
  `VROOM at ${new URL(url).host}, as its operator set it, wall time, objective ${objective}, load ${rounded(loadavg()[0] ?? 0)}`;

const lineOf = (run: PeerRun, asked: Asked): Metric => ({
  metric: 'vroom_gap',
  value: run.gap === null ? Number.NaN : rounded(run.gap, 3),
  unit: '%',
  better: 'lower',
  conditions: conditionsOf(asked),
  figures: { ...figuresOf(run, asked.objective), wall_ms: run.wallMs },
});
