import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';
import {
  findPostgresBinaries,
  isReachable,
  type PostgresBinaries,
  type RunAs,
  runAsForPostgres,
} from './postgres-binaries.ts';

const run = promisify(execFile);
const majorVersion = '18';
const superuser = 'aglis';

export type EmbeddedPostgres = {
  /** Of the maintenance database `postgres`; `databaseUrl` names another on the same server. */
  readonly adminUrl: string;
  databaseUrl(name: string): string;
  /** It was running already: somebody else may be using it, so who only passes by does not stop it. */
  readonly tookOver: boolean;
  /** Starts it again, at the same address, when it has ended by itself. @returns whether it had */
  revive(): Promise<boolean>;
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataDirectory: string;
  /** Passed to the server as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * Starts PostgreSQL in its own directory on loopback, on a free port, and waits until it answers. A server that an
 * earlier run left behind (killed, power cut) is taken over instead of started twice.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDirectory } = options;
  const runAs = runAsForPostgres();
  prepareDirectory(dataDirectory, runAs);
  const binaries = await findPostgresBinaries(runAs);
  const context = { binaries, runAs, dataDirectory };
  // Written last of what a directory is made of.
  if (!existsSync(join(dataDirectory, 'global/pg_control'))) await initialise(context);
  assertVersion(dataDirectory);
  const running = (await isRunning(context)) ? portOf(dataDirectory) : null;
  const { settings = {} } = options;
  const port = running ?? (await freePort());
  if (running === null) await start(context, port, settings);
  const databaseUrl = (name: string) => `postgres://${superuser}@127.0.0.1:${port}/${name}`;
  return {
    adminUrl: databaseUrl('postgres'),
    databaseUrl,
    tookOver: running !== null,
    async revive() {
      if (isAlive(dataDirectory) || (await isRunning(context))) return false;
      await start(context, port, settings);
      return true;
    },
    stop: () => stopIfRunning(context),
  };
}

/** Ends a PostgreSQL whose server was killed and did not come back for it. Does nothing where none runs. */
export async function stopLeftPostgres(dataDirectory: string): Promise<void> {
  if (!existsSync(join(dataDirectory, 'postmaster.pid'))) return;
  const runAs = runAsForPostgres();
  await stopIfRunning({ binaries: await findPostgresBinaries(runAs), runAs, dataDirectory });
}

type Context = { readonly binaries: PostgresBinaries; readonly runAs: RunAs; readonly dataDirectory: string };

function prepareDirectory(directory: string, runAs: RunAs): void {
  try {
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o700);
    if (runAs && statSync(directory).uid !== runAs.uid) chownSync(directory, runAs.uid, runAs.gid);
    if (!runAs) assertWritable(directory);
  } catch (error) {
    if (error instanceof ExplainedError) throw error;
    throw unwritable(directory, error);
  }
  if (runAs && !isReachable(dirname(directory))) {
    throw new ExplainedError(
      `PostgreSQL runs as another user than root and cannot enter ${dirname(directory)}; set AGLIS_DATA_DIR to a directory that everybody may enter.`,
    );
  }
}

function assertWritable(directory: string): void {
  const probe = join(directory, '.write-probe');
  writeFileSync(probe, '');
  rmSync(probe);
}

const unwritable = (directory: string, cause: unknown) =>
  new ExplainedError(
    `The data directory ${directory} cannot be written (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}); make it writable or set AGLIS_DATA_DIR to another.`,
  );

function assertVersion(directory: string): void {
  const version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion) return;
  throw new ExplainedError(
    `The data directory ${directory} was made by PostgreSQL ${version} and this is PostgreSQL ${majorVersion}; move it aside, or upgrade it with pg_upgrade, and start again.`,
  );
}

/** Beside the directory, which it becomes when it is whole: one that was left half made could never be started. */
async function initialise(context: Context): Promise<void> {
  const { dataDirectory, runAs } = context;
  const unfinished = `${dataDirectory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  prepareDirectory(unfinished, runAs);
  await run(
    context.binaries.initdb,
    ['-D', unfinished, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...runAs, cwd: tmpdir() },
  ).catch(explain(context));
  become(dataDirectory, unfinished);
}

function become(directory: string, finished: string): void {
  try {
    rmdirSync(directory);
    renameSync(finished, directory);
  } catch (error) {
    throw new ExplainedError(
      `The data directory ${directory} is no PostgreSQL's and not empty (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); move aside what is in it, or set AGLIS_DATA_DIR to another.`,
    );
  }
}

async function start(
  context: Context,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  await pgCtl(context, [
    'start',
    '-w',
    '-t',
    '60',
    '-l',
    join(context.dataDirectory, 'server.log'),
    '-o',
    flags.join(' '),
  ]);
}

async function stopIfRunning(context: Context): Promise<void> {
  if (await isRunning(context)) await pgCtl(context, ['stop', '-m', 'fast', '-w', '-t', '30']);
}

async function isRunning(context: Context): Promise<boolean> {
  try {
    await run(context.binaries.pgCtl, ['status', '-D', context.dataDirectory], {
      ...context.runAs,
      cwd: tmpdir(),
    });
    return true;
  } catch {
    return false;
  }
}

/** Its first line is the process, its fourth the port (PostgreSQL documentation, "postmaster.pid"). */
const postmasterLines = (directory: string) =>
  readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
const portOf = (directory: string) => Number(postmasterLines(directory)[3]);

/** As `isRunning`, without starting a process to know it: asked every few seconds for as long as the server lives. */
function isAlive(directory: string): boolean {
  try {
    process.kill(Number(postmasterLines(directory)[0]), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function pgCtl(context: Context, args: readonly string[]): Promise<void> {
  await run(context.binaries.pgCtl, [args[0] ?? '', '-D', context.dataDirectory, ...args.slice(1)], {
    ...context.runAs,
    cwd: tmpdir(),
  }).catch(explain(context));
}

const explain = (context: Context) => (error: unknown) => {
  const { stderr } = error as { stderr?: string };
  const log = join(context.dataDirectory, 'server.log');
  throw new ExplainedError(
    `PostgreSQL did not start or stop in ${context.dataDirectory}: ${stderr?.trim().split('\n').at(-1) || String(error)}; its log is ${log}.`,
  );
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
