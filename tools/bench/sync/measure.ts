import pg from 'pg';
import { createServerClient } from '../../../electron/desk/sync/server-client.ts';
import type { ControlRoom } from '../../../tests/support/control-room.ts';
import { databaseUrlOf } from '../../../tests/support/server-truth.ts';
import { startChild } from './child.ts';
import { somebodyTookThem } from './every-ticket.ts';
import { epochMs, markerOf } from './marker.ts';

export type Member = { readonly serverUrl: string; readonly token: string };

export async function signInTo({ server }: ControlRoom): Promise<Member> {
  const serverUrl = server.address;
  const [person] = server.signIn;
  if (!person) throw new Error('The room has nobody to sign in as');
  const client = createServerClient({ serverUrl, token: () => null, fetch });
  const { username, password } = person;
  const { token } = await client.signIn({ username, password, deskName: 'benchmark' });
  return { serverUrl, token };
}

export type FirstSync = {
  readonly rows: number;
  readonly seconds: number;
  readonly maxRssMegabytes: number;
};

export async function measureFirstSync({ serverUrl, token }: Member): Promise<FirstSync> {
  const desk = startChild('follow-tickets.ts', [serverUrl, token]);
  try {
    const { rows, seconds, maxRssMegabytes } = await desk.told('synced');
    return { rows: Number(rows), seconds: Number(seconds), maxRssMegabytes: Number(maxRssMegabytes) };
  } finally {
    await desk.end();
  }
}

export type WholeDesk = { readonly seconds: number; readonly maxRssMegabytes: number };

/** The same for a desk as people run it: every shape, the outbox, and a window that looks. */
export async function measureWholeDesk({ server }: ControlRoom): Promise<WholeDesk> {
  const [person] = server.signIn;
  const desk = startChild('whole-desk.ts', [server.address, person?.username ?? '', person?.password ?? '']);
  try {
    const { seconds, maxRssMegabytes } = await desk.told('live');
    return { seconds: Number(seconds), maxRssMegabytes: Number(maxRssMegabytes) };
  } finally {
    await desk.end();
  }
}

export type Latencies = {
  /** Milliseconds from the confirmed commit until the change was committed in one desk's cache. */
  readonly cache: readonly number[];
  /** The same until each client had read it from its connection; one for each client and change. */
  readonly clients: readonly number[];
};

/** Made before any is looked at: a room's processes have run for days, and their code is compiled. */
export const warmingCommits = 2000;

type Commits = { readonly changes: number; readonly perSecond: number };

/** One desk with a cache, and so many live connections beside it that there are `desks` in all. */
export async function measureLatency(
  room: ControlRoom,
  { serverUrl, token }: Member,
  { desks, ...commits }: Commits & { readonly desks: number },
): Promise<Latencies> {
  const others = desks > 1 ? startChild('read-streams.ts', [serverUrl, token, String(desks - 1)]) : undefined;
  const desk = startChild('follow-tickets.ts', [serverUrl, token]);
  try {
    await desk.told('synced');
    await others?.told('reading');
    const committed = await commitMarkers(databaseUrlOf(room.directory), commits);
    await pause(1500);
    const [cache = []] = await arrivalsOf(desk, committed);
    const clients = others ? (await arrivalsOf(others, committed)).flat() : cache;
    return { cache, clients };
  } finally {
    await desk.end();
    await others?.end();
  }
}

/** @returns seconds from the commit of one transaction that changes every ticket until all of it is in one desk's cache */
export async function measureFlood(room: ControlRoom, { serverUrl, token }: Member): Promise<number> {
  const desk = startChild('follow-tickets.ts', [serverUrl, token]);
  try {
    await desk.told('synced');
    const committedAt = await changeEveryTicket(databaseUrlOf(room.directory));
    for (;;) {
      desk.ask();
      const { clients } = await desk.told('arrivals');
      const arrivedAt = (clients as readonly Record<string, number>[])[0]?.[lastMarker];
      if (arrivedAt !== undefined) return (arrivedAt - committedAt) / 1000;
      await pause(200);
    }
  } finally {
    await desk.end();
  }
}

/** On the change that ends the transaction. */
const lastMarker = markerOf(0);

/** @returns epoch milliseconds at which Postgres had confirmed the commit */
async function changeEveryTicket(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(somebodyTookThem);
    await client.query(
      'update tickets set title = $1 where id = (select id from tickets where not archived limit 1)',
      [lastMarker],
    );
    await client.query('commit');
    return epochMs();
  } finally {
    await client.end();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** So fast follow those that nobody looks at. */
const warmingPerSecond = 200;

/** @returns epoch milliseconds at which Postgres had confirmed each commit, by marker */
async function commitMarkers(connectionString: string, { changes, perSecond }: Commits) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const committed = new Map<string, number>();
  try {
    const { rows } = await client.query<{ id: string }>('select id from tickets where not archived limit 1');
    const commit = (title: string) =>
      client.query('update tickets set title = $1 where id = $2', [title, rows[0]?.id]);
    for (let index = 0; index < warmingCommits; index += 1) {
      await commit(`warm-up ${index}`);
      await pause(1000 / warmingPerSecond);
    }
    for (let index = 0; index < changes; index += 1) {
      const marker = markerOf(index);
      await commit(marker);
      committed.set(marker, epochMs());
      await pause(1000 / perSecond);
    }
  } finally {
    await client.end();
  }
  return committed;
}

async function arrivalsOf(
  child: ReturnType<typeof startChild>,
  committed: ReadonlyMap<string, number>,
): Promise<readonly (readonly number[])[]> {
  child.ask();
  const { clients } = await child.told('arrivals');
  return (clients as readonly Record<string, number>[]).map((arrivals) =>
    [...committed].map(([marker, at]) => {
      const arrived = arrivals[marker];
      if (arrived === undefined) throw new Error(`${marker} never arrived`);
      return arrived - at;
    }),
  );
}
