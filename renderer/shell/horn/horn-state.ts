import type { HornRank } from './tones.ts';

/** How long an unacknowledged critical is left before the horn reminds of it. */
const remindAfterMs = 15_000;

export type HornState = {
  /** Tickets that have been heard of; those of the first look are not news. */
  readonly known: ReadonlySet<string> | null;
  readonly soundedAt: number;
};

export const silentHorn: HornState = { known: null, soundedAt: 0 };

/** A ticket that nobody has taken, or an outage that is supposed. */
type Unacknowledged = {
  readonly id: string;
  readonly rank: HornRank;
  /** Whether a critical is reminded of: what the room only supposes is said once. */
  readonly insists: boolean;
};

/**
 * What is to be heard now. An acknowledgement covers what existed when it was given: the horn sounds again for a new
 * ticket, and reminds of a critical for as long as nobody has taken it.
 */
export function hear(
  state: HornState,
  unacknowledged: readonly Unacknowledged[],
  now: number,
): { readonly state: HornState; readonly sound: HornRank | null } {
  const known = new Set(unacknowledged.map(({ id }) => id));
  const isNews = ({ id }: Unacknowledged) => state.known !== null && !state.known.has(id);
  const news = unacknowledged.filter(isNews);
  const hasCritical = unacknowledged.some(({ rank, insists }) => insists && rank === 'critical');
  const isDue = hasCritical && now - state.soundedAt >= remindAfterMs;
  const sound =
    isDue || news.some(({ rank }) => rank === 'critical') ? 'critical' : news.length > 0 ? 'high' : null;
  return { state: { known, soundedAt: sound ? now : state.soundedAt }, sound };
}
