import { FetchError, isControlMessage, type Message, type Offset, ShapeStream } from '@electric-sql/client';
import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { LogPosition } from '../cache/cache.ts';
import type { Timers } from '../process/clock.ts';
import { heardResponse, promisedEveryMs, type Silence } from './heard-response.ts';
import { type LiveNews, liveEvents } from './live-events.ts';
import { askingPacked, unpacked } from './packed-body.ts';
import { type RowsApart, type SetApart, setRowsApart } from './rows-apart.ts';

type Row = Record<string, string | null>;
type Exchange = {
  live: boolean;
  requestedAt: number;
  readonly rows: RowsApart;
  /** One delivery after the other, in the order in which they came. */
  readonly inTurn: (deliver: () => Promise<void>) => Promise<void>;
};

/** What one response brought, or one server-sent transaction, or a part of that: then it is not up to date. */
export type Batch = SetApart & {
  readonly at: LogPosition;
  /** When the request that brought it was sent; null when the server sent it by itself. */
  readonly requestedAt: number | null;
};

export type StreamFailure = 'unreachable' | 'server-error' | 'replication-down' | 'session-ended';

type Options = {
  readonly shape: ShapeName;
  readonly from: LogPosition | null;
  readonly monotonicMs: () => number;
  readonly signal: AbortSignal;
  /** The next is given when this one resolves. */
  readonly onBatch: (batch: Batch) => Promise<void>;
  /** The parts of a transaction that were told are nobody's: it is told again from its beginning. */
  readonly onBrokenOff: () => void;
  readonly onMustRefetch: () => Promise<void>;
  readonly onFailure: (failure: StreamFailure, error: unknown) => void;
  /** The client asks again by itself after a stream ended: perhaps of another server than before. */
  readonly onReconnect: () => void;
};

/** `refresh` asks the server now, so that a quiet shape proves itself. */
export type FollowShape = (options: Options) => { refresh(): void };

type Endpoint = {
  readonly serverUrl: string;
  readonly token: () => string | null;
  /** Leaves a body as packed as it came. */
  readonly fetch: typeof globalThis.fetch;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
};

/** Two keep-alives may be late together on a busy machine; more than that is silence. */
export const allowedKeepAlives = 2.25;
/**
 * The server answers a request at once, or when it is back where this desk has been, which takes it ten seconds. Nobody
 * else would notice one that got lost: to the room a quiet shape is current as long as heartbeats come.
 */
export const answerMs = 15_000;
/** A real Electric service keeps a question without news for twenty seconds; it is asked so where server-sent events fail. */
export const longPollMs = 30_000;

/** Values stay the text Postgres wrote: SQLite and `toEntity` know what they are. */
const asText = (value: string) => value;
const rawText = {
  int2: asText,
  int4: asText,
  int8: asText,
  bool: asText,
  float4: asText,
  float8: asText,
  json: asText,
  jsonb: asText,
};

/**
 * Follows one shape with Electric's client until `signal` aborts. The first failure is reported and the follower is
 * then of no more use: whoever holds it starts another from the cache's position when the line is back.
 */
export function followShape(endpoint: Endpoint, options: Options): ReturnType<FollowShape> {
  const { shape, from, signal } = options;
  const exchange: Exchange = { live: false, requestedAt: 0, rows: setRowsApart(), inTurn: turns(options) };
  const stream = new ShapeStream<Row>({
    url: new URL(`/v1/shapes/${shape}`, endpoint.serverUrl).href,
    ...(from ? { handle: from.handle, offset: from.offset as Offset } : {}),
    headers: { authorization: () => `Bearer ${endpoint.token() ?? ''}` },
    liveSse: true,
    parser: rawText,
    signal,
    fetchClient: watchedFetch(endpoint, options, exchange),
    warnOnHttp: false,
    onError: (error) => {
      if (!signal.aborted) options.onFailure(failureOf(error), error);
    },
  });
  stream.subscribe((messages) =>
    exchange.inTurn(() => deliver(messages, options, () => positionOf(stream), exchange)),
  );
  return { refresh: () => void stream.forceDisconnectAndRefresh().catch(() => undefined) };
}

