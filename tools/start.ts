import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stopLeftPostgres } from '../server/database/embedded-postgres.ts';
import { type ServerReady, serverReadySchema } from '../shared/contracts/ready-line.ts';
import { buildBoard } from './build-board.ts';
import { keepRunning } from './keep-running.ts';
import { type OpenedBoard, openBoard } from './open-board.ts';
import { ServiceEnded, startService } from './process-tree.ts';

const root = resolve(import.meta.dirname, '..');

const usage = `npm start -- [--empty] [--no-open]
  --empty     start without demo data: one administrator, nothing else
  --no-open   do not open the board, only print its address`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        empty: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(1);
  }
}

const say = (line: string) => console.log(line);

/** What runs, newest last; stopped in reverse. */
type Running = { stop(): Promise<void> }[];

async function start(): Promise<void> {
  const options = readArguments();
  if (options.help) {
    say(usage);
    return;
  }
  const running: Running = [];
  let stopping = false;
  const stopAll = async (code: number): Promise<void> => {
    stopping = true;
    for (const service of running.reverse()) await service.stop();
    process.exit(code);
  };
  const onSignal = () => {
    if (stopping) return;
    say('\nStopping …');
    void stopAll(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  try {
    await run(options, running);
  } catch (error) {
    if (stopping) return;
    console.error(error instanceof ServiceEnded ? (error.lastWords.at(-1) ?? error.message) : String(error));
    await stopAll(1);
  }
}

async function run(options: ReturnType<typeof readArguments>, running: Running): Promise<void> {
  const dataDirectory = resolve(root, process.env.AGLIS_DATA_DIR ?? 'data');
  say('Starting the server …');
  const startServer = () =>
    startService({ ...serverService(dataDirectory, options.empty), onLog: showProgress });
  const server = startServer();
  running.push(server);
  await buildBoard(root);
  const ready = serverReadySchema.parse(await server.ready);
  // Only who has served this database may end a PostgreSQL that a killed server left in it.
  running[0] = { stop: () => stopLeftPostgres(join(dataDirectory, 'postgres')) };
  running.push(keepRunning({ first: server, startAgain: startServer, say }));
  const board = await openBoard({
    root,
    serverUrl: ready.address,
    dataDirectory: join(dataDirectory, 'desk'),
    open: !options['no-open'],
    running,
    say,
  });
  announce(ready, board, dataDirectory);
}

const serverService = (dataDirectory: string, empty: boolean) => ({
  name: 'server',
  script: 'server/main.ts',
  cwd: root,
  environment: {
    AGLIS_DATA_DIR: dataDirectory,
    AGLIS_DEMO: empty ? '0' : '1',
    AGLIS_LOG_LEVEL: process.env.AGLIS_LOG_LEVEL ?? 'warn',
  },
});

function announce(ready: ServerReady, board: OpenedBoard, dataDirectory: string): void {
  say('');
  say(`The control room is running${ready.demo ? ' on demo data' : ''}.`);
  say(`  board    ${board.address}  (${board.shell})`);
  for (const { username, password, role } of ready.signIn)
    say(`  sign in  ${username} / ${password}  (${role})`);
  say(`  data     ${dataDirectory}`);
  say('  stop     Ctrl+C');
}

/** The server's log is for its log; what a person waits for is shown. */
function showProgress(line: string): void {
  try {
    const entry = JSON.parse(line) as { level?: number; msg?: string; progress?: string };
    if (entry.progress) say(entry.progress);
    else if ((entry.level ?? 0) >= 50) console.error(line);
  } catch {
    // A sentence for people; start prints it when the server ends.
  }
}

await start();
