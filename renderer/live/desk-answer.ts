import { TRPCClientError } from '@trpc/client';
import { secondMs } from '../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../shared/kernel/result.ts';
import type { DeskLine } from './desk-api.ts';

/** Why the desk has not taken what it was asked to do. */
export type LossReason =
  /** Never sent. */
  | { readonly kind: 'line-lost' }
  /** Sent, and no answer came: the desk may have taken it all the same, and takes it only once when it is sent again. */
  | { readonly kind: 'no-answer' }
  /** An earlier attempt was taken after all, and said something else. */
  | { readonly kind: 'taken-otherwise' }
  | { readonly kind: 'signed-out' }
  /** The refusal to be redone or dismissed is not there any more. */
  | { readonly kind: 'gone' }
  /** Nothing of it was written; a person can make room. */
  | { readonly kind: 'disk-full' }
  /** The window stands at a moment of the past. */
  | { readonly kind: 'rewound' }
  /** In the desk's own words. */
  | { readonly kind: 'rejected'; readonly sentence: string };

/** The desk answers from memory and its own disk, within milliseconds: after two seconds it is not there. */
export const answerBudgetMs = 2 * secondMs;

/**
 * Asks the desk and always settles. What is not answered in time is aborted: a request still waiting for its line would
 * otherwise be sent when the line is back, long after the person was told that it was lost.
 */
export async function deskAnswer<Answer>(
  line: DeskLine,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Result<Answer, LossReason>> {
  if (line === 'lost') return refused({ kind: 'line-lost' });
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Result<Answer, LossReason>>((resolve) => {
    timer = setTimeout(() => {
      resolve(refused({ kind: 'no-answer' }));
      stop.abort();
    }, answerBudgetMs);
  });
  const answer = ask(stop.signal).then(accepted, (error: unknown) => refused(reasonOf(error)));
  const first = await Promise.race([answer, silence]);
  clearTimeout(timer);
  return first;
}

/** Only an error with a code was said by the desk; any other befell the line while the answer was awaited. */
function reasonOf(error: unknown): LossReason {
  const code = error instanceof TRPCClientError ? error.data?.code : undefined;
  if (!(error instanceof Error) || typeof code !== 'string') return { kind: 'no-answer' };
  if (code === 'UNAUTHORIZED') return { kind: 'signed-out' };
  if (code === 'NOT_FOUND') return { kind: 'gone' };
  if (code === 'SERVICE_UNAVAILABLE') return { kind: 'disk-full' };
  if (code === 'CONFLICT') return { kind: 'taken-otherwise' };
  return { kind: 'rejected', sentence: error.message };
}
