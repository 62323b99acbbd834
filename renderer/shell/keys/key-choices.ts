import {
  isReserved,
  type ShortcutId,
  shareWindow,
  shortcutCatalogue,
  shortcutIds,
} from './shortcut-catalogue.ts';

/** A person's own keys by what they do; null takes a key away. What is not named keeps its usual one. */
export type KeyChoices = Readonly<Record<string, string | null>>;

/** A key that could be given, or why not. */
export type KeyChange =
  | { readonly kind: 'changed'; readonly choices: KeyChoices }
  | { readonly kind: 'reserved' }
  | { readonly kind: 'taken'; readonly by: ShortcutId };

export const usualKeys = (id: ShortcutId): string | null => shortcutCatalogue[id].keys;

/** Those that close or explain are the same for everybody. */
export const isFixed = (id: ShortcutId): boolean => {
  const usual = usualKeys(id);
  return usual !== null && isReserved(usual);
};

/** What does it for this person. A key that may not be taken is not obeyed, whoever wrote it into the file. */
export function keysOfPerson(choices: KeyChoices, id: ShortcutId): string | null {
  const chosen = choices[id];
  if (chosen === undefined || isFixed(id)) return usualKeys(id);
  return chosen !== null && isReserved(chosen) ? usualKeys(id) : chosen;
}

export function changeKeys(choices: KeyChoices, id: ShortcutId, keys: string | null): KeyChange {
  if (isFixed(id) || (keys !== null && isReserved(keys))) return { kind: 'reserved' };
  const by = holderOf(choices, id, keys);
  return by ? { kind: 'taken', by } : { kind: 'changed', choices: withKeys(choices, id, keys) };
}

type Swap = { readonly id: ShortcutId; readonly keys: string; readonly by: ShortcutId };

/** Gives the key to one, and the one's former key to the other. */
export function swapKeys(choices: KeyChoices, { id, keys, by }: Swap): KeyChoices {
  return withKeys(withKeys(choices, by, keysOfPerson(choices, id)), id, keys);
}

export const isChanged = (choices: KeyChoices, id: ShortcutId): boolean =>
  keysOfPerson(choices, id) !== usualKeys(id);

const holderOf = (choices: KeyChoices, id: ShortcutId, keys: string | null): ShortcutId | null =>
  (keys !== null &&
    shortcutIds.find(
      (other) => other !== id && shareWindow(other, id) && keysOfPerson(choices, other) === keys,
    )) ||
  null;

/** Only what differs is kept: a usual key that a later version moves then moves for everybody who left it. */
function withKeys(choices: KeyChoices, id: ShortcutId, keys: string | null): KeyChoices {
  const { [id]: _, ...others } = choices;
  return keys === usualKeys(id) ? others : { ...others, [id]: keys };
}
