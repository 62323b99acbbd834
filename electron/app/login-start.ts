import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What a person has chosen; null as long as nobody has. */
const choiceSchema = z.strictObject({ atLogin: z.boolean().nullable() });
type Choice = z.infer<typeof choiceSchema>['atLogin'];

export type LoginStart = {
  readonly isOn: () => boolean;
  /** Somebody else starts this program at log-in: there is nothing to choose here. */
  readonly isElsewhere: boolean;
  /** Whether a window without chrome belongs to the layout: a wall is to come back without anybody's hand. */
  wall(isThere: boolean): void;
  /** A person decides, from here on for good. */
  choose(isOn: boolean): void;
};

type Options = {
  readonly file: string;
  readonly isSupervised: boolean;
  readonly apply: (isOn: boolean) => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string) => unknown;
};

/** Starting at log-in: on while there is a wall, unless a person has decided. Never beside somebody else who does it. */
export function loginStart({ file, isSupervised, apply, onChanged, log }: Options): LoginStart {
  const state: { choice: Choice; isOn: boolean } = {
    choice: isSupervised ? false : readChoice(file),
    isOn: false,
  };
  state.isOn = state.choice ?? false;

  function become(isOn: boolean): void {
    if (state.isOn === isOn) return;
    state.isOn = isOn;
    attempt(() => apply(isOn));
    onChanged();
  }
  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      log(`Starting at log-in could not be changed: ${String(error)}`);
    }
  }
  /* An AppImage of another version has another file name: the system still names the one before. */
  if (state.isOn) attempt(() => apply(true));
  /* Each of two starters would find the other's there, and a supervisor would start its own again and again. */
  if (isSupervised) attempt(() => apply(false));
  return {
    isOn: () => state.isOn,
    isElsewhere: isSupervised,
    wall: (isThere) => become(state.choice ?? isThere),
    choose(isOn) {
      state.choice = isOn;
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ atLogin: isOn }));
      });
      become(isOn);
    },
  };
}

function readChoice(file: string): Choice {
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).atLogin;
  } catch {
    return null;
  }
}
