import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDisplay } from '../../shared/domain/identity/principal.ts';
import { MenuChoice } from '../design/MenuChoice.tsx';
import { useRoom } from '../live/room-context.tsx';
import type { ShortcutId } from './keys/shortcut-catalogue.ts';
import { askToNotify, canNotify } from './notices/permission.ts';
import { useFormat, usePreferences } from './preferences.tsx';
import { QuietChoices } from './QuietChoices.tsx';
import { QuietDialog } from './QuietDialog.tsx';
import { SignOutDialog } from './SignOutDialog.tsx';
import { usePrincipal } from './session.tsx';
import { useShortcutRegistry } from './shortcuts.tsx';

const themes = ['night', 'day', 'auto'] as const;
const languages = ['id', 'en'] as const;
const volumes = [0, 0.25, 0.5, 1] as const;
const scales = [null, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 2] as const;

export function PersonMenu() {
  const { t } = useTranslation();
  const principal = usePrincipal();
  const { preferences, change } = usePreferences();
  const format = useFormat();
  const { waiting, signOut, stay } = useSignOut();
  const [isAskingQuiet, askQuiet] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width="26rem" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" className="person">
            <b>{principal.displayName}</b>{' '}
            <span className="wide-only ink-3">{t(`role.${principal.role}`)}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('settings.theme')}</Menu.Label>
          {themes.map((theme) => (
            <MenuChoice
              key={theme}
              value={theme}
              chosen={preferences.theme === theme}
              onChoose={() => change({ theme })}
            >
              {t(`settings.themes.${theme}`)}
            </MenuChoice>
          ))}
          <Menu.Label>{t('settings.language')}</Menu.Label>
          {languages.map((language) => (
            <MenuChoice
              key={language}
              value={language}
              chosen={preferences.language === language}
              onChoose={() => change({ language })}
            >
              {language === 'id' ? 'Bahasa Indonesia' : 'English'}
            </MenuChoice>
          ))}
          <Menu.Label>{t('settings.typeScale')}</Menu.Label>
          <div className="scale-choices">
            {scales.map((typeScale) => (
              <MenuChoice
                key={typeScale ?? 'auto'}
                value={String(typeScale)}
                compact
                chosen={preferences.typeScale === typeScale}
                onChoose={() => change({ typeScale })}
              >
                {typeScale === null
                  ? t('settings.fromScreen')
                  : format.decimal(typeScale, typeScale === 1.25 ? 2 : 1)}
              </MenuChoice>
            ))}
          </div>
          <Menu.Label>{t('settings.horn')}</Menu.Label>
          <div className="scale-choices">
            {volumes.map((volume) => (
              <MenuChoice
                key={volume}
                value={String(volume)}
                compact
                chosen={preferences.sound.volume === volume}
                onChoose={() => change({ sound: { ...preferences.sound, volume } })}
              >
                {volume === 0 ? t('settings.mute') : format.percent(volume)}
              </MenuChoice>
            ))}
          </div>
          <QuietChoices onOther={() => askQuiet(true)} />
          <NoticesChoice />
          <Menu.Divider />
          <Doings />
          {/* A display never signs out: it is revoked. */}
          {!isDisplay(principal.role) && (
            <Menu.Item onClick={() => signOut(false)}>{t('settings.signOut')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isAskingQuiet && <QuietDialog onClose={() => askQuiet(false)} />}
      {waiting > 0 && (
        <SignOutDialog
          count={waiting}
          name={principal.displayName}
          onStay={stay}
          onLeave={() => signOut(true)}
        />
      )}
    </>
  );
}

const doings: readonly ShortcutId[] = ['room.tour', 'room.displays'];

/** What has no button of its own on the screen, as the palette would offer it now. */
function Doings() {
  const registry = useShortcutRegistry();
  const offered = registry.all().filter(({ id, enabled }) => enabled && doings.includes(id));
  return offered.map(({ id, label, run }) => (
    // After the menu has gone, which gives the focus back.
    <Menu.Item key={id} onClick={() => void setTimeout(run)}>
      {label}
    </Menu.Item>
  ));
}

/** A browser that was never asked, or refused, shows none: pressing it asks. */
function NoticesChoice() {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const isOn = canNotify(preferences);
  const choose = async () => change({ notices: !isOn && (await askToNotify()) });
  return (
    <MenuChoice value="notices" several chosen={isOn} onChoose={() => void choose()}>
      {t('settings.notices')}
    </MenuChoice>
  );
}

function useSignOut() {
  const { desk } = useRoom();
  const [waiting, setWaiting] = useState(0);
  const stay = () => setWaiting(0);
  const signOut = (force: boolean) => {
    desk.signOut({ force }).then(
      (answer) => setWaiting(answer.kind === 'commands-waiting' ? answer.count : 0),
      // The line is gone: the person is still signed in, and the top bar says that this desk does not answer.
      stay,
    );
  };
  return { waiting, signOut, stay };
}
