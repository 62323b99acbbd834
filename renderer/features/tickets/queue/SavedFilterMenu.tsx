import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MenuChoice } from '../../../design/MenuChoice.tsx';
import { useEntity, useRoom, useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';

/** Asks the queue a saved question instead of what the tabs and facets say; choosing it again lets go of it. */
export function SavedFilterMenu() {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('filters');
  const chosenId = useIntent((intent) => intent.savedFilterId);
  const askSaved = useIntent((intent) => intent.askSaved);
  const open = useIntent((intent) => intent.open);
  const chosen = useRow('filters', chosenId);
  const arrange = () => open({ kind: 'filters' });
  useShortcuts([{ id: 'queue.filters', enabled: true, run: arrange }]);
  const saved = [...rows.filters.values()].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Menu transitionProps={{ duration: 0 }} position="bottom-start">
      <Menu.Target>
        <button type="button" className="facet" data-used={chosen !== null || undefined}>
          <span className="ink-3">{t('facet.saved')}</span>
          {chosen && <span className="facet-value ellipsis">{chosen.name}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="facet-dropdown">
        {saved.map(({ id, name }) => (
          <MenuChoice
            key={id}
            value={id}
            chosen={id === chosenId}
            onChoose={() => askSaved(id === chosenId ? null : id)}
          >
            {name}
          </MenuChoice>
        ))}
        {saved.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={arrange}>{t('facet.arrange')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
