import { Kbd } from '../../design/Kbd.tsx';
import type { ShortcutId } from './shortcut-catalogue.ts';
import { useKey } from './use-keys.ts';

/** The person's key for something, beside it; nothing where it has none. */
export function Key({ id }: { readonly id: ShortcutId }) {
  const { shown } = useKey(id);
  return shown === undefined ? null : <Kbd>{shown}</Kbd>;
}
