import { hourMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import { localDay, localIsoDate, startOfLocalDay } from '../time/jakarta.ts';
import { growthFor, hourWeights, momentsFrom } from './arrival-rhythm.ts';
import { createIncident, createLiveIncident, type IncidentPart } from './incidents.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';

/** A ticket's beginning: when it came, as which number, and of what outage if of any. */
export type Arrival = {
  readonly index: number;
  readonly at: number;
  readonly number: string;
  readonly part: IncidentPart | null;
};

/** Inflow of a day over the open load, as in a room that holds steady. */
const dailyShareOfOpen = 0.78;
const ticketsPerIncident = 700;
const longestHistoryDays = 730;
const quietBeforeNowMs = 14 * hourMs;

type Beginning = { readonly at: number; readonly part: IncidentPart | null };

export function createArrivals(
  surroundings: TicketSurroundings,
  { open, settled }: { readonly open: number; readonly settled: number },
  random: Random,
): readonly Arrival[] {
  const { now } = surroundings;
  const total = open + settled;
  const perDayNow = open * dailyShareOfOpen;
  const days = Math.ceil(Math.min(longestHistoryDays, total / (perDayNow * 0.22)));
  const rhythm = { now, days, growth: growthFor({ total, days, perDayNow, now }) };
  const weights = hourWeights(rhythm, random.fork('weather'));
  const outages = incidentBeginnings(surroundings, weights, total, random.fork('incidents')).slice(
    0,
    settled,
  );
  const live = createLiveIncident(surroundings, open, random.fork('live'));
  const moments = momentsFrom(weights, total - outages.length - live.length, random.fork('moments'));
  return numbered([...moments.map((at): Beginning => ({ at, part: null })), ...outages, ...live]);
}

function incidentBeginnings(
  surroundings: TicketSurroundings,
  weights: ReturnType<typeof hourWeights>,
  total: number,
  random: Random,
): Beginning[] {
  const count = Math.max(1, Math.round(total / ticketsPerIncident));
  return momentsFrom(weights, count, random)
    .filter((at) => at < surroundings.now - quietBeforeNowMs)
    .flatMap((at, index) => createIncident(surroundings, at, random.fork(index)));
}

/** Numbers run without a gap within each local day, in the order of opening. */
function numbered(beginnings: readonly Beginning[]): readonly Arrival[] {
  let day = Number.NaN;
  let prefix = '';
  let count = 0;
  return beginnings
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, part }, index) => {
      if (localDay(at) !== day) {
        day = localDay(at);
        prefix = `TKT-${localIsoDate(at).replaceAll('-', '')}-`;
        count = 0;
      }
      count += 1;
      return { index, at, part, number: prefix + String(count).padStart(4, '0') };
    });
}

/** The last number given on each local day. */
export function lastNumbers(
  arrivals: readonly Arrival[],
): readonly { readonly day: string; readonly last: number }[] {
  const counts = new Map<string, number>();
  for (const { at } of arrivals) {
    const day = localIsoDate(at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return Array.from(counts, ([day, last]) => ({ day, last }));
}

export const isOfToday = (at: number, now: number): boolean => at >= startOfLocalDay(localDay(now));
