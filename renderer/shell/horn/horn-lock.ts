import { useEffect, useState } from 'react';
import { secondMs } from '../../../shared/kernel/instant.ts';

/** Held by the window that sounds for the whole desk. */
export const hornLock = 'aglis:horn';

/** Between a window that goes and the one that takes over nobody holds it for a moment; longer is silence. */
const looksUntilSilent = 2;

/** Whether no window of this desk holds the horn: each waits for somebody to touch it. False where nobody can know. */
export function useHornIsUnheld(): boolean {
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const { locks } = navigator;
    if (!locks) return;
    const look = async () => {
      const { held = [] } = await locks.query();
      const isHeld = held.some(({ name }) => name === hornLock);
      setLooks((before) => (isHeld ? 0 : Math.min(before + 1, looksUntilSilent)));
    };
    const timer = setInterval(() => void look(), secondMs);
    return () => clearInterval(timer);
  }, []);
  return looks === looksUntilSilent;
}
