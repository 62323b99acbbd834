// Runs before anything is installed, on whatever Node a machine has: plain JavaScript, no dependency.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const installedMark = join(root, 'node_modules', '.installed-lock');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old to install this project; install Node 20.19 or newer.`);
}

installWhatIsMissing();
runPinned(process.argv.slice(2));

function installWhatIsMissing() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(installedMark) ? readFileSync(installedMark, 'utf8') : '';
  if (installed === lock && existsSync(pinnedNode)) return;
  process.stderr.write('Installing packages (once for each version of package-lock.json) …\n');
  // Not `npm ci`: it refuses a lock file made where the registry did not offer some other platform's optional package.
  // `--no-save` takes the locked versions and leaves the lock file as it is.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (npm.status !== 0) fail('npm install did not succeed; its message above says why.');
  writeFileSync(installedMark, lock);
}

/** The scripts run on the Node that package-lock.json pins, with its programs first on PATH. */
function runPinned(args) {
  const bin = join(root, 'node_modules', '.bin');
  const path = `${bin}${windows ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(pinnedNode, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The child decides when to stop; until then this process only passes the wish on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
