import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { Button } from '../../design/Button.tsx';
import { NoticeLine } from '../../design/NoticeLine.tsx';
import { desktopShell } from '../desktop-shell.ts';
import { useShortcuts } from '../shortcuts.tsx';
import './next-display.css';
import { useDesktop } from './use-desktop.ts';

/** Nobody stands at a wall to put it away. */
const toldForMs = 12 * secondMs;

/** Takes this window to the next display from the left, and from the last to the first; or says why it cannot. */
export function NextDisplay() {
  const { t } = useTranslation();
  const [isTold, tell] = useState(false);
  const next = useNextDisplay();
  useShortcuts([
    {
      id: 'room.next-display',
      enabled: true,
      run: () => (next === null ? tell(true) : desktopShell()?.moveWindow(null, next)),
    },
  ]);
  useEffect(() => {
    if (!isTold) return;
    const timer = setTimeout(() => tell(false), toldForMs);
    return () => clearTimeout(timer);
  }, [isTold]);
  if (!isTold || next !== null) return null;
  return (
    <NoticeLine
      label={t('desktop.next')}
      className="next-display"
      acts={<Button onPress={() => tell(false)}>{t('lost.dismiss')}</Button>}
    >
      <p role="status">{t(desktopShell() ? 'desktop.onlyOne' : 'desktop.nextInBrowser')}</p>
    </NoticeLine>
  );
}

/** Its id; null where there is no other, and in a browser, which knows of none. */
function useNextDisplay(): number | null {
  const desktop = useDesktop();
  const displays = desktop?.displays ?? [];
  const here = desktop?.windows.find(({ isHere }) => isHere);
  const at = displays.findIndex(({ id }) => id === here?.displayId);
  return displays.length > 1 ? (displays[(at + 1) % displays.length]?.id ?? null) : null;
}
