import { dayMs, hourMs, type Instant, instant } from '../../kernel/instant.ts';

export type WatchName = 'morning' | 'afternoon' | 'night';

/** One of the room's three watches of a day; `to` is when it is handed over to the next. */
export type Watch = { readonly name: WatchName; readonly from: Instant; readonly to: Instant };

/** Local hours. The server keeps no rota for the room yet, only for technicians. */
const hours: readonly (readonly [name: WatchName, from: number])[] = [
  ['morning', 6],
  ['afternoon', 14],
  ['night', 22],
];
const watchMs = 8 * hourMs;

/** Western Indonesia has kept UTC+7 without summer time since 1964. */
const wibOffsetMs = 7 * hourMs;

export const startOfLocalDay = (at: number): Instant =>
  instant(Math.floor((at + wibOffsetMs) / dayMs) * dayMs - wibOffsetMs);

/** The watch that runs at a moment; the night watch of an early morning began the day before. */
export function watchAt(at: number): Watch {
  const today = startOfLocalDay(at);
  const begun = [today - dayMs, today].flatMap((midnight) =>
    hours.map(([name, hour]) => ({ name, from: instant(midnight + hour * hourMs) })),
  );
  const now = begun.findLast(({ from }) => from <= at);
  if (!now) throw new Error(`No watch runs at ${at}`);
  return { ...now, to: instant(now.from + watchMs) };
}

export const watchBefore = ({ from }: Watch): Watch => watchAt(from - 1);
export const isWatchStart = (at: number): boolean => watchAt(at).from === at;
