import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Preferences, preferencesSchema } from '../../../shared/contracts/live.ts';

const defaults: Preferences = { theme: 'auto', language: 'id', typeScale: null };

export type PreferencesFile = { read(): Preferences; write(preferences: Preferences): Preferences };

/** Of this workstation, not of the person: the wall stays large whoever signs in. */
export function preferencesFile(file: string): PreferencesFile {
  return {
    read() {
      try {
        return preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return defaults;
      }
    },
    write(preferences) {
      writeFileSync(`${file}.new`, JSON.stringify(preferences, null, 2), { flush: true });
      renameSync(`${file}.new`, file);
      return preferences;
    },
  };
}
