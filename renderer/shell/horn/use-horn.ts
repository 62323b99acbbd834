import { useEffect, useMemo, useRef } from 'react';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { noFacets } from '../../live/queue-filter.ts';
import { roomOrder } from '../../live/queue-order.ts';
import { useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { useOnlyWindow } from '../only-window.ts';
import { useAppearance } from '../preferences.tsx';
import { hear, silentHorn } from './horn-state.ts';
import { playTone } from './play-tone.ts';
import { isQuiet } from './tones.ts';

const lockName = 'aglis:horn';

/** Sounds for what nobody has acknowledged, from one window of the desk: ten windows would be ten horns. */
export function useHorn(): void {
  const { newQueue, queues, rows, clock } = useRoom();
  const { phase } = useLinkStatus();
  const { preferences } = useAppearance();
  const isSounding = useOnlyWindow(lockName);
  const sound = useRef(preferences.sound);
  sound.current = preferences.sound;
  const queue = useMemo(() => {
    const model = newQueue();
    model.show({ quick: 'all-open', ...noFacets, priorities: ['critical', 'high'] }, roomOrder);
    return model;
  }, [newQueue]);
  useEffect(() => queues.follow(queue), [queues, queue]);

  useEffect(() => {
    if (!isSounding || phase !== 'ready') return;
    const context = new AudioContext();
    let state = silentHorn;
    let listenedAt = 0;
    const stop = clock.subscribe(() => {
      const now = clock.tickedAt;
      if (now - listenedAt < secondMs / 2) return;
      listenedAt = now;
      const unacknowledged = queue.entries.flatMap(({ id }) => {
        const ticket = rows.tickets.get(id);
        const rank = ticket?.priority;
        return ticket?.acknowledgement === null && (rank === 'critical' || rank === 'high')
          ? [{ id, rank }]
          : [];
      });
      const heard = hear(state, unacknowledged, now);
      state = heard.state;
      if (heard.sound && sound.current.volume > 0 && !isQuiet(sound.current, now))
        playTone(context, heard.sound, sound.current.volume);
    });
    // Browsers keep a page silent until somebody has touched it.
    const wake = () => void context.resume();
    window.addEventListener('pointerdown', wake, { once: true });
    window.addEventListener('keydown', wake, { once: true });
    return () => {
      stop();
      window.removeEventListener('pointerdown', wake);
      window.removeEventListener('keydown', wake);
      void context.close();
    };
  }, [isSounding, phase, clock, queue, rows]);
}
