const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ' ': '␣',
};

/** A modifier and what is pressed with it; a lone `+` is a key of its own. */
function parted(keys: string): { readonly modifier: string; readonly key: string } {
  const at = keys.indexOf('+', 1);
  return at < 0 || at === keys.length - 1
    ? { modifier: keys.endsWith('++') ? keys.slice(0, -2) : '', key: keys.endsWith('++') ? '+' : keys }
    : { modifier: keys.slice(0, at), key: keys.slice(at + 1) };
}

/** Keys as they stand on the keyboard: `Ctrl K`, `⇧ T`, `Esc`. */
export function shownKeys(keys: string): string {
  const { modifier, key } = parted(keys);
  const shown = names[key] ?? key;
  if (modifier === '') return shown;
  return `${modifier === 'Shift' ? '⇧' : modifier} ${shown}`;
}

/** Keys as `aria-keyshortcuts` writes them. */
export const spokenKeys = (keys: string): string =>
  keys === ' ' ? 'Space' : keys.replace(/^Ctrl\+/, 'Control+');
