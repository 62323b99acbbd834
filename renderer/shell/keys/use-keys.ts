import { useCallback, useMemo } from 'react';
import { usePreferences } from '../preferences.tsx';
import { usePrincipal } from '../session.tsx';
import { type KeyChoices, keysOfPerson } from './key-choices.ts';
import type { ShortcutId } from './shortcut-catalogue.ts';
import { shownKeys, spokenKeys } from './shown-keys.ts';

const none: KeyChoices = {};

/** What this person has chosen on this desk, and how to choose otherwise. */
export function useKeyChoices() {
  const { preferences, change } = usePreferences();
  const { accountId } = usePrincipal();
  const choices = preferences.keys[accountId] ?? none;
  const choose = useCallback(
    (next: KeyChoices) => change({ keys: { ...preferences.keys, [accountId]: { ...next } } }),
    [change, preferences.keys, accountId],
  );
  return { choices, choose };
}

/** Asks for the key that does something for this person now; null when none does. */
export function useKeys(): (id: ShortcutId) => string | null {
  const { choices } = useKeyChoices();
  return useMemo(() => (id) => keysOfPerson(choices, id), [choices]);
}

export type ShownKey = {
  /** As it stands on the keyboard. */
  readonly shown: string | undefined;
  /** For `aria-keyshortcuts`. */
  readonly spoken: string | undefined;
};

export function useKey(id: ShortcutId): ShownKey {
  const keys = useKeys()(id);
  return {
    shown: keys === null ? undefined : shownKeys(keys),
    spoken: keys === null ? undefined : spokenKeys(keys),
  };
}
