import { useEffect, useMemo, useState } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useEntityPaced, useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import { stepByStep } from '../../live/step-by-step.ts';
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

/** Told anew every half minute, and whenever a tenth more tickets or another calendar have arrived. */
function useRoomHistory(now: Instant): RoomHistory {
  const { tickets, calendars, store, clock } = useRoom();
  const [told, tell] = useState(nothing);
  const rules = store.version('calendars');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was counted in other calendars is forgotten
  const crossings = useMemo(() => new CrossingCache(), [rules]);
  const { size } = tickets.facts;
  const arrived = Math.floor(Math.log1p(size) / Math.log(1.1));
  const step = Math.floor(now / refreshMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step, and each arrival of many, begins it anew
  useEffect(
    () => stepByStep(roomHistory(tickets.facts.values(), clock.now(), calendars, crossings), tell),
    [tickets, clock, calendars, crossings, step, arrived],
  );
  return size === 0 ? nothing : told;
}
