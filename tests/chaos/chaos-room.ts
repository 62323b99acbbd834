import { createWriteStream, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchDesk, launchServer } from '../support/control-room.ts';
import { type Cluster, roomEnvironment, type SignIn } from './cluster.ts';
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
  /** The server's shape log and first password. */
  readonly serverDirectory: string;
  readonly desks: readonly ChaosDesk[];
  /** Processes that ended although nobody killed them. */
  readonly ended: readonly string[];
  /** Starts one more desk, signs somebody in and waits until its window holds all rows. */
  join(options?: DeskOptions): Promise<ChaosDesk>;
  /** Ends a desk for good; its directory stays. */
  leave(desk: ChaosDesk): Promise<void>;
  /** Into `chaos.log`, beside the logs of the processes. */
  note(line: string): void;
  /** Links pass, everything runs. */
  heal(): Promise<void>;
  close(): Promise<void>;
};

type DeskOptions = {
  /** More environment for this launch of the desk, counted from 1: a preloaded patch, for one. */
  readonly environment?: (launch: number) => Readonly<Record<string, string>>;
};

/** Starts a server on a copy of the database and so many desks. */
export async function openChaosRoom(
  cluster: Cluster,
  options: { readonly name: string; readonly desks: number },
): Promise<ChaosRoom> {
  const directory = mkdtempSync(join(tmpdir(), `aglis-${options.name}-`));
  const database = options.name.replaceAll('-', '_');
  await cluster.copyDatabase(database);
  const databaseUrl = cluster.databaseUrl(database);
  const ended: string[] = [];
  const onEndedByItself = (name: string, code: number) => void ended.push(`${name} with code ${code}`);
  const site: Site = { directory, port: await fixedPort(), onEndedByItself };
  const openedAt = Date.now();
  const serverDirectory = join(directory, 'server');
  const server = superviseServer({ databaseUrl, serverDirectory }, site);
  await server.ensureRunning();

  const desks: ChaosDesk[] = [];
  const joinRoom = async (place: number, deskOptions: DeskOptions = {}) => {
    const person = cluster.people[place % cluster.people.length];
    if (!person) throw new Error('There is nobody to sign in');
    const desk = await openDesk(`desk-${place + 1}`, site, deskOptions);
    desks.push(desk);
    await enter(desk, person);
    return desk;
  };
  await Promise.all(Array.from({ length: options.desks }, (_, place) => joinRoom(place)));
  let joined = options.desks;
  const processes = () => [server, ...desks.map((desk) => desk.process)];
  return {
    directory,
    openedAt,
    databaseUrl,
    cluster,
    server,
    serverDirectory,
    desks,
    ended,
    join: (deskOptions) => joinRoom(joined++, deskOptions),
    async leave(desk) {
      desks.splice(desks.indexOf(desk), 1);
      await closeDesk(desk);
    },
    note: logFile(directory, 'chaos'),
    async heal() {
      await Promise.all(desks.map(({ link }) => link.set({ kind: 'pass' })));
      for (const process of processes()) process.resume();
      for (const process of processes()) await process.ensureRunning();
    },
    async close() {
      await Promise.all(desks.map(closeDesk));
      await server.close();
      await cluster.removeDatabase(database);
    },
  };
}

type Site = {
  readonly directory: string;
  readonly port: number;
  readonly onEndedByItself: (name: string, code: number) => void;
};

function superviseServer(
  place: { readonly databaseUrl: string; readonly serverDirectory: string },
  { directory, port, onEndedByItself }: Site,
): Supervised {
  const onLog = logFile(directory, 'server');
  const environment = {
    ...roomEnvironment(place.databaseUrl, place.serverDirectory),
    AGLIS_SERVER_PORT: String(port),
  };
  return supervise({ name: 'server', launch: () => launchServer({ environment, onLog }), onEndedByItself });
}

async function openDesk(name: string, site: Site, options: DeskOptions): Promise<ChaosDesk> {
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
      ...options.environment?.(state.launches),
    };
    const desk = await launchDesk({ environment, onLog });
    state.address = desk.address;
    return desk;
  };
  const process = supervise({ name, launch, onEndedByItself: site.onEndedByItself });
  await process.ensureRunning();
  return { name, link, process, directory, window: openDeskWindow(state.address) };
}

async function closeDesk({ window, process, link }: ChaosDesk): Promise<void> {
  await window.close();
  await process.close();
  await link.close();
}

const enteredWithinMs = 30_000;

/** A desk that dies meanwhile is started again, and its person tries again. @throws when nobody got in in time */
async function enter({ name, process, window }: ChaosDesk, person: SignIn): Promise<void> {
  const deadline = performance.now() + enteredWithinMs;
  let refusal: unknown = null;
  for (let isIn = false; !isIn || !window.isReady() || window.connection() !== 'live'; await sleep(10)) {
    if (performance.now() > deadline)
      throw new Error(`${name} did not get live: ${window.connection()}, ${refusal}`);
    await process.ensureRunning();
    try {
      if (!isIn || window.connection() === 'signed-out') await window.signIn(person);
      isIn = true;
    } catch (error) {
      refusal = error;
    }
  }
}

function logFile(directory: string, name: string): (line: string) => void {
  mkdirSync(directory, { recursive: true });
  const file = createWriteStream(join(directory, `${name}.log`), { flags: 'a' });
  return (line) => void file.write(`${new Date().toISOString()} ${line}\n`);
}
