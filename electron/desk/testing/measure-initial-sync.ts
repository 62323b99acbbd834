/**
 * How fast tickets arrive in an empty cache: `node electron/desk/testing/measure-initial-sync.ts [rows]`.
 * The log is served by another thread, its chunks of about 1 MB made beforehand, so that only the desk is measured.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { shapes } from '../../../shared/contracts/shapes.ts';
import { thisMachine } from '../process/this-machine.ts';
import { overHttp } from '../sync/server-reach.ts';
import { storeBatches } from '../sync/store-batch.ts';
import { aTicket } from './builders.ts';
import { openTestCache, temporaryDirectory } from './desk-harness.ts';
import { ticketRow } from './postgres-text.ts';

const rowsPerChunk = 800;

function serve(rows: number): void {
  const chunks: Buffer[] = [];
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const messages = Array.from({ length: Math.min(rowsPerChunk, rows - from) }, (_, place) => {
      /* Random like the real ones: ordered keys would spare SQLite's index most of its work. */
      const id = crypto.randomUUID();
      const value = ticketRow(aTicket({ id, number: `T-${from + place}` }));
      return {
        key: `"public"."tickets"/"${id}"`,
        value,
        headers: { operation: 'insert', lsn: '1', txids: [1] },
      };
    });
    const last = from + rowsPerChunk >= rows ? [{ headers: { control: 'up-to-date' } }] : [];
    chunks.push(Buffer.from(JSON.stringify([...messages, ...last])));
  }
  const types: Record<string, string> = { integer: 'int4', real: 'float8', boolean: 'bool', json: 'jsonb' };
  const schema = Object.fromEntries(
    Object.entries(shapes.tickets.columns).map(([name, kind]) => [name, { type: types[kind] ?? 'text' }]),
  );
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const offset = query.get('offset') ?? '-1';
    const place = offset === '-1' ? 0 : Number(offset.split('_')[1]);
    const headers = {
      'electric-handle': '1',
      'electric-offset': `0_${place + 1}`,
      'electric-cursor': '1',
      'electric-schema': JSON.stringify(schema),
    };
    if (query.get('live') === 'true') {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' }).write(':\n\n');
      return;
    }
    const isLast = place === chunks.length - 1;
    response.writeHead(200, {
      ...headers,
      ...(isLast ? { 'electric-up-to-date': '' } : {}),
      'content-type': 'application/json',
    });
    response.end(chunks[place]);
  });
  server.listen(0, '127.0.0.1', () => {
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const address = server.address();
    parentPort?.postMessage({ port: typeof address === 'object' ? address?.port : 0, bytes });
  });
}

function measure({ port, bytes }: { port: number; bytes: number }, rows: number): void {
  const directory = temporaryDirectory();
  const { clock, timers } = thisMachine;
  const cache = openTestCache(join(directory.path, 'cache.db'));
  const store = storeBatches('tickets', cache);
  const abort = new AbortController();
  const startedAt = performance.now();
  const { follow } = overHttp(`http://127.0.0.1:${port}`)(() => 'token');
  follow({
    shape: 'tickets',
    from: null,
    monotonicMs: timers.monotonicMs,
    signal: abort.signal,
    onMustRefetch: () => Promise.resolve(),
    onReconnect: () => undefined,
    onFailure: (failure, error) => process.stderr.write(`${failure} ${String(error)}\n`),
    onBatch: async (batch) => {
      if (!(await store.store(batch, clock.now()))) return;
      const seconds = (performance.now() - startedAt) / 1000;
      const readFrom = performance.now();
      const read = cache.all('tickets').length;
      const readSeconds = (performance.now() - readFrom) / 1000;
      const figures = {
        rows,
        megabytes: Math.round(bytes / 1e5) / 10,
        seconds: Math.round(seconds * 100) / 100,
        rowsPerSecond: Math.round(rows / seconds),
        readAsEntitiesPerSecond: Math.round(read / readSeconds),
        rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
      };
      process.stdout.write(`${JSON.stringify(figures)}\n`);
      abort.abort();
      cache.close();
      directory.remove();
      process.exit(0);
    },
  });
}

if (isMainThread) {
  const rows = Number(process.argv[2] ?? 100_000);
  const worker = new Worker(new URL(import.meta.url), { workerData: { rows } });
  worker.once('message', (served: { port: number; bytes: number }) => measure(served, rows));
} else serve((workerData as { rows: number }).rows);
