import { distanceMetres, type Position } from '../../kernel/position.ts';
import { classElsewhere } from '../routing/travel/classify-districts.ts';
import { roadSeconds } from '../routing/travel/estimate-travel.ts';
import { type PlaceKey, placeKey, positionOf } from '../routing/travel/rounded-places.ts';
import {
  type DistrictClass,
  defaultTravelParameters,
  type TravelParameters,
} from '../routing/travel/travel-parameters.ts';
import type { TravelMatrix } from '../routing/travel-matrix.ts';

/** What ways are estimated with; another one is another book. */
export type TravelBelief = {
  readonly parameters: TravelParameters;
  readonly classOf: (position: Position) => DistrictClass;
};

/** While nothing has been learnt of the room's ways. */
export const usualBelief: TravelBelief = {
  parameters: defaultTravelParameters,
  classOf: () => classElsewhere,
};

/** What a routing service said of the ways between some places, row by row: null where it did not, `Infinity` for no way. */
export type AnsweredWays = {
  readonly places: readonly PlaceKey[];
  readonly seconds: readonly (number | null)[];
  readonly metres: readonly (number | null)[];
  /** Estimates beside these answers are multiplied by this, so that what nobody answered is not the short cut. */
  readonly levelling: number;
};

/** As a service's answer travels: -1 where there is no way. */
export const waysAnswered = (
  places: readonly PlaceKey[],
  { seconds, metres, levelling }: Omit<AnsweredWays, 'places'>,
): AnsweredWays => ({
  places,
  seconds: seconds.map(withoutWay),
  metres: metres.map(withoutWay),
  levelling,
});
const withoutWay = (entry: number | null) => (entry === -1 ? Number.POSITIVE_INFINITY : entry);

/** Seconds of a cell: what was answered, or `setup + road × slowness`. */
type Page = {
  readonly keys: readonly PlaceKey[];
  readonly fixed: Float64Array;
  readonly road: Float64Array;
  readonly metres: Float64Array;
};

/**
 * The ways between the places of a day, reckoned once each: a technician who has moved on, or a new visit, costs one row.
 * As long as every place is known and the roads are as slow, the matrix is the same object.
 */
export class TravelBook {
  readonly #belief: TravelBelief;
  readonly #answered: readonly AnsweredWays[];
  readonly #answeredRows: readonly ReadonlyMap<PlaceKey, number>[];
  readonly #service: string | null;
  readonly #classes = new Map<PlaceKey, DistrictClass>();
  #rowOf: ReadonlyMap<PlaceKey, number> = new Map();
  #page: Page = { keys: [], fixed: none, road: none, metres: none };
  #opened: { readonly slowness: number; readonly matrix: TravelMatrix } | null = null;

  /**
   * @param answered of several that say a way the first is believed
   * @param service who is asked about ways, as `osrm/driving`; null for nobody
   */
  constructor(belief: TravelBelief, answered: readonly AnsweredWays[] = [], service: string | null = null) {
    this.#belief = belief;
    this.#answered = answered;
    this.#answeredRows = answered.map(({ places }) => new Map(places.map((key, row) => [key, row])));
    this.#service = service;
  }

