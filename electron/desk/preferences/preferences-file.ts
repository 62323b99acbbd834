import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPreferences, type Preferences, preferencesSchema } from '../../../shared/contracts/live.ts';
import type { Language } from '../../../shared/domain/identity/principal.ts';
import { createSignal, type Signal } from '../process/signal.ts';

export const preferencesName = 'preferences.json';

export type PreferencesFile = {
  read(): Preferences;
  /** Changes a part and leaves the rest: several windows of a desk change different ones. */
  change(part: Partial<Preferences>): void;
  readonly changed: Pick<Signal<Preferences>, 'listen'>;
};

/** Of this workstation, not of the person: the wall stays large whoever signs in. Keys and the tour are each person's own. */
export function preferencesFile(file: string): PreferencesFile {
  const changed = createSignal<Preferences>();
  // Nobody else writes it; a disk that fails for a moment must not turn everybody's choices into defaults.
  let chosen = readChosen(file);
  return {
    read: () => chosen,
    change(part) {
      const next = { ...chosen, ...part };
      writeFileSync(`${file}.new`, JSON.stringify(next, null, 2), { flush: true });
      renameSync(`${file}.new`, file);
      chosen = next;
      changed.send(next);
    },
    changed,
  };
}

/** The language last chosen on a workstation, for whoever speaks before its desk or without it. Leaves the file as it is. */
export function keptLanguage(dataDirectory: string): Language {
  try {
    const text = readFileSync(join(dataDirectory, preferencesName), 'utf8');
    return preferencesSchema.parse(JSON.parse(text)).language;
  } catch {
    return defaultPreferences.language;
  }
}

function readChosen(file: string): Preferences {
  if (!existsSync(file)) return defaultPreferences;
  try {
    return preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Damaged, or of a newer desk: the next choice would write over it.
    renameSync(file, `${file}.unreadable`);
    return defaultPreferences;
  }
}
