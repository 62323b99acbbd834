import { useTranslation } from 'react-i18next';
import { Dialog } from '../design/Dialog.tsx';
import { Kbd } from '../design/Kbd.tsx';
import { useIntent } from './intent.ts';
import { type Shortcut, useShortcutRegistry } from './shortcuts.tsx';
import { shownKeys } from './shown-keys.ts';

/** Every key that means something on this screen, the impossible ones dimmed. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const registry = useShortcutRegistry();
  const close = useIntent(({ close }) => close);
  return (
    <Dialog title={t('help.title')} width="76rem" onClose={close}>
      <div className="help-columns">
        {groupsOf(registry.all()).map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <dl>
              {shortcuts.map(({ keys, label, enabled }) => (
                <div key={`${keys} ${label}`} data-off={!enabled || undefined}>
                  <dt>
                    <Kbd>{shownKeys(keys)}</Kbd>
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function groupsOf(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts)
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  return [...groups];
}
