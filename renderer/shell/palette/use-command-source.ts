import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changesLooks, type ShortcutGroup } from '../keys/shortcut-catalogue.ts';
import { shownKeys } from '../keys/shown-keys.ts';
import { type ShortcutInForce, useShortcutRegistry } from '../shortcuts.tsx';
import { listSource, type PaletteSource, paletteEntry } from './palette-source.ts';

/** Everything that has a key and can be done now. */
export function useCommandSource(): PaletteSource {
  const { t } = useTranslation();
  const registry = useShortcutRegistry();
  return useMemo(() => {
    // Asked anew for every letter: a ticket that is settled meanwhile can be settled no more.
    const entries = () =>
      offered(registry.all()).map(({ id, keys, label, group, run }) =>
        paletteEntry({
          key: id,
          code: t(`help.groups.${group}`),
          name: label,
          keys: keys === null ? null : shownKeys(keys),
          // After the palette has gone: some lead the focus into a field of the page. How the page looks changes with its going.
          run: changesLooks(id) ? run : () => void setTimeout(run),
        }),
      );
    return listSource({ name: 'commands', title: t('palette.sections.commands'), entries });
  }, [registry, t]);
}

/** What a person means with a ticket in view comes first, what they have under their fingers anyway last. */
const order: readonly ShortcutGroup[] = [
  'tour',
  'ticket',
  'rewind',
  'room',
  'board',
  'dispatch',
  'queue',
  'map',
];

/** One line for each thing that can be done, whatever keys lead to it; the palette itself is here already. */
function offered(shortcuts: readonly ShortcutInForce[]): readonly ShortcutInForce[] {
  const byLabel = new Map<string, ShortcutInForce>();
  for (const shortcut of shortcuts)
    if (shortcut.enabled && shortcut.id !== 'room.find' && !byLabel.has(shortcut.label))
      byLabel.set(shortcut.label, shortcut);
  return [...byLabel.values()].sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
