import { useEffect, useRef, useState } from 'react';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { localDay } from '../../../shared/kernel/local-day.ts';
import { useNow, useRoom } from '../../live/room-context.tsx';

/** So long after somebody last touched the window it is theirs. */
export const theirsMs = 10 * minuteMs;

export type ShownDay = {
  readonly day: string;
  /** A day that ended while somebody worked on it: it stays until they are done or choose another. */
  readonly isHeld: boolean;
  choose(day: string): void;
  /** Whether something is open that another day would take away. */
  work(isOpen: boolean): void;
};

/** Today until another day is chosen; but at midnight a day is not taken from under the hands of who plans it. */
export function useShownDay(): ShownDay {
  const now = useNow(minuteMs);
  const today = localDay(now);
  const [chosen, choose] = useState<string | null>(null);
  const [held, hold] = useState<string | null>(null);
  const [known, setKnown] = useState(today);
  const isOpen = useRef(false);
  const touchedAt = useTouchedAt();
  const isTheirs = isOpen.current || now - touchedAt.current < theirsMs;
  if (known !== today) {
    setKnown(today);
    hold(isTheirs ? (held ?? known) : null);
  } else if (held !== null && !isTheirs) hold(null);
  return {
    day: chosen ?? held ?? today,
    isHeld: chosen === null && held !== null,
    choose(day) {
      hold(null);
      choose(day === today ? null : day);
    },
    work(open) {
      isOpen.current = open;
    },
  };
}

const touches = ['pointerdown', 'keydown'] as const;

function useTouchedAt() {
  const { clock } = useRoom();
  const touchedAt = useRef<Instant | number>(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const touched = () => {
      touchedAt.current = clock.now();
    };
    for (const touch of touches) window.addEventListener(touch, touched, true);
    return () => {
      for (const touch of touches) window.removeEventListener(touch, touched, true);
    };
  }, [clock]);
  return touchedAt;
}
