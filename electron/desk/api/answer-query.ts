import type { QueryAnswer } from '../../../shared/contracts/live.ts';
import { type QueryName, queries } from '../../../shared/contracts/queries.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AnswerKey, WritableCache } from '../cache/cache.ts';
import type { Line } from '../sync/line.ts';
import { type ServerClient, ServerRefused } from '../sync/server-client.ts';
import { canonical } from './canonical.ts';

export type QueryContext = {
  readonly principal: Principal | null;
  readonly server: Pick<ServerClient, 'query'>;
  readonly line: Pick<Line, 'status' | 'failed'>;
  readonly cache: Pick<WritableCache, 'answer' | 'keepAnswer'>;
  readonly onSessionRefused: () => void;
  readonly now: () => Instant;
};

/** The server's answer now; with the server away, the last answer this person got here to the same question. */
export async function answerQuery(
  { name, input }: { readonly name: QueryName; readonly input: unknown },
  context: QueryContext,
): Promise<QueryAnswer<unknown>> {
  const { principal, server, line, cache } = context;
  if (!principal) return { kind: 'unavailable', reason: 'session-ended' };
  if (!queries[name].roles.includes(principal.role)) return { kind: 'unavailable', reason: 'forbidden' };
  const key: AnswerKey = { accountId: principal.accountId, name, input: canonical(input) };
  const status = line.status();
  if (status === 'unreachable' || status === 'server-error') return earlier(key, cache, status);
  try {
    const value = queries[name].output.parse(await server.query(name, input));
    const asOf = context.now();
    cache.keepAnswer(key, { value, asOf });
    return { kind: 'answered', value, asOf, from: 'server' };
  } catch (error) {
    return afterFailure(error, key, context);
  }
}

function afterFailure(error: unknown, key: AnswerKey, context: QueryContext): QueryAnswer<unknown> {
  if (!(error instanceof ServerRefused)) {
    context.line.failed('unreachable');
    return earlier(key, context.cache, 'unreachable');
  }
  if (error.code === 'forbidden') return { kind: 'unavailable', reason: 'forbidden' };
  if (error.code !== 'unauthorized') return earlier(key, context.cache, 'server-error');
  context.onSessionRefused();
  return { kind: 'unavailable', reason: 'session-ended' };
}

function earlier(
  key: AnswerKey,
  cache: QueryContext['cache'],
  reason: 'unreachable' | 'server-error',
): QueryAnswer<unknown> {
  const kept = cache.answer(key);
  return kept ? { kind: 'answered', ...kept, from: 'desk' } : { kind: 'unavailable', reason };
}
