import { parseArgs } from 'node:util';
import { wholeNumber } from '../../command-line.ts';
import type { Objective } from './run-instances.ts';

export const usage =
  'npm run bench -- routes [--instances DIR [--seconds S] [--objective distance|vehicles] [--match TEXT] [--parallel N] [--seed N] [--vroom URL]]';

export type RouteArguments = {
  /** Null for the dispatch day of our own. */
  readonly instances: string | null;
  readonly seconds: number;
  readonly objective: Objective;
  readonly match: string;
  readonly parallel: number;
  readonly seed: number;
  /** A VROOM server that plans the same instances; null for none. */
  readonly vroom: string | null;
};

/** @throws with one sentence when something is not as the usage says */
export function readRouteArguments(words: readonly string[]): RouteArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      instances: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      objective: { type: 'string', default: 'distance' },
      match: { type: 'string', default: '' },
      parallel: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      vroom: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0)) throw new Error(`--seconds must be a number above 0, not ${values.seconds}.`);
  if (values.objective !== 'distance' && values.objective !== 'vehicles')
    throw new Error(`--objective must be distance or vehicles, not ${values.objective}.`);
  const vroom = values.vroom ?? null;
  if (vroom !== null && !/^https?:$/.test(URL.parse(vroom)?.protocol ?? ''))
    throw new Error('--vroom must be a URL that begins with http:// or https://.');
  if (vroom !== null && values.instances === undefined)
    throw new Error('--vroom plans public instances: --instances must say where they are.');
  return {
    instances: values.instances ?? null,
    seconds,
    objective: values.objective,
    match: values.match,
    parallel: wholeNumber('parallel', values.parallel, 64),
    seed: wholeNumber('seed', values.seed),
    vroom,
  };
}
