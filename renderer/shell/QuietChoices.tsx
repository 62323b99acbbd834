import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MenuChoice } from '../design/MenuChoice.tsx';
import { usePreferences } from './preferences.tsx';

/** The room's watches: a workstation keeps still while nobody sits at it. */
const watches = [
  [22, 6],
  [6, 14],
  [14, 22],
] as const;
const two = (hour: number) => String(hour).padStart(2, '0');

/** When horn and notifications of this workstation keep still. */
export function QuietChoices() {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const { sound } = preferences;
  return (
    <>
      <Menu.Label>{t('settings.quiet')}</Menu.Label>
      <div className="scale-choices">
        <MenuChoice
          value="never"
          compact
          chosen={sound.quiet === null}
          onChoose={() => change({ sound: { ...sound, quiet: null } })}
        >
          {t('settings.neverQuiet')}
        </MenuChoice>
        {watches.map(([from, to]) => {
          const quiet = { fromMinute: from * 60, toMinute: to * 60 };
          return (
            <MenuChoice
              key={from}
              value={String(from)}
              compact
              chosen={sound.quiet?.fromMinute === quiet.fromMinute && sound.quiet.toMinute === quiet.toMinute}
              onChoose={() => change({ sound: { ...sound, quiet } })}
            >
              {`${two(from)}–${two(to)}`}
            </MenuChoice>
          );
        })}
      </div>
    </>
  );
}
