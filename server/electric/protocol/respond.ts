import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterSnapshot, compareOffsets, type Offset, resumeLsn } from '../shapes/offset.ts';
import type { Shape } from '../shapes/shape.ts';
import { type ShapeDefinition, shapeKey } from '../shapes/shape-definition.ts';
import { sendError, sendInvalid, sendMustRefetch, sendUnavailable } from './answer.ts';
import type { Exchange, ProtocolContext } from './context.ts';
import { respondLog, respondSnapshotChunk } from './respond-chunk.ts';
import { respondSse } from './respond-sse.ts';
import { respondSubset } from './respond-subset.ts';
import { nextEvent } from './shape-change.ts';
import { parseShapeRequest, type ShapeRequest } from './shape-request.ts';
import { withPostedSubset } from './subset-request.ts';

/** Answers one request of Electric's protocol for a definition the caller vouches for. */
export async function respond(
  context: ProtocolContext,
  definition: ShapeDefinition,
  search: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A live answer that ends at once would teach clients to do without SSE.
  if (context.stopping.aborted) return sendUnavailable(response, 'stopping');
  if (request.method === 'DELETE') return respondDelete(context, definition, search, response);
  const merged = request.method === 'POST' ? await withPostedSubset(request, search) : search;
  if (merged === 'too-long') return sendError(response, 413, 'Request body too large');
  if (merged === 'not-an-object') return sendInvalid(response, { body: ['must be a JSON object'] });
  const parsed = parseShapeRequest(merged);
  if (parsed.kind === 'invalid') return sendInvalid(response, parsed.errors);
  const shape = await findShape(context, definition, parsed.request, response);
  if (shape === undefined) return;
  const left = new AbortController();
  response.once('close', () => left.abort());
  const signal = AbortSignal.any([left.signal, context.stopping]);
  const exchange = { context, shape, definition, asked: parsed.request, request, response, signal };
  shape.lastUsedAt = Date.now();
  try {
    await serve(exchange);
  } catch (error) {
    // The files of a shape that was rotated meanwhile may be gone; of one that was not, they will not come back.
    if (shape.gone === undefined) {
      if (!isLost(error)) throw error;
      context.registry.rotate(shape, 'its files cannot be read');
    }
    refetch(exchange);
  }
}

/** No file there, or none that the disk gives: asking again would be answered the same. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EIO');

/** The shape to answer from; undefined when the answer was already given. */
async function findShape(
  context: ProtocolContext,
  definition: ShapeDefinition,
  asked: ShapeRequest,
  response: ServerResponse,
): Promise<Shape | undefined> {
  const known = asked.handle === undefined ? undefined : context.registry.byHandle(asked.handle);
  if (known !== undefined && known.key === shapeKey(definition, asked.mode)) return known;
  const obtained = await context.source.obtain(definition, asked.mode);
  switch (obtained.kind) {
    case 'refused':
      sendInvalid(response, obtained.errors);
      return undefined;
    case 'unavailable':
      sendUnavailable(response, obtained.reason);
      return undefined;
    case 'shape':
      if (asked.handle === undefined) return obtained.shape;
      sendMustRefetch(response, obtained.shape.handle);
      return undefined;
  }
}

function refetch(exchange: Exchange): void {
  const { shape, context, response } = exchange;
  if (response.headersSent) response.end();
  else sendMustRefetch(response, context.registry.byKey(shape.key)?.handle);
}

async function serve(exchange: Exchange): Promise<void> {
  const { offset, subset } = exchange.asked;
  if (subset !== undefined) return await respondSubset(exchange, subset);
  if (offset.kind === 'start') return await serveSnapshot(exchange, 0);
  if (offset.kind === 'after' && offset.offset.tx === 0n && offset.offset.op < Number.MAX_SAFE_INTEGER)
    return await serveSnapshot(exchange, offset.offset.op + 1);
  await serveLog(exchange, offset.kind === 'after' ? offset.offset : undefined);
}

async function serveSnapshot(exchange: Exchange, chunk: number): Promise<void> {
  const found = await exchange.shape.snapshot.find(chunk);
  if (found === 'failed') return refetch(exchange);
  if (found === 'exists') return await respondSnapshotChunk(exchange, chunk);
  await serveLog(exchange, afterSnapshot);
}

/** `after` undefined is `offset=now`: the end, whatever it is. */
async function serveLog(exchange: Exchange, after: Offset | undefined): Promise<void> {
  const { shape, asked } = exchange;
  // The log goes on from the whole snapshot.
  if ((await shape.snapshot.find(Number.MAX_SAFE_INTEGER)) === 'failed') return refetch(exchange);
  if (after === undefined) return await respondLog(exchange, shape.log.end.at);
  if (!(await isReached(exchange, after))) return;
  const from = await shape.log.locate(after);
  if (asked.live === 'sse') return await respondSse(exchange, from);
  if (asked.live === 'long-poll' && from === shape.log.end.at) return await waitAndServe(exchange, from);
  await respondLog(exchange, from);
}

/**
 * Whether the log has got to the offset. A client can be ahead for a moment after a restart; one that stays ahead is
 * told so.
 */
async function isReached(exchange: Exchange, after: Offset): Promise<boolean> {
  const { shape, context, response, signal } = exchange;
  const until = Date.now() + context.bounds.longPollMs / 2;
  const isAhead = (): boolean =>
    compareOffsets(after, shape.log.end.offset) > 0 && after.tx > resumeLsn(context.lastSeen());
  while (isAhead()) {
    const end = await nextEvent(shape, Math.min(100, Math.max(1, until - Date.now())), signal);
    if (end === 'gone') {
      refetch(exchange);
      return false;
    }
    if (end === 'aborted' || Date.now() >= until) {
      sendInvalid(response, { offset: ['out of bounds for this shape'] });
      return false;
    }
  }
  return true;
}

async function waitAndServe(exchange: Exchange, from: number): Promise<void> {
  const { shape, context, response, signal } = exchange;
  const end = await nextEvent(shape, context.bounds.longPollMs, signal);
  const status = context.streamStatus();
  if (end === 'gone') return refetch(exchange);
  if (end === 'aborted') return sendUnavailable(response, 'stopping');
  if (end === 'timeout' && status.kind !== 'streaming')
    return sendUnavailable(response, `the replication stream is ${status.kind}`, 5);
  await respondLog(exchange, from);
}

function respondDelete(
  context: ProtocolContext,
  definition: ShapeDefinition,
  search: URLSearchParams,
  response: ServerResponse,
): void {
  if (!context.bounds.allowShapeDeletion) {
    sendError(response, 404, 'Not found');
    return;
  }
  const handle = search.get('handle');
  const mode = search.get('log') === 'changes_only' ? 'changes_only' : 'full';
  const shape = context.registry.byKey(shapeKey(definition, mode));
  if (shape === undefined) {
    sendError(response, 404, 'Shape not found');
    return;
  }
  // The caller vouches for the definition; a handle alone may be that of a shape this client may not touch.
  if (handle !== null && handle !== shape.handle) {
    sendError(response, 400, 'The handle is not that of the shape');
    return;
  }
  context.registry.rotate(shape, 'deleted by request');
  response.writeHead(202).end();
}
