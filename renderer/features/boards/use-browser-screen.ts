import { useEffect, useState } from 'react';
import { desktopShell } from '../../shell/desktop-shell.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';

/** What a browser would not do for a wall; null while it does all that was asked. */
export type BrowserRefusal = 'whole-screen' | 'stay-awake' | null;

/**
 * What Electron's shell does by itself, asked of a plain browser: the whole screen by a key, and a panel that stays lit for as
 * long as the board has it, or is a wall.
 */
export function useBrowserScreen(kiosk: boolean): BrowserRefusal {
  const [isRefused, refuse] = useState(false);
  const isBrowser = desktopShell() === null;
  const isWhole = useIsWhole();
  const isDark = useStayingAwake(isBrowser && (isWhole || kiosk));
  useShortcuts([
    {
      id: 'board.whole-screen',
      enabled: isBrowser,
      run: () => void turnWholeScreen().then(refuse),
    },
  ]);
  if (isRefused && !isWhole) return 'whole-screen';
  return isDark ? 'stay-awake' : null;
}

/** @returns whether the browser refused */
async function turnWholeScreen(): Promise<boolean> {
  try {
    await (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
    return false;
  } catch {
    return true;
  }
}

function useIsWhole(): boolean {
  const [isWhole, set] = useState(false);
  useEffect(() => {
    const look = () => set(document.fullscreenElement != null);
    look();
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isWhole;
}

/** A browser lets go of the panel whenever the page is hidden. @returns whether it may go dark although it should not */
function useStayingAwake(isWanted: boolean): boolean {
  const [isRefused, refuse] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    const ending = new AbortController();
    const { signal } = ending;
    const keep = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const lock = await navigator.wakeLock.request('screen');
        if (signal.aborted) return await lock.release();
        signal.addEventListener('abort', () => void lock.release(), { once: true });
        refuse(false);
      } catch {
        if (!signal.aborted) refuse(true);
      }
    };
    void keep();
    document.addEventListener('visibilitychange', () => void keep(), { signal });
    return () => {
      ending.abort();
      refuse(false);
    };
  }, [isWanted]);
  return isRefused;
}
