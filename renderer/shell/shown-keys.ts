const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  ' ': '␣',
};

/** Keys as they stand on the keyboard. */
export const shownKeys = (keys: string): string =>
  names[keys] ?? keys.replace('Shift+', '⇧ ').replace(/(?<=.)\+(?=.)/, ' ');
