import { createWriteStream, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchDesk, launchServer } from '../support/control-room.ts';
import { type Cluster, roomEnvironment } from './cluster.ts';
import { type DeskWindow, openDeskWindow } from './desk-window.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { fixedPort } from './fixed-port.ts';
import { type Supervised, supervise } from './supervised.ts';

export type ChaosDesk = {
  readonly name: string;
  /** Between this desk and the server. */
  readonly link: FaultyProxy;
  readonly process: Supervised;
  readonly window: DeskWindow;
  /** Cache, outbox and session. */
  readonly directory: string;
};

/** A real server and real desks on one copy of the database, each desk behind a link of its own. */
export type ChaosRoom = {
  readonly directory: string;
  /** Epoch milliseconds; nothing of the demo world is younger. */
  readonly openedAt: number;
  readonly databaseUrl: string;
  readonly cluster: Cluster;
  readonly server: Supervised;
  readonly desks: readonly ChaosDesk[];
  /** Processes that ended although nobody killed them. */
  readonly ended: readonly string[];
  /** Into `chaos.log`, beside the logs of the processes. */
  note(line: string): void;
  /** Links pass, everything runs. */
  heal(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  readonly name: string;
  readonly desks: number;
  /** More environment for the desks: preloaded patches, for one. */
  readonly deskEnvironment?: (launch: number) => Readonly<Record<string, string>>;
};

/** Starts everything, signs everybody in and waits until every window holds all rows. */
export async function openChaosRoom(cluster: Cluster, options: Options): Promise<ChaosRoom> {
  const directory = mkdtempSync(join(tmpdir(), `aglis-${options.name}-`));
  const database = options.name.replaceAll('-', '_');
  await cluster.copyDatabase(database);
  const databaseUrl = cluster.databaseUrl(database);
  const openedAt = Date.now();
  const ended: string[] = [];
  const port = await fixedPort();
  const site: Site = {
    directory,
    port,
    onEndedByItself: (name, code) => ended.push(`${name} with code ${code}`),
  };
  const server = superviseServer(databaseUrl, site);
  await server.ensureRunning();
  const desks = await Promise.all(
    Array.from({ length: options.desks }, (_, index) => openDesk(`desk-${index + 1}`, site, options)),
  );
  await Promise.all(desks.map((desk, index) => enter(desk, cluster, index)));
  return {
    directory,
    openedAt,
    databaseUrl,
    cluster,
    server,
    desks,
    ended,
    note: logFile(directory, 'chaos'),
    async heal() {
      await Promise.all(desks.map(({ link }) => link.set({ kind: 'pass' })));
      for (const process of [server, ...desks.map((desk) => desk.process)]) process.resume();
      await server.ensureRunning();
      await Promise.all(desks.map((desk) => desk.process.ensureRunning()));
    },
    async close() {
      await Promise.all(desks.map(({ window }) => window.close()));
      await Promise.all([server, ...desks.map((desk) => desk.process)].map((process) => process.close()));
      await Promise.all(desks.map(({ link }) => link.close()));
      await cluster.removeDatabase(database);
    },
  };
}

type Site = {
  readonly directory: string;
  readonly port: number;
  readonly onEndedByItself: (name: string, code: number) => void;
};

function superviseServer(databaseUrl: string, { directory, port, onEndedByItself }: Site): Supervised {
  const onLog = logFile(directory, 'server');
  const environment = {
    ...roomEnvironment(databaseUrl, join(directory, 'server')),
    AGLIS_SERVER_PORT: String(port),
  };
  return supervise({ name: 'server', launch: () => launchServer({ environment, onLog }), onEndedByItself });
}

async function openDesk(name: string, site: Site, options: Options): Promise<ChaosDesk> {
  const link = await startFaultyProxy({ port: site.port });
  const directory = join(site.directory, name);
  const onLog = logFile(site.directory, name);
  const port = await fixedPort();
  const state = { launches: 0, address: '' };
  const launch = async () => {
    state.launches += 1;
    const environment = {
      AGLIS_SERVER_URL: link.address,
      AGLIS_DATA_DIR: directory,
      AGLIS_DESK_NAME: name,
      AGLIS_DESK_PORT: String(port),
      ...options.deskEnvironment?.(state.launches),
    };
    const desk = await launchDesk({ environment, onLog });
    state.address = desk.address;
    return desk;
  };
  const process = supervise({ name, launch, onEndedByItself: site.onEndedByItself });
  await process.ensureRunning();
  return { name, link, process, directory, window: openDeskWindow(state.address) };
}

const signInWithinMs = 30_000;

async function enter(desk: ChaosDesk, cluster: Cluster, index: number): Promise<void> {
  const person = cluster.people[index];
  if (!person) throw new Error(`There are ${cluster.people.length} people for more desks`);
  await desk.window.signIn(person);
  await until(
    `${desk.name} live`,
    signInWithinMs,
    () => desk.window.isReady() && desk.window.connection() === 'live',
  );
}

/** @throws naming what did not come true within the time */
export async function until(what: string, withinMs: number, isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function logFile(directory: string, name: string): (line: string) => void {
  mkdirSync(directory, { recursive: true });
  const file = createWriteStream(join(directory, `${name}.log`), { flags: 'a' });
  return (line) => void file.write(`${new Date().toISOString()} ${line}\n`);
}
