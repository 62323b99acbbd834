import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { isGpuOff, isSupervised, misreadIn } from './app/configuration.ts';
import { log } from './app/log.ts';
import { runShell, type ShellFiles } from './app/run-shell.ts';
import { isFirstInstance } from './app/single-instance.ts';
import { startAnewOnFailure } from './app/start-anew.ts';
import { tellDesk } from './app/tell-desk.ts';
import { declarePageScheme } from './windows/page-protocol.ts';

/* Places in `out/`, where electron-vite puts what it built. */
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const files: ShellFiles = {
  preload: built('../preload/preload.cjs'),
  deskEntry: built('./utility.js'),
  rendererDirectory: built('../renderer'),
};

const shell: { showConsole(): void } = { showConsole: () => undefined };

/* Whoever read it may be gone: a line that nobody reads is no failure. */
process.stderr.on('error', () => undefined);
for (const sentence of misreadIn(process.env)) log(sentence);
const supervised = isSupervised(process.env);
startAnewOnFailure({ isSupervised: supervised, log });
declarePageScheme();
if (isFirstInstance(supervised, () => shell.showConsole())) {
  const told = tellDesk();
  if (isGpuOff(told.settings)) app.disableHardwareAcceleration();
  void app.whenReady().then(() => Object.assign(shell, runShell(files, told)));
} else {
  app.quit();
}
