import { maxLsn } from '../postgres/lsn.ts';
import type { LogEnd } from '../shapes/log-files.ts';
import { afterSnapshot, compareOffsets, formatOffset, type Offset } from '../shapes/offset.ts';
import {
  compressAndSendRows,
  type Headers,
  schemaHeader,
  sendNotModified,
  sendRows,
  upToDate,
} from './answer.ts';
import type { Exchange } from './context.ts';
import { nextCursor } from './cursor.ts';
import { acceptedEncoding } from './encoding.ts';

/** The first answer is the same for everyone and for long; only shared caches ask again every hour. */
const cacheFirst = 'public, max-age=604800, s-maxage=3600, stale-while-revalidate=2629746';
const cacheLater = 'public, max-age=60, stale-while-revalidate=300';
const cacheLive = 'public, max-age=5, stale-while-revalidate=5';

export const askedText = (exchange: Exchange): string => {
  const { offset } = exchange.asked;
  if (offset.kind === 'after') return formatOffset(offset.offset);
  return offset.kind === 'start' ? '-1' : 'now';
};

function headersFor(exchange: Exchange, offset: string, cacheControl: string): Headers {
  const { shape, asked } = exchange;
  return {
    'electric-handle': shape.handle,
    'electric-offset': offset,
    'cache-control': cacheControl,
    etag: `"${shape.handle}:${askedText(exchange)}:${offset}"`,
    ...(asked.live === 'no'
      ? { 'electric-schema': schemaHeader(shape) }
      : { 'electric-cursor': cursorFor(exchange) }),
  };
}

export const cursorFor = (exchange: Exchange): string =>
  nextCursor(Date.now(), exchange.context.bounds.longPollMs, exchange.asked.cursor);

/** Answers 304 when the client has this very answer. @returns whether it did. */
function sentNotModified(exchange: Exchange, headers: Headers): boolean {
  const known = (exchange.request.headers['if-none-match'] ?? '').split(',').map((etag) => etag.trim());
  if (!known.includes(headers.etag ?? '')) return false;
  sendNotModified(exchange, headers);
  return true;
}

export async function respondSnapshotChunk(exchange: Exchange, chunk: number): Promise<void> {
  const { shape, request, asked } = exchange;
  const cacheControl = asked.offset.kind === 'start' ? cacheFirst : cacheLater;
  const headers = { ...headersFor(exchange, `0_${chunk}`, cacheControl), 'electric-has-data': 'true' };
  if (sentNotModified(exchange, headers)) return;
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  sendRows(exchange, headers, await shape.snapshot.body(chunk, encoding), encoding);
}

/** Answers with the operations between the byte and the end of its chunk; nothing there makes it a bare `up-to-date`. */
export async function respondLog(exchange: Exchange, from: number): Promise<void> {
  const { shape, context, asked } = exchange;
  const end = shape.log.chunkFrom(from);
  const isAtEnd = end.at === shape.log.end.at;
  const lastSeen = context.lastSeen();
  const isEmpty = end.at === from;
  const offset = formatOffset(isEmpty ? reached(exchange, end) : end.offset);
  const base = headersFor(exchange, offset, asked.live === 'no' ? cacheLater : cacheLive);
  const headers = {
    ...base,
    'electric-has-data': String(!isEmpty),
    ...(isAtEnd ? { 'electric-up-to-date': '' } : {}),
    // An empty live answer must not be revalidated: it has to be waited for again.
    ...(isEmpty && asked.live !== 'no' ? { etag: `${base.etag?.slice(0, -1)}:${Date.now()}"` } : {}),
  };
  if (sentNotModified(exchange, headers)) return;
  const lines = await shape.log.read(from, end.at);
  const control = upToDate(maxLsn(end.offset.tx, lastSeen));
  await compressAndSendRows(exchange, headers, wrapped(lines, isAtEnd ? control : undefined));
}

/** Lines end in a comma and a newline: the control message follows, or the comma goes. */
function wrapped(lines: Buffer, control: string | undefined): Buffer {
  const open = Buffer.from('[');
  if (control !== undefined) return Buffer.concat([open, lines, Buffer.from(`${control}]`)]);
  return Buffer.concat([open, lines.subarray(0, Math.max(0, lines.length - 2)), Buffer.from(']')]);
}

/** Where a client stands that got nothing: where it was, or at the end when it asked from `now`. */
function reached(exchange: Exchange, end: LogEnd): Offset {
  const { offset } = exchange.asked;
  if (offset.kind === 'after') return offset.offset;
  return compareOffsets(end.offset, afterSnapshot) <= 0 ? afterSnapshot : end.offset;
}
