/**
 * Many desks' live connections in one process: each reads the tickets shape's server-sent events and notes when a
 * marker arrived. Started by `fork`; says `reading` once all are live, and `arrivals` whenever it is asked.
 */
import { Agent, get, type IncomingMessage } from 'node:http';
import { epochMs, markersIn } from './marker.ts';

const [serverUrl = '', token = '', count = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

const ask = (search: Record<string, string>) =>
  new Promise<IncomingMessage>((answer, fail) => {
    const url = new URL(`/v1/shapes/tickets?${new URLSearchParams(search)}`, serverUrl);
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, answer).on('error', fail);
  });

async function readLive(): Promise<Record<string, number>> {
  const now = await ask({ offset: 'now' });
  now.resume();
  const { 'electric-handle': handle, 'electric-offset': offset, 'electric-cursor': cursor } = now.headers;
  const live = await ask({
    handle: String(handle),
    offset: String(offset),
    ...(cursor ? { cursor: String(cursor) } : {}),
    live: 'true',
    live_sse: 'true',
  });
  if (live.statusCode !== 200) throw new Error(`A live connection was answered ${live.statusCode}`);
  const arrivals: Record<string, number> = {};
  live.on('data', (bytes: Buffer) => {
    const at = epochMs();
    for (const marker of markersIn(bytes.toString('latin1'))) arrivals[marker] ??= at;
  });
  live.on('end', () => process.stderr.write('read-streams: a live connection ended\n'));
  return arrivals;
}

const clients: Record<string, number>[] = [];
for (let begun = 0; begun < Number(count); begun += 1) clients.push(await readLive());
process.send?.({ kind: 'reading' });
process.on('message', () => process.send?.({ kind: 'arrivals', clients }));
process.on('disconnect', () => process.exit(0));
