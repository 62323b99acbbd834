import { useEffect, useRef } from 'react';
import { type Presence, presentAt, told } from '../../../shared/domain/hand-over/presence.ts';
import { useRoom } from '../../live/room-context.tsx';
import { usePreferences } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';

const doings = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;

/**
 * When this person last did something at this desk, in whichever of its windows, and their last absence from it. Kept
 * with the workstation's preferences: a board that is only looked at, or loaded anew, is nobody's presence.
 */
export function usePresence(): { readonly presence: Presence | null; readonly putAway: () => void } {
  const { clock } = useRoom();
  const { accountId } = usePrincipal();
  const { preferences, change } = usePreferences();
  const presence = preferences.presence[accountId] ?? null;
  const latest = useRef({ presence, preferences });
  latest.current = { presence, preferences };
  const write = (next: Presence) => {
    latest.current.presence = next;
    change({ presence: { ...latest.current.preferences.presence, [accountId]: next } });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener reads what is newest; only the person begins anew
  useEffect(() => {
    const touch = () => {
      const next = presentAt(latest.current.presence, clock.now());
      if (next !== latest.current.presence) write(next);
    };
    for (const name of doings) window.addEventListener(name, touch, { passive: true, capture: true });
    return () => {
      for (const name of doings) window.removeEventListener(name, touch, { capture: true });
    };
  }, [clock, accountId]);
  return { presence, putAway: () => presence && write(told(presence)) };
}