async function deliver(
  messages: readonly Message<Row>[],
  { onMustRefetch, onBatch }: Options,
  position: () => LogPosition,
  exchange: Exchange,
): Promise<void> {
  if (messages.some((message) => isControlMessage(message) && message.headers.control === 'must-refetch')) {
    exchange.rows.clear();
    await onMustRefetch();
    return;
  }
  for (const message of messages) {
    const answer = exchange.rows.behind(message);
    if (answer) await onBatch({ ...answer, at: position(), requestedAt: exchange.requestedAt });
  }
}

function positionOf(stream: ShapeStream<Row>): LogPosition {
  const handle = stream.shapeHandle;
  if (!handle) throw new Error('A batch arrived without a shape handle');
  return { handle, offset: stream.lastOffset };
}

/**
 * What the server sent by itself. It is resumed after at its own LSN; a part of a transaction, which is sent again from its
 * beginning, at the offset that was asked for.
 */
const newsOf = ({ headers }: Response, { operations, lsn }: LiveNews): Batch => ({
  operations,
  snapshot: null,
  upToDate: lsn !== null,
  at: {
    handle: headers.get('electric-handle') ?? '',
    offset: lsn === null ? (headers.get('electric-offset') ?? '') : `${lsn}_0`,
  },
  requestedAt: null,
});

/** Nothing is delivered any more once the follower was stopped; what cannot be delivered ends it. */
function turns({ signal, onFailure }: Options): Exchange['inTurn'] {
  let last = Promise.resolve();
  return (deliver) => {
    last = last.then(async () => {
      if (signal.aborted) return;
      await deliver().catch((error: unknown) => onFailure('server-error', error));
    });
    return last;
  };
}

function watchedFetch(
  { fetch, timers }: Endpoint,
  { monotonicMs, onBatch, onBrokenOff, onFailure, onReconnect, signal }: Options,
  exchange: Exchange,
): typeof globalThis.fetch {
  const fetchPacked = askingPacked(fetch);
  const fail = (failure: StreamFailure, error: unknown) => {
    if (!signal.aborted) onFailure(failure, error);
  };
  const silence = (limitMs: number): Silence => {
    const onSilence = () => fail('unreachable', `A response was silent for ${limitMs} ms`);
    return { limitMs, timers, onSilence };
  };
  const liveAnswer = (response: Response): Response => {
    const promisedMs = promisedEveryMs(response);
    return liveEvents(response, {
      silence: promisedMs === null ? null : silence(promisedMs * allowedKeepAlives),
      onNews: (news) => exchange.inTurn(() => onBatch(newsOf(response, news))),
      onBrokenOff: () => void exchange.inTurn(async () => onBrokenOff()),
    });
  };
  const ask = (live: boolean, ...request: Parameters<typeof fetch>) => {
    const isLongPoll = !live && String(request[0]).includes('live=true');
    const limitMs = isLongPoll ? longPollMs : answerMs;
    const noAnswer = () => fail('unreachable', `No answer for ${limitMs} ms`);
    const answered = timers.after(limitMs, noAnswer);
    request[1]?.signal?.addEventListener('abort', answered, { once: true });
    return (live ? fetch : fetchPacked)(...request).finally(answered);
  };
  return async (input, init) => {
    const requestedAt = monotonicMs();
    const live = String(input).includes('live_sse=true');
    try {
      const response = await ask(live, input, init);
      if (exchange.live && live) onReconnect();
      exchange.live = live;
      exchange.requestedAt = requestedAt;
      if (response.status >= 500)
        fail(response.status === 503 ? 'replication-down' : 'server-error', response.status);
      if (response.status !== 200) return await unpacked(response);
      if (live) return liveAnswer(response);
      const heard = heardResponse(response, silence(answerMs));
      return exchange.rows.from(heard, (error) => fail('unreachable', error));
    } catch (error) {
      if (!init?.signal?.aborted) fail('unreachable', error);
      throw error;
    }
  };
}

function failureOf(error: Error): StreamFailure {
  if (error instanceof FetchError && error.status === 401) return 'session-ended';
  return error instanceof FetchError && error.status < 500 ? 'server-error' : 'unreachable';
}
