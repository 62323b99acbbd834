import type { AwayReason, QueryAnswer } from '../../../shared/contracts/live.ts';
import {
  type QueryInput,
  type QueryName,
  type QueryOutput,
  queries,
  unkeptQueries,
} from '../../../shared/contracts/queries.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { canonical } from '../../../shared/kernel/canonical.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AnswerKey, StoredAnswer, WritableCache } from '../cache/cache.ts';
import type { Log } from '../process/log.ts';
import type { Line, LineStatus } from '../sync/line.ts';
import { ServerAway, type ServerClient, ServerRefused } from '../sync/server-client.ts';

export type QueryContext = {
  readonly principal: Principal | null;
  readonly server: Pick<ServerClient, 'query'>;
  readonly line: Pick<Line, 'status' | 'suspect'>;
  readonly cache: Pick<WritableCache, 'answer' | 'keepAnswer' | 'entity' | 'currentAt'>;
  readonly onSessionRefused: (whose: Principal) => void;
  readonly now: () => Instant;
  readonly log: Pick<Log, 'warn'>;
};

type Asked = { readonly accountId: AccountId; readonly name: QueryName; readonly input: unknown };

/**
 * The server's answer now; with the server away, the last answer this person got here to the same question, or what the
 * replicated rows say.
 */
export async function answerQuery(
  { name, input }: { readonly name: QueryName; readonly input: unknown },
  context: QueryContext,
): Promise<QueryAnswer<unknown>> {
  const { principal, server, line, cache } = context;
  if (!principal) return { kind: 'unavailable', reason: 'session-ended' };
  if (!queries[name].roles.includes(principal.role)) return { kind: 'unavailable', reason: 'forbidden' };
  const asked: Asked = { accountId: principal.accountId, name, input };
  const status = line.status();
  if (isAway(status)) return earlier(asked, cache, status);
  try {
    const value = queries[name].output.parse(await server.query(name, input));
    const asOf = context.now();
    if (!unkeptQueries.includes(name)) keep(asked, { value, asOf }, cache);
    return { kind: 'answered', value, asOf, from: 'server' };
  } catch (error) {
    return afterFailure(error, asked, { ...context, principal });
  }
}

/** One slow or malformed answer is no reason to end every stream: the line is asked, and says itself how it is. */
/** With replication down the server still answers; one of another version is not asked. */
const isAway = (status: LineStatus): status is Exclude<LineStatus, 'unknown' | 'open' | 'replication-down'> =>
  status !== 'unknown' && status !== 'open' && status !== 'replication-down';

function afterFailure(
  error: unknown,
  asked: Asked,
  context: QueryContext & { readonly principal: Principal },
): QueryAnswer<unknown> {
  if (error instanceof ServerAway) {
    context.line.suspect();
    return earlier(asked, context.cache, 'unreachable');
  }
  if (!(error instanceof ServerRefused)) {
    context.log.warn(
      { query: asked.name, error: String(error) },
      'A query was answered with something unknown',
    );
    return earlier(asked, context.cache, 'server-error');
  }
  if (error.code === 'forbidden') return { kind: 'unavailable', reason: 'forbidden' };
  if (error.code !== 'unauthorized') return earlier(asked, context.cache, 'server-error');
  context.onSessionRefused(context.principal);
  return { kind: 'unavailable', reason: 'session-ended' };
}

function earlier(asked: Asked, cache: QueryContext['cache'], reason: AwayReason): QueryAnswer<unknown> {
  const kept = replicated(asked, cache) ?? cache.answer(keyOf(asked));
  return kept ? { kind: 'answered', ...kept, from: 'desk' } : { kind: 'unavailable', reason };
}

/** A ticket that was found can be read later, although nobody had opened it before the server went away. */
function keep(asked: Asked, answer: StoredAnswer, cache: QueryContext['cache']): void {
  cache.keepAnswer(keyOf(asked), answer);
  if (asked.name !== 'ticket.search') return;
  for (const ticket of answer.value as QueryOutput<'ticket.search'>) {
    const read = { ...asked, name: 'ticket.read', input: { ticketId: ticket.id } } as const;
    cache.keepAnswer(keyOf(read), { ...answer, value: ticket });
  }
}

function replicated({ name, input }: Asked, cache: QueryContext['cache']): StoredAnswer | null {
  if (name !== 'ticket.read') return null;
  const value = cache.entity('tickets', [(input as QueryInput<'ticket.read'>).ticketId]);
  const asOf = cache.currentAt('tickets');
  return value && asOf !== null ? { value, asOf } : null;
}

const keyOf = ({ accountId, name, input }: Asked): AnswerKey => ({
  accountId,
  name,
  input: canonical(input),
});
