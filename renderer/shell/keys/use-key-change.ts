import { useState } from 'react';
import { changeKeys, type KeyChoices, swapKeys, usualKeys } from './key-choices.ts';
import type { ShortcutId } from './shortcut-catalogue.ts';
import { useKeyChoices } from './use-keys.ts';

/** The shortcut that is being given another key, and how far that has come. */
export type Changing =
  | { readonly kind: 'listening'; readonly id: ShortcutId }
  | { readonly kind: 'reserved'; readonly id: ShortcutId; readonly keys: string }
  | { readonly kind: 'taken'; readonly id: ShortcutId; readonly keys: string; readonly by: ShortcutId };

export type KeyChanging = {
  readonly choices: KeyChoices;
  readonly changing: Changing | null;
  begin(id: ShortcutId): void;
  leave(): void;
  /** Gives the key, or says why not; null takes the key away. */
  give(id: ShortcutId, keys: string | null): void;
  /** Back to the usual key, which something else may have taken. */
  reset(id: ShortcutId): void;
  /** Agrees that the other one gets the former key. */
  swap(): void;
  resetAll(): void;
};

export function useKeyChanging(): KeyChanging {
  const { choices, choose } = useKeyChoices();
  const [changing, setChanging] = useState<Changing | null>(null);
  const leave = () => setChanging(null);
  const settle = (next: KeyChoices) => {
    choose(next);
    leave();
  };
  const give = (id: ShortcutId, keys: string | null) => {
    const change = changeKeys(choices, id, keys);
    if (change.kind === 'changed') settle(change.choices);
    else if (keys !== null) setChanging({ ...change, id, keys });
  };
  return {
    choices,
    changing,
    begin: (id) => setChanging({ kind: 'listening', id }),
    leave,
    give,
    reset: (id) => give(id, usualKeys(id)),
    swap() {
      if (changing?.kind === 'taken')
        settle(swapKeys(choices, { id: changing.id, keys: changing.keys, by: changing.by }));
    },
    resetAll: () => settle({}),
  };
}
