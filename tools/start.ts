import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serverReadySchema } from '../shared/contracts/ready-line.ts';
import { buildBoard } from './build-board.ts';
import { openBoard } from './open-board.ts';
import { type Service, ServiceEnded, startService } from './process-tree.ts';

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

async function start(): Promise<void> {
  const options = readArguments();
  if (options.help) {
    say(usage);
    return;
  }
  const services: Service[] = [];
  const stopAll = async (code: number): Promise<never> => {
    for (const service of services.reverse()) await service.stop();
    process.exit(code);
  };
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    void stopAll(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  try {
    await run(options, services, () => stopping);
  } catch (error) {
    if (stopping) return;
    stopping = true;
    console.error(error instanceof ServiceEnded ? (error.lastWords.at(-1) ?? error.message) : String(error));
    await stopAll(1);
  }
}

async function run(
  options: ReturnType<typeof readArguments>,
  services: Service[],
  isStopping: () => boolean,
): Promise<void> {
  const dataDirectory = resolve(root, process.env.AGLIS_DATA_DIR ?? 'data');
  say('Starting the server …');
  const server = startService({
    name: 'server',
    script: 'server/main.ts',
    cwd: root,
    environment: {
      AGLIS_DATA_DIR: dataDirectory,
      AGLIS_DEMO: options.empty ? '0' : '1',
      AGLIS_LOG_LEVEL: process.env.AGLIS_LOG_LEVEL ?? 'warn',
    },
    onLog: (line) => showProgress(line),
  });
  services.push(server);
  await buildBoard(root);
  const ready = serverReadySchema.parse(await server.ready);
  const board = await openBoard({
    root,
    serverUrl: ready.address,
    dataDirectory: join(dataDirectory, 'desk'),
    open: !options['no-open'],
    services,
  });
  say('');
  say(`The control room is running${ready.demo ? ' on demo data' : ''}.`);
  say(`  board    ${board.address}  (${board.shell})`);
  for (const { username, password, role } of ready.signIn)
    say(`  sign in  ${username} / ${password}  (${role})`);
  say(`  data     ${dataDirectory}`);
  say('  stop     Ctrl+C');
  for (const service of services) {
    service.ended.then((code) => {
      if (code !== 0 && !isStopping())
        console.error(`The ${service.name} ended with code ${code}; stop with Ctrl+C and start again.`);
    });
  }
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
