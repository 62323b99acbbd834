import { createContext, useContext, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../live/room-context.tsx';
import {
  changesTheRoom,
  type ShortcutGroup,
  type ShortcutId,
  shortcutCatalogue,
} from './keys/shortcut-catalogue.ts';
import { useKeys } from './keys/use-keys.ts';

/** Something that can be done, by its name in the catalogue. */
export type Shortcut = {
  readonly id: ShortcutId;
  /** What it would do now, where that is more than the catalogue says. */
  readonly label?: string;
  readonly enabled: boolean;
  run(): void;
};

/** A shortcut with the person's key, as it is in force. */
export type ShortcutInForce = Shortcut & {
  readonly keys: string | null;
  readonly label: string;
  readonly group: ShortcutGroup;
};

/** The keys that do something now. The newest registration of a key wins, as the innermost part of the screen. */
export class Shortcuts {
  readonly #entries = new Map<symbol, { current: readonly ShortcutInForce[] }>();

  register(entry: { current: readonly ShortcutInForce[] }): () => void {
    const id = Symbol('shortcuts');
    this.#entries.set(id, entry);
    return () => this.#entries.delete(id);
  }

  all(): readonly ShortcutInForce[] {
    return [...this.#entries.values()].flatMap(({ current }) => current);
  }

  /** Runs what the key means; says whether it meant something. */
  press(event: KeyboardEvent): boolean {
    const keys = keysOf(event);
    if (belongsToFields(keys) && isTakenByFocus(event)) return false;
    const shortcut = this.all().findLast((candidate) => candidate.keys === keys && candidate.enabled);
    if (!shortcut) return false;
    shortcut.run();
    return true;
  }
}

/** A letter is written; what was written is taken back where it was written. */
const belongsToFields = (keys: string) => !keys.startsWith('Ctrl+') || /^Ctrl\+[YZ]$/.test(keys);

export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`;
  if (event.altKey) return `Alt+${key}`;
  // The sign of a shifted figure says itself that it was shifted; a letter or an arrow does not.
  const isShifted = event.shiftKey && /^([a-z]|Arrow\w+)$/.test(key);
  return isShifted ? `Shift+${key.length === 1 ? key.toUpperCase() : key}` : key;
}

/** Somebody writes, or a dialog or a menu is open: a letter belongs to them. Enter and Space belong to a focused button. */
function isTakenByFocus(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'))
    return true;
  return (event.key === 'Enter' || event.key === ' ') && target?.closest('button, a') != null;
}

const ShortcutsContext = createContext<Shortcuts | null>(null);
export const ShortcutsProvider = ShortcutsContext.Provider;

export function useShortcutRegistry(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (!shortcuts) throw new Error('Shortcuts need a ShortcutsProvider');
  return shortcuts;
}

/** Keeps the person's keys for these while the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { t } = useTranslation();
  const registry = useShortcutRegistry();
  const keysOfId = useKeys();
  const { moment } = useRoom();
  const inForce = shortcuts.map((shortcut): ShortcutInForce => {
    const { group, label } = shortcutCatalogue[shortcut.id];
    const enabled = shortcut.enabled && (moment === 'now' || !changesTheRoom(shortcut.id));
    return { ...shortcut, enabled, keys: keysOfId(shortcut.id), group, label: shortcut.label ?? t(label) };
  });
  const entry = useRef(inForce);
  entry.current = inForce;
  useEffect(() => registry.register(entry), [registry]);
}

export function listenToKeys(shortcuts: Shortcuts, view: Window): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (shortcuts.press(event)) event.preventDefault();
  };
  view.addEventListener('keydown', press);
  return () => view.removeEventListener('keydown', press);
}