  /** The same ways, to be asked of other places: this one goes on holding its own. */
  aside(): TravelBook {
    return new TravelBook(this.#belief, this.#answered, this.#service);
  }

  /** Those between which it was asked last. */
  get places(): readonly PlaceKey[] {
    return this.#page.keys;
  }

  /** How many times as long the roads take, by hour of the local day. */
  get slowness(): readonly number[] {
    return this.#belief.parameters.slowness;
  }

  /**
   * @param slowness how many times as long the roads take; it does not touch what a service answered
   * @returns a matrix in which each of the positions has a row, and those rows
   */
  open(
    positions: readonly Position[],
    slowness = 1,
  ): { matrix: TravelMatrix; rowOf(position: Position): number } {
    const wanted = [...new Set(positions.map(placeKey))];
    if (wanted.some((key) => !this.#rowOf.has(key))) this.#turnTo(wanted);
    const rows = this.#rowOf;
    return { matrix: this.#at(slowness), rowOf: (position) => rows.get(placeKey(position)) as number };
  }

  /** Seconds of one way at that hour of the local day, without opening the book for it. `Infinity` where there is none. */
  secondsOf(from: Position, to: Position, hour: number): number {
    const ends = { from: placeKey(from), to: placeKey(to) };
    if (ends.from === ends.to) return 0;
    const way = this.#answerTo(ends) ?? this.#estimate(ends, distanceMetres(from, to));
    return way.fixed + way.road * (this.slowness[hour] ?? 1);
  }

  /** Whether a service is asked about ways and has said none between there and anywhere. */
  isStopgapAt(position: Position): boolean {
    if (this.#service === null) return false;
    const key = placeKey(position);
    return !this.#answered.some(({ places, seconds }, index) => {
      const row = this.#answeredRows[index]?.get(key);
      return (
        row !== undefined && places.some((_, to) => to !== row && seconds[row * places.length + to] !== null)
      );
    });
  }

  #at(slowness: number): TravelMatrix {
    if (this.#opened?.slowness === slowness) return this.#opened.matrix;
    const { keys, fixed, road, metres } = this.#page;
    const seconds = road.map((driven, cell) => (fixed[cell] as number) + driven * slowness);
    const matrix = { places: keys.length, seconds, metres };
    this.#opened = { slowness, matrix };
    return matrix;
  }

  #turnTo(keys: readonly PlaceKey[]): void {
    const places = keys.length;
    const before = this.#page;
    const known = keys.map((key) => this.#rowOf.get(key) ?? -1);
    const positions = keys.map(positionOf);
    const [fixed, road, metres] = [0, 0, 0].map(() => new Float64Array(places * places)) as Columns;
    for (let from = 0; from < places; from += 1)
      for (let to = 0; to < places; to += 1) {
        if (from === to) continue;
        const cell = from * places + to;
        const [a, b] = [known[from] as number, known[to] as number];
        if (a >= 0 && b >= 0) {
          const kept = a * before.keys.length + b;
          fixed[cell] = before.fixed[kept] as number;
          road[cell] = before.road[kept] as number;
          metres[cell] = before.metres[kept] as number;
          continue;
        }
        const ends = { from: keys[from] as number, to: keys[to] as number };
        const line = () => distanceMetres(positions[from] as Position, positions[to] as Position);
        const way = this.#answerTo(ends) ?? this.#estimate(ends, line());
        fixed[cell] = way.fixed;
        road[cell] = way.road;
        metres[cell] = way.metres;
      }
    this.#rowOf = new Map(keys.map((key, row) => [key, row]));
    this.#page = { keys, fixed, road, metres };
    this.#opened = null;
  }

  #answerTo({ from, to }: Ends): Way | null {
    for (const [index, { places, seconds, metres }] of this.#answered.entries()) {
      const rows = this.#answeredRows[index];
      const [a, b] = [rows?.get(from), rows?.get(to)];
      if (a === undefined || b === undefined) continue;
      const cell = a * places.length + b;
      const said = seconds[cell] ?? null;
      if (said !== null) return { fixed: said, road: 0, metres: metres[cell] ?? 0 };
    }
    return null;
  }

  #estimate({ from, to }: Ends, line: number): Way {
    const { parameters } = this.#belief;
    const times = this.#answered[0]?.levelling ?? 1;
    const driven = roadSeconds(parameters, {
      metres: line,
      from: this.#classAt(from),
      to: this.#classAt(to),
    });
    return {
      fixed: line === 0 ? 0 : parameters.setupSeconds * times,
      road: driven * times,
      metres: line * parameters.detour,
    };
  }

  #classAt(key: PlaceKey): DistrictClass {
    const known = this.#classes.get(key);
    if (known) return known;
    const found = this.#belief.classOf(positionOf(key));
    this.#classes.set(key, found);
    return found;
  }
}

type Columns = [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>];
type Ends = { readonly from: PlaceKey; readonly to: PlaceKey };
type Way = { readonly fixed: number; readonly road: number; readonly metres: number };
const none = new Float64Array(0);
