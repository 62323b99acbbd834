import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { ShapeDefinition } from '../electric/index.ts';
import type { ShapeSource } from './gatekeeper.ts';

/** They speak of one connection, and ours to the desk is another (RFC 9110, 7.6.1). */
const ofOneConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** What of the desk's request concerns Electric. Session and cookies are ours, and stay here. */
const askedHeaders = ['accept', 'accept-encoding', 'if-none-match'] as const;

/** Electric answers a long poll within 20 s and keeps an event stream alive every 21 s. */
const silenceMs = 65_000;
/** Until an answer begins. Shorter than a desk waits for one (15 s), so that it hears from here what is the matter. */
const longestAnswerMs = 12_000;

type Forwarding = {
  /** Told of each request that was not answered, or with 5xx, and what to ask to see whether that has passed. */
  readonly failed?: (reason: string, question: URL) => void;
  /** Milliseconds until an answer must begin; a long poll has all its time. */
  readonly answerMs?: number | undefined;
};

/**
 * Answers from a real Electric service (`ELECTRIC_URL`) instead of the embedded engine. Table, columns and where-clause
 * are ours; of the client only protocol parameters go through. Parameters in the URL's own query, such as `secret` or
 * `source_id`, are added to every request. The answer passes as it is, byte for byte and as it comes.
 */
export const forwardToElectric = (
  electricUrl: string,
  { failed = () => undefined, answerMs = longestAnswerMs }: Forwarding = {},
): ShapeSource => {
  return async (shape, protocol, request, response) => {
    const fail = (reason: string) => failed(reason, upstreamUrl(electricUrl, shape, fromNow));
    const upstream = open(upstreamUrl(electricUrl, shape, protocol), headersFor(request));
    // The desk hung up, which is how every live request ends.
    response.once('close', () => upstream.destroy());
    try {
      const answer = await answerTo(upstream, isLongPoll(protocol) ? silenceMs : answerMs);
      if (isFailure(answer)) fail(reasonOf(answer));
      await relay(answer, response);
    } catch (error) {
      if (response.destroyed) return;
      // Cut off, and not ended: the desk must not take half an answer for a whole one.
      if (response.headersSent) response.destroy();
      else {
        fail(whyUnanswered(error));
        refuse(response);
      }
    }
  };
};

/**
 * Asks a real Electric service something, for nothing but whether it answers.
 * @returns why it does not, without anything that is in the URL; null when it does. Rejects when the signal is aborted.
 */
export async function askElectric(
  question: URL,
  signal: AbortSignal,
  answerMs = longestAnswerMs,
): Promise<string | null> {
  const upstream = open(question, {});
  const hangUp = () => upstream.destroy();
  signal.addEventListener('abort', hangUp);
  try {
    const answer = await answerTo(upstream, answerMs);
    return isFailure(answer) ? reasonOf(answer) : null;
  } catch (error) {
    signal.throwIfAborted();
    return whyUnanswered(error);
  } finally {
    signal.removeEventListener('abort', hangUp);
    hangUp();
  }
}

/** Answered without rows: a shape's whole beginning would be much to ask for. */
const fromNow = new URLSearchParams({ offset: 'now' });

const isLongPoll = (protocol: URLSearchParams): boolean =>
  protocol.get('live') === 'true' &&
  protocol.get('live_sse') !== 'true' &&
  protocol.get('experimental_live_sse') !== 'true';

const isFailure = ({ statusCode = 502 }: IncomingMessage): boolean => statusCode >= 500;
const reasonOf = ({ statusCode }: IncomingMessage): string => `Electric answers ${statusCode}`;

/** The message of a failed connection may name the address, which is nobody's business: its code does not. */
function whyUnanswered(error: unknown): string {
  if (error instanceof Silence) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return code ? `Electric cannot be reached (${code})` : 'Electric cannot be reached';
}

class Silence extends Error {}

type Upstream = ReturnType<typeof httpRequest>;

function open(url: URL, headers: OutgoingHttpHeaders): Upstream {
  const upstream = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { headers });
  return upstream.setTimeout(silenceMs, () => upstream.destroy(new Silence('Electric has gone silent')));
}

function answerTo(upstream: Upstream, limitMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Also of a connection that is never made, which a socket's own timeout does not count.
    const silence = new Silence(`Electric has not answered for ${limitMs / 1000} s`);
    const limit = setTimeout(() => upstream.destroy(silence), limitMs);
    upstream.once('close', () => clearTimeout(limit));
    upstream.once('response', (answer) => {
      clearTimeout(limit);
      resolve(answer);
    });
    upstream.on('error', reject);
    upstream.end();
  });
}

async function relay(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.statusCode ?? 502, forwarded(answer.headers));
  // An event stream may have nothing to say for a while.
  response.flushHeaders();
  await pipeline(answer, response);
}

function refuse(response: ServerResponse): void {
  if (response.destroyed) return;
  const body = JSON.stringify({ message: 'The Electric service cannot be reached.' });
  response.writeHead(503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'retry-after': '5',
  });
  response.end(body);
}

function forwarded(given: IncomingHttpHeaders): OutgoingHttpHeaders {
  const kept = Object.entries(given).filter(([name]) => !ofOneConnection.has(name));
  // Electric does not know that two people may be answered differently here; shared caches must.
  const vary = given.vary === undefined ? 'authorization' : `${given.vary}, authorization`;
  return { ...Object.fromEntries(kept), vary };
}

function headersFor(request: IncomingMessage): OutgoingHttpHeaders {
  const asked = askedHeaders.flatMap((name) => {
    const value = request.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(asked);
}

/** What describes the shape comes last: nothing before it can stand in its place. */
function upstreamUrl(electricUrl: string, shape: ShapeDefinition, protocol: URLSearchParams): URL {
  const base = new URL(electricUrl);
  const url = new URL('/v1/shape', base);
  for (const [name, value] of [...protocol, ...base.searchParams, ...describeShape(shape)])
    url.searchParams.set(name, value);
  return url;
}

/** Electric's own spelling of a shape (Electric HTTP API, `GET /v1/shape`). */
function describeShape(shape: ShapeDefinition): [string, string][] {
  const described: [string, string][] = [['table', shape.table]];
  if (shape.columns) described.push(['columns', shape.columns.map(quotedColumn).join(',')]);
  if (shape.where !== undefined) described.push(['where', shape.where]);
  for (const [name, value] of Object.entries<string>(shape.params ?? {}))
    described.push([`params[${name}]`, value]);
  if (shape.replica) described.push(['replica', shape.replica]);
  return described;
}

/** Unquoted names are folded to lower case there, as in SQL. */
const quotedColumn = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
