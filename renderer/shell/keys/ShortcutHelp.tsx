import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/Dialog.tsx';
import { useIntent } from '../intent.ts';
import { useShortcutRegistry } from '../shortcuts.tsx';
import { KeyChangeFoot } from './KeyChangeFoot.tsx';
import { KeyLine } from './KeyLine.tsx';
import './shortcut-help.css';
import { type ShortcutGroup, type ShortcutId, shortcutCatalogue, shortcutIds } from './shortcut-catalogue.ts';
import { useHasMore } from './use-has-more.ts';
import { useKeyChanging } from './use-key-change.ts';
import { useKeySheet } from './use-key-sheet.ts';

const groups: readonly ShortcutGroup[] = [
  'room',
  'queue',
  'ticket',
  'map',
  'board',
  'dispatch',
  'shifts',
  'rewind',
  'tour',
];

/** Every key there is, what cannot be done now dimmed; each line can be given another key. */
export function ShortcutHelp() {
  const { t } = useTranslation();
  const close = useIntent((intent) => intent.close);
  const changing = useKeyChanging();
  const isPossible = usePossible();
  // Kept as state: a dialog stands only after whoever opened it.
  const [lines, setLines] = useState<HTMLElement | null>(null);
  const hasMore = useHasMore(lines);
  const sheet = useKeySheet();
  /** The hand stays where it was, on the line that has just been changed. */
  const returnTo = (id: ShortcutId) => lines?.querySelector<HTMLElement>(`[data-shortcut="${id}"]`)?.focus();
  return (
    <Dialog title={t('help.title')} {...sheet} yOffset="4vh" isLight onClose={close}>
      <div className="help-sheet" ref={setLines}>
        <div className="help-columns">
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
      </div>
      {hasMore && (
        <p className="help-more" aria-hidden="true">
          {t('help.more')}
        </p>
      )}
      <KeyChangeFoot changing={changing} onSettled={returnTo} />
    </Dialog>
  );
}

/** Boards and the dispatch board have windows of their own, shifts a dialog: what can be done there is not known here. */
function usePossible(): (id: ShortcutId) => boolean {
  const registry = useShortcutRegistry();
  const possible = new Set(registry.all().flatMap(({ id, enabled }) => (enabled ? [id] : [])));
  return (id) => ['board', 'dispatch', 'shifts'].includes(shortcutCatalogue[id].group) || possible.has(id);
}
