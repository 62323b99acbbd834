import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, useShortcutRegistry } from '../shortcuts.tsx';
import { shownKeys } from '../shown-keys.ts';
import { listSource, type PaletteSource, paletteEntry } from './palette-source.ts';

/** Everything that has a key and can be done now. */
export function useCommandSource(): PaletteSource {
  const { t } = useTranslation();
  const registry = useShortcutRegistry();
  return useMemo(() => {
    // Asked anew for every letter: a ticket that is settled meanwhile can be settled no more.
    const entries = () =>
      offered(registry.all()).map(({ keys, label, group, run }) =>
        paletteEntry({
          key: `${group} ${keys}`,
          code: t(`help.groups.${group}`),
          name: label,
          keys: shownKeys(keys),
          // After the palette has gone: some lead the focus into a field of the page.
          run: () => void setTimeout(run),
        }),
      );
    return listSource({ name: 'commands', title: t('palette.sections.commands'), entries });
  }, [registry, t]);
}

/** One line for each thing that can be done, whatever keys lead to it; the palette itself is here already. */
function offered(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const byLabel = new Map<string, Shortcut>();
  for (const shortcut of shortcuts)
    if (shortcut.enabled && shortcut.keys !== 'Ctrl+K' && !byLabel.has(shortcut.label))
      byLabel.set(shortcut.label, shortcut);
  return [...byLabel.values()];
}
