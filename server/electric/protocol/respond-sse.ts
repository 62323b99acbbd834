import { once } from 'node:events';
import { resumeLsn } from '../shapes/offset.ts';
import type { ShapeLog } from '../shapes/shape-log.ts';
import { mustRefetch, schemaHeader, sendUnavailable, upToDate, vary } from './answer.ts';
import type { Exchange } from './context.ts';
import { askedText, cursorFor } from './respond-chunk.ts';
import { nextEvent } from './shape-change.ts';

/** A stream that is down for longer than this has no news for anyone: the client should know. */
const staleMs = 5_000;
/**
 * Many clients stand at the same few places, so the last frames of each log serve them all. A frame is kept before it is
 * encoded: all clients wake in the same turn, and each would encode it anew otherwise.
 */
const frames = new WeakMap<ShapeLog, Map<string, Promise<Buffer>>>();
/** Of a chunk's size at most: enough for clients that catch up side by side. */
const keptFrames = 4;

const anything = ['begun', 'grown', 'gone'] as const;

const event = (message: string): string => `data: ${message}\n\n`;
const eventStart = 'data: ';
const newline = 10;

/** Each line without its comma, and with an empty line behind it: as many bytes as before, and the start of an event. */
function eventsOf(lines: Buffer): Buffer {
  const ends: number[] = [];
  for (let end = lines.indexOf(newline); end >= 0; end = lines.indexOf(newline, end + 1)) ends.push(end);
  const events = Buffer.allocUnsafe(lines.length + ends.length * eventStart.length);
  let from = 0;
  let at = 0;
  for (const end of ends) {
    at += events.write(eventStart, at, 'latin1');
    at += lines.copy(events, at, from, end - 1);
    events[at] = newline;
    events[at + 1] = newline;
    at += 2;
    from = end + 1;
  }
  return events.subarray(0, at);
}

async function encode(log: ShapeLog, from: number, to: number, isEnd: boolean): Promise<Buffer> {
  const lsn = resumeLsn(log.end.offset.tx);
  const events = eventsOf(await log.read(from, to));
  return isEnd ? Buffer.concat([events, Buffer.from(event(upToDate(lsn)))]) : events;
}

/** Log lines as SSE events, with `up-to-date` behind them when they reach the end. */
function frame(log: ShapeLog, from: number, to: number): Promise<Buffer> {
  const isEnd = to === log.end.at;
  const kept = frames.get(log) ?? new Map<string, Promise<Buffer>>();
  frames.set(log, kept);
  const place = `${log.cuts} ${from}-${to} ${isEnd}`;
  const known = kept.get(place);
  if (known !== undefined) return known;
  const bytes = encode(log, from, to, isEnd);
  kept.set(place, bytes);
  bytes.catch(() => kept.delete(place));
  const [oldest] = kept.keys();
  if (kept.size > keptFrames && oldest !== undefined) kept.delete(oldest);
  return bytes;
}

/** Writes, and waits for a slow client as long as the bounds allow. @returns false when it had to be dropped. */
async function write(exchange: Exchange, bytes: Buffer | string): Promise<boolean> {
  const { response, context, signal } = exchange;
  if (response.destroyed) return false;
  if (response.write(bytes)) return true;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(context.bounds.slowClientMs)]);
  const drained = await once(response, 'drain', { signal: patience }).then(
    () => true,
    () => false,
  );
  if (!drained) response.destroy();
  return drained;
}

function begin(exchange: Exchange): void {
  const { response, shape, context } = exchange;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': `public, max-age=${Math.max(1, Math.floor(context.bounds.sseMs / 1000) - 1)}`,
    connection: 'keep-alive',
    vary,
    'electric-handle': shape.handle,
    // The offset asked for: clients take their next one from `global_last_seen_lsn`.
    'electric-offset': askedText(exchange),
    'electric-cursor': cursorFor(exchange),
    'electric-schema': schemaHeader(shape),
    'x-accel-buffering': 'no',
    'x-keep-alive-ms': String(context.bounds.keepAliveMs),
  });
  response.socket?.setNoDelay(true);
  response.flushHeaders();
}

/**
 * Sends everything from the byte to the end of the log, a chunk at a time, and of a transaction under way what there is
 * of it: by the `up-to-date` that follows its end, clients have it already. @returns where it got; undefined when the
 * client is gone, or what it has begun to read was cut off.
 */
async function catchUp(exchange: Exchange, from: number, cuts: number): Promise<number | undefined> {
  const { log } = exchange.shape;
  let at = from;
  const isCut = (): boolean => log.cuts !== cuts;
  while (!isCut() && at < log.begun) {
    const to = at < log.end.at ? log.chunkFrom(at).at : log.begun;
    const bytes = await frame(log, at, to).catch((error: unknown) => {
      // What is cut off while it is read is no failure.
      if (!isCut()) throw error;
    });
    if (bytes === undefined || isCut() || !(await write(exchange, bytes))) return undefined;
    at = to;
  }
  return isCut() ? undefined : at;
}

function isStale(exchange: Exchange): boolean {
  const status = exchange.context.streamStatus();
  return status.kind !== 'streaming' && Date.now() - status.since > staleMs;
}

/** Waits for more, and keeps the connection alive meanwhile. @returns whether there may be more for this client */
async function awaitMore(exchange: Exchange, limitMs: number): Promise<boolean> {
  const { shape, signal } = exchange;
  switch (await nextEvent(shape, limitMs, signal, anything)) {
    case 'aborted':
      return false;
    case 'gone':
      await write(exchange, event(mustRefetch));
      return false;
    case 'timeout':
      return await write(exchange, ': keep-alive\n\n');
    default:
      return true;
  }
}

/** Streams the shape's operations from the byte on, until the time is up, the client leaves or the shape goes. */
export async function respondSse(exchange: Exchange, from: number): Promise<void> {
  const { response, shape, context } = exchange;
  const { keepAliveMs, sseMs } = context.bounds;
  if (isStale(exchange)) return sendUnavailable(response, 'the replication stream is down', 5);
  begin(exchange);
  const until = Date.now() + sseMs;
  const { cuts } = shape.log;
  for (let at: number | undefined = from; !response.destroyed; ) {
    at = await catchUp(exchange, at, cuts);
    if (at === undefined) break;
    if (at < shape.log.begun) continue;
    // In the middle of a transaction nobody is sent away: they would begin it again.
    const remainingMs = at > shape.log.end.at ? keepAliveMs : until - Date.now();
    if (remainingMs <= 0 || isStale(exchange)) break;
    if (!(await awaitMore(exchange, Math.min(keepAliveMs, remainingMs)))) break;
  }
  response.end();
}
