import { useState } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useEntityPaced, useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import { NumberHistory } from './number-history.ts';
import { CrossingCache, type RoomHistory, roomHistory } from './room-history.ts';
import { type RoomNumbers, roomNumbers } from './room-numbers.ts';

const stepMs = 2000;
const refreshMs = 30_000;

/** The strip's numbers now, and the way each of them came. */
export function useRoomNumbers() {
  const room = useRoom();
  const [seenLive] = useState(() => new NumberHistory<keyof RoomNumbers['sampled']>());
  const seen = room.moment === 'now' ? seenLive : nothingSeen;
  useEntityPaced('tickets', 500);
  useEntityPaced('technicians', 500);
  useNow(stepMs);
  const { phase } = useLinkStatus();
  const now = room.clock.now();
  const numbers = roomNumbers(room, now);
  if (phase === 'ready' && room.moment === 'now') seen.sample(now, numbers.sampled);
  return { numbers, seen, history: useRoomHistory(now) };
}

/** At a moment of the past nobody has seen the numbers that hindsight cannot tell. */
const nothingSeen = new NumberHistory<keyof RoomNumbers['sampled']>();
const nothing: RoomHistory = { open: [], unacknowledged: [], atRisk: [], breached: [], waiting: [] };

/** Told anew every half minute, and whenever many more tickets or another calendar have arrived. */
function useRoomHistory(now: Instant): RoomHistory {
  const { tickets, calendars, store } = useRoom();
  const [kept, keep] = useState({
    at: -1,
    size: 0,
    rules: -1,
    crossings: new CrossingCache(),
    told: nothing,
  });
  const at = Math.floor(now / refreshMs);
  const { size } = tickets.facts;
  const rules = store.version('calendars');
  if (kept.at !== at || size > kept.size * 1.1 || kept.rules !== rules) {
    const crossings = kept.rules === rules ? kept.crossings : new CrossingCache();
    const told = size === 0 ? nothing : roomHistory(tickets.facts.values(), now, calendars, crossings);
    keep({ at, size, rules, crossings, told });
    return told;
  }
  return kept.told;
}
