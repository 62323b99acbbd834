import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { stopLeftPostgres } from '../../server/database/embedded-postgres.ts';
import { type ServerReady, serverReadySchema } from '../../shared/contracts/ready-line.ts';
import { type Service, startService } from '../../tools/process-tree.ts';

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
  readonly onLog?: (line: string) => void;
};

export async function startControlRoom(options: ControlRoomOptions = {}): Promise<ControlRoom> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-room-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const demo = options.demo ?? 'small';
  let port = '0';
  const launch = async (): Promise<{ service: Service; ready: ServerReady }> => {
    const service = startService({
      name: 'server',
      script: 'server/main.ts',
      cwd: root,
      environment: {
        AGLIS_DATA_DIR: directory,
        AGLIS_SERVER_PORT: port,
        AGLIS_DEMO: demo === 'none' ? '0' : '1',
        AGLIS_DEMO_SIZE: demo === 'full' ? 'full' : 'small',
        AGLIS_DEMO_SIMULATE: options.simulate ? '1' : '0',
        AGLIS_LOG_LEVEL: 'warn',
      },
      ...(options.onLog ? { onLog: options.onLog } : {}),
    });
    return { service, ready: serverReadySchema.parse(await service.ready) };
  };
  let server = await launch();
  port = new URL(server.ready.address).port;
  const launchDesk = async (): Promise<{ service: Service; address: string }> => {
    const service = startService({
      name: 'desk',
      script: 'electron/browser-shell/main.ts',
      cwd: root,
      environment: {
        AGLIS_SERVER_URL: server.ready.address,
        AGLIS_DATA_DIR: join(directory, 'desk'),
        AGLIS_DESK_PORT: '0',
      },
      ...(options.onLog ? { onLog: options.onLog } : {}),
    });
    return { service, address: deskReadySchema.parse(await service.ready).address };
  };
  let desk = await launchDesk();
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
      server = await launch();
    },
    stopDesk: () => desk.service.stop(),
    startDesk: async () => {
      desk = await launchDesk();
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
