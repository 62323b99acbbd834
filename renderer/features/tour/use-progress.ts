import { useCallback, useEffect, useRef } from 'react';
import type { TourProgress } from '../../../shared/contracts/live.ts';
import { usePreferences } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';

/** How far this person's tour has come on this workstation; null before it was offered to them. */
export function useProgress() {
  const { preferences, change } = usePreferences();
  const { accountId } = usePrincipal();
  const latest = useRef(preferences.tours);
  useEffect(() => {
    latest.current = preferences.tours;
  }, [preferences.tours]);
  const keep = useCallback(
    (progress: TourProgress) => change({ tours: { ...latest.current, [accountId]: progress } }),
    [change, accountId],
  );
  return { progress: preferences.tours[accountId] ?? null, keep };
}
