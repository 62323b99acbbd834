import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { thisProgram } from './this-program.ts';

/** Starts this program when its user logs in, or no longer. */
export function setLoginItem(isOn: boolean, platform: NodeJS.Platform): void {
  if (platform === 'linux') setAutostart(join(app.getPath('appData'), 'autostart', 'aglis.desktop'), isOn);
  else app.setLoginItemSettings({ openAtLogin: isOn });
}

/* Electron has no log-in items on Linux; the desktops there read this directory (XDG autostart). */
function setAutostart(file: string, isOn: boolean): void {
  if (!isOn) {
    rmSync(file, { force: true });
    return;
  }
  const command = app.isPackaged ? [thisProgram()] : [thisProgram(), app.getAppPath()];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry(command));
}

const autostartEntry = (command: readonly string[]): string =>
  `${['[Desktop Entry]', 'Type=Application', 'Name=AGLIS', `Exec=${command.map(quoted).join(' ')}`].join('\n')}\n`;

/* Quoting of the Desktop Entry Specification: the string's own escapes come on top of those of the argument. */
const quoted = (argument: string): string =>
  `"${argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
