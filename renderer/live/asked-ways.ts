import { mostPlacesAsked, type TravelTimesAnswer } from '../../shared/contracts/travel-times.ts';
import type { PlaceKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import { secondMs } from '../../shared/kernel/instant.ts';
import type { Room, RoomDesk } from './room.ts';
import { type Listener, tell } from './store-listeners.ts';

/** What is reckoned with the ways: a day on the board, or whom to offer one visit. */
export type WaysAsker = 'day' | 'visit';

export type WaysQuestion = {
  readonly day: string;
  /** Which of the times at which ways are asked for anew. */
  readonly round: number;
  /** The first of them are asked about. */
  readonly places: readonly PlaceKey[];
};
/** What the service was asked and said. */
export type WaysAnswered = WaysQuestion & { readonly asker: WaysAsker; readonly answer: TravelTimesAnswer };

/** How long an answer that could not be had is left before it is asked for again. */
const askAgainMs = 5 * secondMs;

/** What a window has asked the routing service, once for all of its parts; of each asker the latest answer. */
export class AskedWays {
  readonly #listeners = new Set<Listener>();
  readonly #underWay = new Set<string>();
  #answered: readonly WaysAnswered[] = [];

  /** The latest first. */
  get answered(): readonly WaysAnswered[] {
    return this.#answered;
  }

  readonly subscribe = (listener: Listener): Listener => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks, unless the same is being asked already. Who listens is told of the answer. */
  ask(desk: RoomDesk, asker: WaysAsker, question: WaysQuestion): void {
    const { day, round } = question;
    const places = question.places.slice(0, mostPlacesAsked);
    const key = [asker, day, round, asker === 'visit' && places[0]].join(' ');
    if (places.length < 2 || this.#underWay.has(key)) return;
    this.#underWay.add(key);
    const rest = () => void setTimeout(() => this.#underWay.delete(key), askAgainMs);
    desk.query('dispatch.travel-times', { day, places }).then((said) => {
      if (said.kind !== 'answered') return said.reason === 'forbidden' ? undefined : rest();
      this.#underWay.delete(key);
      this.#take({ ...question, places, asker, answer: said.value });
    }, rest);
  }

  #take(taken: WaysAnswered): void {
    this.#answered = [taken, ...this.#answered.filter(({ asker }) => asker !== taken.asker)];
    tell(this.#listeners);
  }
}

const waysOf = new WeakMap<Room['rows'], AskedWays>();

export function askedWaysOf(rows: Room['rows']): AskedWays {
  const ways = waysOf.get(rows) ?? new AskedWays();
  waysOf.set(rows, ways);
  return ways;
}
