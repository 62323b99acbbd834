import { distanceMetres, type Position } from '../../kernel/position.ts';
import { estimateSeconds } from '../routing/travel/estimate-travel.ts';
import { type PlaceKey, placeKey, positionOf } from '../routing/travel/rounded-places.ts';
import type { DistrictClass, TravelParameters } from '../routing/travel/travel-parameters.ts';
import type { TravelMatrix } from '../routing/travel-matrix.ts';

/** What ways are estimated with; another one is another book. */
export type TravelBelief = {
  readonly parameters: TravelParameters;
  readonly classOf: (position: Position) => DistrictClass;
  /** Of the local day, 0 to 23. */
  readonly hour: number;
};

type Page = { readonly keys: readonly PlaceKey[]; readonly matrix: TravelMatrix };

/**
 * The ways between the places of a day, estimated once each: a technician who has moved on, or a new visit, costs one
 * row. As long as every place is known the matrix is the same object.
 */
export class TravelBook {
  readonly #belief: TravelBelief;
  readonly #classes = new Map<PlaceKey, DistrictClass>();
  #rowOf: ReadonlyMap<PlaceKey, number> = new Map();
  #page: Page = {
    keys: [],
    matrix: { places: 0, seconds: new Float64Array(0), metres: new Float64Array(0) },
  };

  constructor(belief: TravelBelief) {
    this.#belief = belief;
  }

  /** @returns a matrix in which each of the positions has a row, and those rows. */
  open(positions: readonly Position[]): { matrix: TravelMatrix; rowOf(position: Position): number } {
    const wanted = [...new Set(positions.map(placeKey))];
    if (wanted.some((key) => !this.#rowOf.has(key))) this.#turnTo(wanted);
    const rows = this.#rowOf;
    return { matrix: this.#page.matrix, rowOf: (position) => rows.get(placeKey(position)) as number };
  }

  #turnTo(keys: readonly PlaceKey[]): void {
    const places = keys.length;
    const before = this.#page;
    const known = keys.map((key) => this.#rowOf.get(key) ?? -1);
    const positions = keys.map(positionOf);
    const seconds = new Float64Array(places * places);
    const metres = new Float64Array(places * places);
    for (let from = 0; from < places; from += 1)
      for (let to = from + 1; to < places; to += 1) {
        const there = from * places + to;
        const back = to * places + from;
        const [a, b] = [known[from] as number, known[to] as number];
        if (a >= 0 && b >= 0) {
          const cell = a * before.matrix.places + b;
          seconds[there] = seconds[back] = before.matrix.seconds[cell] as number;
          metres[there] = metres[back] = before.matrix.metres[cell] as number;
          continue;
        }
        const line = distanceMetres(positions[from] as Position, positions[to] as Position);
        seconds[there] = seconds[back] = this.#secondsOf(line, keys[from] as number, keys[to] as number);
        metres[there] = metres[back] = line * this.#belief.parameters.detour;
      }
    this.#rowOf = new Map(keys.map((key, row) => [key, row]));
    this.#page = { keys, matrix: { places, seconds, metres } };
  }

  #secondsOf(metres: number, from: PlaceKey, to: PlaceKey): number {
    const { parameters, hour } = this.#belief;
    return estimateSeconds(parameters, { metres, from: this.#classAt(from), to: this.#classAt(to), hour });
  }

  #classAt(key: PlaceKey): DistrictClass {
    const known = this.#classes.get(key);
    if (known) return known;
    const found = this.#belief.classOf(positionOf(key));
    this.#classes.set(key, found);
    return found;
  }
}
