import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createElectric, type ElectricEngine, type ElectricOptions, type ShapeDefinition } from '../index.ts';

export type TestServer = {
  readonly url: string;
  readonly engine: ElectricEngine;
  readonly events: string[];
  stop(): Promise<void>;
};

/** `id,"With, comma"` as names; unquoted ones are folded as in SQL. */
const columnNames = (list: string): readonly string[] =>
  [...list.matchAll(/"((?:[^"]|"")*)"|([^",]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? (plain ?? '').toLowerCase(),
  );

/** The definition out of the query, as Electric's own service reads it; the product's gatekeeper never does this. */
function definitionFrom(search: URLSearchParams): ShapeDefinition {
  const params: Record<string, string> = {};
  for (const [name, value] of search) {
    const position = /^params\[(\d+)\]$/.exec(name)?.[1];
    if (position !== undefined) params[position] = value;
  }
  const columns = search.get('columns');
  const where = search.get('where');
  return {
    table: search.get('table') ?? '',
    ...(columns === null ? {} : { columns: columnNames(columns) }),
    ...(where === null ? {} : { where }),
    params,
    replica: search.get('replica') === 'full' ? 'full' : 'default',
  };
}

export async function untilStreaming(engine: ElectricEngine, limitMs = 10_000): Promise<void> {
  const until = Date.now() + limitMs;
  while (engine.status().kind !== 'streaming') {
    if (Date.now() > until) throw new Error(`not streaming: ${JSON.stringify(engine.status())}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * A handle alone names its shape to Electric's own service, which deletes by it. The engine is told the definition with
 * every request, so the one that a handle was given for is kept.
 */
function questionsByHandle(): (search: URLSearchParams, response: ServerResponse) => URLSearchParams {
  const known = new Map<string, URLSearchParams>();
  return (search, response) => {
    const handle = search.get('handle');
    if (!search.has('table')) {
      const asked = new URLSearchParams(known.get(handle ?? '') ?? search);
      if (handle !== null) asked.set('handle', handle);
      return asked;
    }
    // What `writeHead` is given can be read nowhere afterwards.
    const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse;
    response.writeHead = ((...parts: unknown[]) => {
      const given = (parts.at(-1) as Record<string, unknown>)['electric-handle'];
      if (typeof given === 'string') known.set(given, search);
      return writeHead(...parts);
    }) as typeof response.writeHead;
    return search;
  };
}

/** An engine behind a plain HTTP server at `/v1/shape`, as the official client expects it. */
export async function startServer(
  given: Omit<ElectricOptions, 'log' | 'slotName' | 'publicationName'> & Partial<ElectricOptions>,
  port = 0,
): Promise<TestServer> {
  const events: string[] = [];
  const engine = createElectric({
    slotName: 'electric_test',
    publicationName: 'electric_test',
    log: (entry) => void events.push(`${entry.event} ${JSON.stringify(entry.detail ?? {})}`),
    durabilityMs: 50,
    catalogueMs: 200,
    ...given,
  });
  const askedOf = questionsByHandle();
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/v1/health') {
      const status = engine.status().kind === 'streaming' ? 'active' : 'starting';
      response.end(JSON.stringify({ status }));
      return;
    }
    const asked = askedOf(searchParams, response);
    void engine.respond(definitionFrom(asked), asked, request, response);
  });
  await engine.start();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/shape`;
  return {
    url,
    engine,
    events,
    async stop() {
      await engine.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
