import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/Dialog.tsx';
import { useIntent } from '../intent.ts';
import { useShortcutRegistry } from '../shortcuts.tsx';
import { KeyChangeFoot } from './KeyChangeFoot.tsx';
import { KeyLine } from './KeyLine.tsx';
import './shortcut-help.css';
import { type ShortcutGroup, type ShortcutId, shortcutCatalogue, shortcutIds } from './shortcut-catalogue.ts';
import { useKeyChanging } from './use-key-change.ts';

const groups: readonly ShortcutGroup[] = [
  'room',
  'queue',
  'ticket',
  'map',
  'board',
  'dispatch',
  'rewind',
  'tour',
];

/** Every key there is, what cannot be done now dimmed; each line can be given another key. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const close = useIntent((intent) => intent.close);
  const changing = useKeyChanging();
  const isPossible = usePossible();
  const lines = useRef<HTMLDivElement>(null);
  /** The hand stays where it was, on the line that has just been changed. */
  const returnTo = (id: ShortcutId) =>
    lines.current?.querySelector<HTMLElement>(`[data-shortcut="${id}"]`)?.focus();
  return (
    <Dialog title={t('help.title')} width="112rem" onClose={close}>
      <div className="help-columns" ref={lines}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <ul>
              {shortcutIds
                .filter((id) => shortcutCatalogue[id].group === group)
                .map((id) => (
                  <KeyLine key={id} id={id} isPossible={isPossible(id)} changing={changing} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <KeyChangeFoot changing={changing} onSettled={returnTo} />
    </Dialog>
  );
}

/** Boards and the dispatch board have windows of their own: what can be done there is not known here. */
function usePossible(): (id: ShortcutId) => boolean {
  const registry = useShortcutRegistry();
  const possible = new Set(registry.all().flatMap(({ id, enabled }) => (enabled ? [id] : [])));
  return (id) => ['board', 'dispatch'].includes(shortcutCatalogue[id].group) || possible.has(id);
}
