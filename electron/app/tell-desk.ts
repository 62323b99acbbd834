import { join } from 'node:path';
import { app } from 'electron';
import { deskEnvironmentFor, deskSettingsFor } from './configuration.ts';
import { type DeskSettings, keptSettings } from './kept-settings.ts';
import { log } from './log.ts';

/** What this start says, and what the one before it said where it says nothing. */
export type Told = {
  readonly settings: DeskSettings;
  readonly environment: ReturnType<typeof deskEnvironmentFor>;
  /** For once the desk has opened with it: a start at log-in says nothing. */
  keep(): void;
};

/** Reads it before the application is ready, because the graphics card is used or not from then on. */
export function tellDesk(): Told {
  const userData = app.getPath('userData');
  const kept = keptSettings(join(userData, 'desk-settings.json'), log);
  const settings = deskSettingsFor({
    environment: process.env,
    serverUrlSwitch: app.commandLine.getSwitchValue('server-url'),
    kept: kept.read(),
  });
  return {
    settings,
    environment: deskEnvironmentFor(settings, userData),
    keep: () => kept.write(settings),
  };
}
