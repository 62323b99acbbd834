import { createContext, useContext, useEffect, useRef } from 'react';

export type Shortcut = {
  /** `a`, `Ctrl+K`, `Escape`. A letter works only outside fields and dialogs; with Ctrl it works anywhere. */
  readonly keys: string;
  readonly label: string;
  readonly group: string;
  readonly enabled: boolean;
  run(): void;
};

/** The keys that do something now. The newest registration of a key wins, as the innermost part of the screen. */
export class Shortcuts {
  readonly #entries = new Map<symbol, { current: readonly Shortcut[] }>();

  register(entry: { current: readonly Shortcut[] }): () => void {
    const id = Symbol('shortcuts');
    this.#entries.set(id, entry);
    return () => this.#entries.delete(id);
  }

  all(): readonly Shortcut[] {
    return [...this.#entries.values()].flatMap(({ current }) => current);
  }

  /** Runs what the key means; says whether it meant something. */
  press(event: KeyboardEvent): boolean {
    const keys = keysOf(event);
    const bare = !keys.startsWith('Ctrl+');
    if (bare && isTakenByFocus(event)) return false;
    const shortcut = this.all().findLast((candidate) => candidate.keys === keys && candidate.enabled);
    if (!shortcut) return false;
    shortcut.run();
    return true;
  }
}

export function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key.toUpperCase()}`;
  if (event.altKey) return `Alt+${key}`;
  const shiftedLetter = event.shiftKey && /^[a-z]$/.test(key);
  return shiftedLetter ? `Shift+${key.toUpperCase()}` : key;
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

/** Keeps these keys while the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useShortcutRegistry();
  const entry = useRef(shortcuts);
  entry.current = shortcuts;
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
