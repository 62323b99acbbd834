import { dayMs, hourMs } from '../../shared/kernel/instant.ts';

/** The room's three watches, local hours. The server keeps no rota for the room yet, only for technicians. */
const watches = [
  { name: 'morning', from: 6, to: 14 },
  { name: 'afternoon', from: 14, to: 22 },
  { name: 'night', from: 22, to: 6 },
] as const;

const wibOffsetMs = 7 * hourMs;

export function watchAt(now: number): (typeof watches)[number] {
  const hour = Math.floor((now + wibOffsetMs) / hourMs) % 24;
  return (
    watches.find(({ from, to }) => (from < to ? hour >= from && hour < to : hour >= from || hour < to)) ??
    watches[0]
  );
}

/** When the watch that runs at a moment is handed over to the next. */
export function handOverAt(now: number): number {
  const localMidnight = Math.floor((now + wibOffsetMs) / dayMs) * dayMs - wibOffsetMs;
  const { to } = watchAt(now);
  const today = localMidnight + to * hourMs;
  return today > now ? today : today + dayMs;
}
