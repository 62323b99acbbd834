import { z } from 'zod';
import type { TravelFault } from '../../../../shared/domain/routing/travel/travel-times.ts';
import type { VroomProblem } from '../../../../shared/domain/routing/vroom/vroom-problem.ts';
import { type Result, refused } from '../../../../shared/kernel/result.ts';
import { exchange } from '../travel/exchange.ts';

export type VroomServer = {
  /** Where vroom-express listens, with its `baseurl`; its query, if any, goes with every request. */
  readonly url: string;
  readonly timeoutMs: number;
};

/** What VROOM and vroom-express put where a solution would be. */
const answerSchema = z.looseObject({ code: z.int(), error: z.string().optional() });

/** vroom-express says so of more jobs or vehicles than its operator allows. */
const tooLarge = 4;

/**
 * One problem to vroom-express, with its own matrices: the server needs no roads to answer it.
 * @returns VROOM's JSON as it came, with code 0; else the fault its answer or its silence means
 */
export async function askVroom(
  { url, timeoutMs }: VroomServer,
  problem: VroomProblem,
  signal: AbortSignal,
): Promise<Result<unknown, TravelFault>> {
  const answered = await exchange({
    url: new URL(url),
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(problem),
    },
    timeoutMs,
    signal,
    secrets: [],
    explain,
  });
  if (answered.ok && !answerSchema.safeParse(answered.value).success)
    return refused({ kind: 'malformed', detail: 'not an answer of VROOM' });
  if (answered.ok) return answered;
  const { kind, detail } = answered.refusal;
  return refused({ kind, detail });
}

function explain(body: unknown): TravelFault | null {
  const answer = answerSchema.safeParse(body);
  if (!answer.success || answer.data.code === 0) return null;
  const { code, error } = answer.data;
  const isTooLarge = code === tooLarge || error?.startsWith('Too many ');
  return { kind: isTooLarge ? 'too-big' : 'refused', detail: error ? `${code}: ${error}` : `code ${code}` };
}
