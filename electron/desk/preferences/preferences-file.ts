import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { defaultPreferences, type Preferences, preferencesSchema } from '../../../shared/contracts/live.ts';
import { createSignal, type Signal } from '../process/signal.ts';

export type PreferencesFile = {
  read(): Preferences;
  /** Changes a part and leaves the rest: several windows of a desk change different ones. */
  change(part: Partial<Preferences>): void;
  readonly changed: Pick<Signal<Preferences>, 'listen'>;
};

/** Of this workstation, not of the person: the wall stays large whoever signs in. Keys and the tour are each person's own. */
export function preferencesFile(file: string): PreferencesFile {
  const changed = createSignal<Preferences>();
  const read = () => {
    try {
      return preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return defaultPreferences;
    }
  };
  return {
    read,
    change(part) {
      const preferences = { ...read(), ...part };
      writeFileSync(`${file}.new`, JSON.stringify(preferences, null, 2), { flush: true });
      renameSync(`${file}.new`, file);
      changed.send(preferences);
    },
    changed,
  };
}
