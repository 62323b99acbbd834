import { useEffect, useMemo, useRef } from 'react';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { noFacets } from '../../live/queue-filter.ts';
import { roomOrder } from '../../live/queue-order.ts';
import { useLinkStatus, useRoom } from '../../live/room-context.tsx';
import type { SupposedOutage } from '../../live/supposed-outages.ts';
import { usePreferences } from '../preferences.tsx';
import { useSupposedOutages } from '../use-supposed-outages.ts';
import { hornLock } from './horn-lock.ts';
import { hear, silentHorn } from './horn-state.ts';
import { playTone } from './play-tone.ts';
import { isQuiet } from './tones.ts';
import { useVoice } from './use-voice.ts';

/**
 * Sounds for what nobody has acknowledged, from one window of the desk: ten windows would be ten horns, and one that
 * nobody can hear would keep the others from sounding.
 */
export function useHorn(): void {
  const { newQueue, queues, rows, clock } = useRoom();
  const { phase } = useLinkStatus();
  const { preferences } = usePreferences();
  const voice = useVoice(hornLock);
  const sound = useRef(preferences.sound);
  sound.current = preferences.sound;
  const supposed = useRef<readonly SupposedOutage[]>([]);
  supposed.current = useSupposedOutages();
  const queue = useMemo(() => {
    const model = newQueue();
    model.show({ quick: 'all-open', ...noFacets, priorities: ['critical', 'high'] }, roomOrder);
    return model;
  }, [newQueue]);
  useEffect(() => queues.follow(queue), [queues, queue]);

  useEffect(() => {
    if (!voice || phase !== 'ready') return;
    let state = silentHorn;
    let listenedAt = 0;
    return clock.subscribe(() => {
      const now = clock.tickedAt;
      if (now - listenedAt < secondMs / 2) return;
      listenedAt = now;
      const unacknowledged = queue.entries.flatMap(({ id }) => {
        const ticket = rows.tickets.get(id);
        const rank = ticket?.priority;
        return ticket?.acknowledgement === null && (rank === 'critical' || rank === 'high')
          ? [{ id, rank, insists: true }]
          : [];
      });
      const outages = supposed.current.map(({ key, harm }) => ({ id: key, rank: harm, insists: false }));
      const heard = hear(state, [...unacknowledged, ...outages], now);
      state = heard.state;
      if (heard.sound && sound.current.volume > 0 && !isQuiet(sound.current, now))
        playTone(voice, heard.sound, sound.current.volume);
    });
  }, [voice, phase, clock, queue, rows]);
}
