import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { startEmbeddedPostgres, stopLeftPostgres } from '../../server/database/embedded-postgres.ts';
import { roomSettings } from '../../server/database/room-settings.ts';
import { type ServerReady, serverReadySchema } from '../../shared/contracts/ready-line.ts';
import { startService } from '../../tools/process-tree.ts';

const root = resolve(import.meta.dirname, '../..');
const deskReadySchema = z.object({ ready: z.literal(true), address: z.url() });

/** A server with its own PostgreSQL and a desk, as real processes in a directory of their own. */
export type ControlRoom = {
  readonly directory: string;
  readonly server: ServerReady;
  /** The board's address, with the token of this launch. */
  readonly boardAddress: string;
  stopServer(): Promise<void>;
  /** Ends the server as a power cut would. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  stopDesk(): Promise<void>;
  /** @returns the new board address: every launch has a token of its own. */
  startDesk(): Promise<string>;
  stop(): Promise<void>;
};

export type ControlRoomOptions = {
  readonly demo?: 'small' | 'full' | 'none';
  readonly simulate?: boolean;
  /** What the server is told beside its world, its data and its port. */
  readonly serverEnvironment?: Readonly<Record<string, string>>;
  /** What the desk is told beside where its server and its data are. */
  readonly deskEnvironment?: Readonly<Record<string, string>>;
  /** Of its PostgreSQL, beside those a room has. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
  readonly onLog?: (line: string) => void;
};

type LaunchOptions = {
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog?: ((line: string) => void) | undefined;
};

/** A world in which nothing happens but what a test does: nobody of the demo takes the tickets that it counts. */
export const stillWorld = {
  AGLIS_DEMO: '1',
  AGLIS_DEMO_SIZE: 'small',
  AGLIS_DEMO_SIMULATE: '0',
} as const;

/** The real server as a process of its own. @throws with its last words when it ends before it is ready */
export async function launchServer({ environment, onLog }: LaunchOptions) {
  const service = startService({
    name: 'server',
    script: 'server/main.ts',
    cwd: root,
    environment: { AGLIS_LOG_LEVEL: 'warn', ...environment },
    ...(onLog ? { onLog } : {}),
  });
  return { service, ready: serverReadySchema.parse(await service.ready) };
}

/** The real desk, with its board, as a process of its own. @throws with its last words when it ends before it is ready */
export async function launchDesk({ environment, onLog }: LaunchOptions) {
  const service = startService({
    name: 'desk',
    script: 'electron/browser-shell/main.ts',
    cwd: root,
    environment,
    ...(onLog ? { onLog } : {}),
  });
  return { service, address: deskReadySchema.parse(await service.ready).address };
}

export async function startControlRoom(options: ControlRoomOptions = {}): Promise<ControlRoom> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-room-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const demo = options.demo ?? 'small';
  const { onLog } = options;
  let port = '0';
  const startServer = () =>
    launchServer({
      environment: {
        AGLIS_DATA_DIR: directory,
        AGLIS_SERVER_PORT: port,
        AGLIS_DEMO: demo === 'none' ? '0' : '1',
        AGLIS_DEMO_SIZE: demo === 'full' ? 'full' : 'small',
        AGLIS_DEMO_SIMULATE: options.simulate ? '1' : '0',
        ...options.serverEnvironment,
      },
      onLog,
    });
  if (options.postgresSettings) {
    // The server takes over what runs in its directory.
    const settings = { ...roomSettings, ...options.postgresSettings };
    await startEmbeddedPostgres({ dataDirectory: join(directory, 'postgres'), settings });
  }
  let server = await startServer();
  port = new URL(server.ready.address).port;
  const startDesk = () =>
    launchDesk({
      environment: {
        AGLIS_SERVER_URL: server.ready.address,
        AGLIS_DATA_DIR: join(directory, 'desk'),
        AGLIS_DESK_PORT: '0',
        ...options.deskEnvironment,
      },
      onLog,
    });
  let desk = await startDesk();
  return {
    directory,
    server: server.ready,
    boardAddress: desk.address,
    stopServer: () => server.service.stop(),
    killServer: async () => {
      server.service.process.kill('SIGKILL');
      await server.service.ended;
    },
    startServer: async () => {
      server = await startServer();
    },
    stopDesk: () => desk.service.stop(),
    startDesk: async () => {
      desk = await startDesk();
      return desk.address;
    },
    stop: async () => {
      await desk.service.stop();
      await server.service.stop();
      await stopLeftPostgres(join(directory, 'postgres'));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
