import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ShapeDefinition } from '../electric/index.ts';

/** Node's fetch has decoded the body already, and hop-by-hop headers are this connection's own. */
const notForwarded = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
]);

/**
 * Answers from a real Electric service (`ELECTRIC_URL`) instead of the embedded engine. Table, columns and
 * where-clause are ours; of the client only protocol parameters go through (Electric HTTP API, `GET /v1/shape`).
 */
export const forwardToElectric =
  (electricUrl: string) =>
  async (
    shape: ShapeDefinition,
    protocol: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const url = new URL('/v1/shape', electricUrl);
    for (const [name, value] of protocol) url.searchParams.set(name, value);
    for (const [name, value] of describeShape(shape)) url.searchParams.set(name, value);
    const abort = new AbortController();
    request.on('close', () => abort.abort());
    const upstream = await fetch(url, { signal: abort.signal, headers: conditionalHeaders(request) });
    const headers = [...upstream.headers].filter(([name]) => !notForwarded.has(name));
    response.writeHead(upstream.status, Object.fromEntries(headers));
    if (!upstream.body) {
      response.end();
      return;
    }
    await pipeline(Readable.fromWeb(upstream.body), response).catch((error: unknown) => {
      // The desk hung up, which is how every live request ends.
      if (!abort.signal.aborted) throw error;
    });
  };

/** Electric's own spelling of a shape. */
export function describeShape(shape: ShapeDefinition): [string, string][] {
  const described: [string, string][] = [['table', shape.table]];
  if (shape.columns) described.push(['columns', shape.columns.join(',')]);
  if (shape.where) described.push(['where', shape.where]);
  for (const [name, value] of Object.entries<string>(shape.params ?? {}))
    described.push([`params[${name}]`, value]);
  return described;
}

function conditionalHeaders(request: IncomingMessage): Record<string, string> {
  const etag = request.headers['if-none-match'];
  return etag ? { 'if-none-match': etag } : {};
}
