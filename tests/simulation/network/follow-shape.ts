import type { LogPosition, RowOperation } from '../../../electron/desk/cache/cache.ts';
import { partRows } from '../../../electron/desk/sync/live-events.ts';
import { isSnapshotOffset } from '../../../electron/desk/sync/rows-apart.ts';
import {
  allowedKeepAlives,
  answerMs,
  type Batch,
  type FollowShape,
  type StreamFailure,
} from '../../../electron/desk/sync/shape-stream.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Link, Network, Opened } from './network.ts';
import { readEvents, readMessages, type ShapeMessage } from './shape-messages.ts';
import type { ResponsePart } from './simulated-response.ts';

type Options = Parameters<FollowShape>[0];
type Head = Extract<ResponsePart, { kind: 'head' }>;
type Brought = { readonly messages: readonly ShapeMessage[]; readonly snapshot: Batch['snapshot'] };
type Answer = { status: number; headers: Readonly<Record<string, string>>; text: string };

/** A live connection that ended by itself is opened anew no sooner than this. */
const reopenAfterMs = 50;

/**
 * Electric's client as the desk uses it (`shape-stream.ts`), without HTTP: snapshot, log, then server-sent events; begins
 * anew at a 409; gives up at the first failure. What one response or one server-sent transaction brought is one batch, of
 * a large transaction several.
 */
export function followOver(parts: {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly link: Link;
  readonly server: SimulatedServer;
  readonly token: () => string | null;
}): FollowShape {
  return (options) => followOne(parts, options);
}

function followOne(
  { timeline, network, link, server, token }: Parameters<typeof followOver>[0],
  options: Options,
): { refresh(): void } {
  const { shape, signal, monotonicMs } = options;
  const state = {
    at: options.from ?? { handle: '', offset: '-1' },
    isLive: false,
    /** Whether the latest answer was a live one. */
    wasLive: false,
    opened: null as Opened | null,
    /** Ends the wait for a sign of life of the connection. */
    heard: (): void => undefined,
    /** What was received is dealt with one after the other. */
    before: Promise.resolve(),
  };

  function inTurn(work: () => Promise<void> | void): void {
    state.before = state.before
      .then(work)
      .catch((error: unknown) => options.onFailure('server-error', error));
  }

  function ask(): void {
    if (signal.aborted) return;
    const requestedAt = monotonicMs();
    const isLive = state.isLive;
    const answer: Answer = { status: 0, headers: {}, text: '' };
    const search = new URLSearchParams({ offset: state.at.offset });
    if (state.at.handle !== '') search.set('handle', state.at.handle);
    if (isLive) {
      search.set('live', 'true');
      search.set('live_sse', 'true');
    }
    const bearer = token();
    const take = (part: ResponsePart) => {
      if (!signal.aborted && opened === state.opened) receive(part, answer, isLive ? null : requestedAt);
    };
    const label = `${shape}${isLive ? ' live' : ''} ${state.at.offset}`;
    const opened = network.open(link, label, {
      serve: (response) => server.followShape({ token: bearer, shape, search, response }),
      onPart: take,
    });
    state.opened = opened;
    expect(answerMs);
  }

  /** Unless something is heard before, the connection counts as dead. */
  function expect(withinMs: number): void {
    state.heard();
    state.heard = timeline.schedule(timeline.current(), withinMs, `${shape}: silence`, () => {
      if (!signal.aborted) fail('unreachable');
    });
  }

  function receive(part: ResponsePart, answer: Answer, requestedAt: number | null): void {
    state.heard();
    if (part.kind === 'broken') fail('unreachable');
    else if (part.kind === 'head') begin(answer, part, requestedAt === null);
    else if (part.kind === 'body') {
      answer.text += part.text;
      expectMore(answer);
      if (requestedAt === null && answer.status === 200) takeEvents(answer);
    } else if (answer.status !== 200) takeRefusal(answer);
    else if (requestedAt === null) reopen();
    else takeLog(answer, requestedAt);
  }

  function reopen(): void {
    inTurn(options.onBrokenOff);
    timeline.schedule(timeline.current(), reopenAfterMs, `${shape}: live again`, ask);
  }

  function begin(answer: Answer, { status, headers }: Head, isLive: boolean): void {
    Object.assign(answer, { status, headers });
    if (isLive && state.wasLive) options.onReconnect();
    state.wasLive = isLive;
    expectMore(answer);
  }

  function expectMore({ headers }: Answer): void {
    const promisedMs = Number(headers['x-keep-alive-ms']);
    if (promisedMs > 0) expect(promisedMs * allowedKeepAlives);
  }

  function fail(failure: StreamFailure): void {
    state.opened = null;
    options.onFailure(failure, new Error(`simulated: ${failure}`));
  }

  function takeRefusal({ status, headers }: Answer): void {
    if (status === 409) {
      state.at = { handle: headers['electric-handle'] ?? '', offset: '-1' };
      state.isLive = false;
      inTurn(() => options.onMustRefetch());
      inTurn(ask);
    } else if (status === 401) fail('session-ended');
    else fail(status === 503 ? 'replication-down' : 'server-error');
  }

  function takeLog({ headers, text }: Answer, requestedAt: number): void {
    const at = { handle: headers['electric-handle'] ?? '', offset: headers['electric-offset'] ?? '' };
    const messages = readMessages(text);
    const isOfSnapshot = isSnapshotOffset(at.offset) && headers['electric-up-to-date'] === undefined;
    const snapshot = isOfSnapshot ? { packing: null, bytes: Buffer.from(text) } : null;
    deliver({ messages: snapshot ? [] : messages, snapshot }, at, requestedAt);
    state.isLive = messages.some(({ control }) => control === 'up-to-date');
    inTurn(ask);
  }

  /** A transaction is asked for again from its beginning until its `up-to-date` is here. */
  function takeEvents(answer: Answer): void {
    const { told, rest } = readEvents(answer.text, partRows);
    answer.text = rest;
    for (const messages of told) {
      const last = messages.at(-1);
      const end = { handle: answer.headers['electric-handle'] ?? '', offset: `${last?.lsn}_0` };
      deliver({ messages, snapshot: null }, last?.control === 'up-to-date' ? end : state.at, null);
    }
  }

  function deliver({ messages, snapshot }: Brought, at: LogPosition, requestedAt: number | null): void {
    if (signal.aborted) return;
    state.at = at;
    const operations = messages.flatMap(({ operation }): RowOperation[] => (operation ? [operation] : []));
    const upToDate = messages.some(({ control }) => control === 'up-to-date');
    const batch: Batch = { operations, snapshot, upToDate, at, requestedAt };
    inTurn(() => (signal.aborted ? undefined : options.onBatch(batch)));
  }

  function end(): void {
    state.heard();
    state.opened?.abort();
  }

  signal.addEventListener('abort', end, { once: true });
  ask();
  return {
    refresh() {
      if (!state.isLive || signal.aborted) return;
      end();
      state.isLive = false;
      inTurn(ask);
    },
  };
}
