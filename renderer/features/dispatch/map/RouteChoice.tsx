import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { Kbd } from '../../../design/Kbd.tsx';
import { MenuChoice } from '../../../design/MenuChoice.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import { mostDrawn } from './choose-routes.ts';
import { plateOf } from './map-routes.ts';

type RouteChoiceProps = {
  readonly routes: readonly RouteView[];
  readonly drawn: ReadonlySet<TechnicianId>;
  /** Empty gives the choice back to the board. */
  readonly onChoose: (wished: ReadonlySet<TechnicianId>) => void;
};

/** Which routes the map draws, out of a menu that stays open for the next. */
export function RouteChoice({ routes, drawn, onChoose }: RouteChoiceProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const key = useKey('dispatch.routes');
  useShortcuts([{ id: 'dispatch.routes', enabled: true, run: () => setOpen((before) => !before) }]);
  const toggle = (id: TechnicianId) => {
    const next = new Set(drawn);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const isFull = drawn.size >= mostDrawn;
  return (
    <Menu opened={isOpen} onChange={setOpen} closeOnItemClick={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="button route-choice" aria-keyshortcuts={key.spoken}>
          {t('dispatch.map.choose')}
          {key.shown && <Kbd>{key.shown}</Kbd>}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="route-choice-list">
        <Menu.Item onClick={() => onChoose(new Set())}>{t('dispatch.map.automatic')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('dispatch.map.most', { count: mostDrawn })}</Menu.Label>
        {routes.map(({ technicianId, number, name, stops }) => (
          <MenuChoice
            key={technicianId}
            value={technicianId}
            chosen={drawn.has(technicianId)}
            several
            onChoose={() => (drawn.has(technicianId) || !isFull) && toggle(technicianId)}
          >
            <span className="num">{plateOf(number)}</span> {name} <span className="num">{stops.length}</span>
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
