import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MenuChoice } from '../design/MenuChoice.tsx';
import { usePreferences } from './preferences.tsx';
import { isSameQuiet, watches } from './quiet-hours.ts';
import { printClock } from './typed-clock.ts';

const two = (minute: number) => String(minute / 60).padStart(2, '0');

/** When horn and notifications of this workstation keep still: a watch of the room at one press, or any other hours. */
export function QuietChoices({ onOther }: { readonly onOther: () => void }) {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const { sound } = preferences;
  const { quiet } = sound;
  const isOther = quiet !== null && !watches.some((watch) => isSameQuiet(watch, quiet));
  return (
    <>
      <Menu.Label>{t('settings.quiet')}</Menu.Label>
      <div className="scale-choices">
        <MenuChoice
          value="never"
          compact
          chosen={quiet === null}
          onChoose={() => change({ sound: { ...sound, quiet: null } })}
        >
          {t('settings.neverQuiet')}
        </MenuChoice>
        {watches.map((watch) => (
          <MenuChoice
            key={watch.fromMinute}
            value={String(watch.fromMinute)}
            compact
            chosen={isSameQuiet(watch, quiet)}
            onChoose={() => change({ sound: { ...sound, quiet: watch } })}
          >
            {`${two(watch.fromMinute)}–${two(watch.toMinute)}`}
          </MenuChoice>
        ))}
      </div>
      {/* After the menu has gone, which gives the focus back. */}
      <Menu.Item onClick={() => void setTimeout(onOther)}>
        {isOther
          ? t('settings.ownQuietNow', { from: printClock(quiet.fromMinute), to: printClock(quiet.toMinute) })
          : t('settings.ownQuiet')}
      </Menu.Item>
    </>
  );
}
