import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureDatabase } from '../../server/database/database.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';
import type { ServerReady } from '../../shared/contracts/ready-line.ts';
import { launchServer } from '../support/control-room.ts';
import { fixedPort } from './fixed-port.ts';

export type SignIn = { readonly username: string; readonly password: string };

/** One PostgreSQL for all schedules, with a filled database that each schedule gets a copy of. */
export type Cluster = {
  /** People who may give commands, more than any schedule has desks. */
  readonly people: readonly SignIn[];
  databaseUrl(name: string): string;
  copyDatabase(name: string): Promise<void>;
  /** Also of its replication slot: slots belong to the cluster, and the next room's server wants the name. */
  removeDatabase(name: string): Promise<void>;
  /** Ends PostgreSQL as its operator would, or as a crash would, and starts it on the same port. One at a time. */
  restart(how: 'fast' | 'crash'): Promise<void>;
  stop(): Promise<void>;
};

const template = 'chaos_template';

/** Starts PostgreSQL and fills the template by the real server. */
export async function startCluster(): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-chaos-cluster-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const dataDirectory = join(directory, 'postgres');
  const port = await fixedPort();
  const start = () =>
    startEmbeddedPostgres({
      dataDirectory,
      settings: {
        port: String(port),
        wal_level: 'logical',
        // A crash of PostgreSQL is not a crash of this machine: what was written is kept without waiting for the disk.
        fsync: 'off',
        max_connections: '100',
      },
    });
  const state = { postgres: await start(), restarting: Promise.resolve() };
  const databaseUrl = (name: string) => `postgres://aglis@127.0.0.1:${port}/${name}`;
  const admin = (statement: string) => ask(databaseUrl('postgres'), statement);
  const cluster: Omit<Cluster, 'people'> = {
    databaseUrl,
    copyDatabase: async (name) => void (await admin(`create database ${name} template ${template}`)),
    async removeDatabase(name) {
      await dropSlots(databaseUrl('postgres'), name);
      await admin(`drop database if exists ${name} with (force)`);
    },
    restart(how) {
      state.restarting = state.restarting.then(async () => {
        await (how === 'fast' ? state.postgres.stop() : crash(dataDirectory));
        state.postgres = await start();
      });
      return state.restarting;
    },
    async stop() {
      await state.restarting;
      await state.postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await ensureDatabase(databaseUrl('postgres'), template);
  return { ...cluster, people: await fillTemplate(cluster, directory) };
}

/** One question on a connection of its own. */
export async function ask(url: string, question: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Immediate shutdown: every process of PostgreSQL ends at once, and the next start recovers from the log. */
async function crash(dataDirectory: string): Promise<void> {
  const pid = Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await sleep(10);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function fillTemplate(
  cluster: Pick<Cluster, 'databaseUrl'>,
  directory: string,
): Promise<readonly SignIn[]> {
  const url = cluster.databaseUrl(template);
  const { service, ready } = await launchServer({
    environment: roomEnvironment(url, join(directory, 'filling')),
  });
  await service.stop();
  await dropSlots(cluster.databaseUrl('postgres'), template);
  // Somebody must be able to take a ticket: at night few technicians are on shift.
  await ask(
    url,
    `update technicians set skills = '["splicing","ont","cabling","wireless","metro-ethernet","olt"]', availability =
       jsonb_build_object('kind', 'on-shift', 'until', (extract(epoch from now()) * 1000)::bigint + 36000000)`,
  );
  return await peopleOf(url, ready);
}

async function peopleOf(url: string, { signIn }: ServerReady): Promise<readonly SignIn[]> {
  const password = signIn[0]?.password ?? '';
  const rows = await ask(
    url,
    "select username from accounts where role in ('operator', 'supervisor') order by role desc, username limit 8",
  );
  return rows.map(({ username }) => ({ username: String(username), password }));
}

/** The environment of a server that serves a copy of the template. */
export const roomEnvironment = (databaseUrl: string, dataDirectory: string) => ({
  DATABASE_URL: databaseUrl,
  AGLIS_DATA_DIR: dataDirectory,
  AGLIS_SERVER_PORT: '0',
  AGLIS_DEMO: '1',
  AGLIS_DEMO_SIZE: 'small',
  AGLIS_DEMO_SIMULATE: '0',
});

/** A slot is released a moment after the process that read it ended. */
async function dropSlots(adminUrl: string, database: string): Promise<void> {
  const slots = () =>
    ask(adminUrl, 'select slot_name, active_pid from pg_replication_slots where database = $1', [database]);
  for (let left = await slots(); left.length > 0; left = await slots()) {
    for (const { slot_name, active_pid } of left) {
      if (active_pid === null) await ask(adminUrl, 'select pg_drop_replication_slot($1)', [slot_name]);
      else await ask(adminUrl, 'select pg_terminate_backend($1)', [active_pid]);
    }
    await sleep(10);
  }
}
