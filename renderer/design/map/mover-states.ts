import { type MapMover, MOVER_STATES, type MoverState } from './map-model.ts';

export const stateOf = ({ kind, emphasised }: MapMover): MoverState =>
  emphasised && kind !== 'lost' ? 'emphasised' : kind;

/** How many are in each state; states of nobody are absent, the others in their order. */
export type MoverCounts = ReadonlyMap<MoverState, number>;

export function countMovers(movers: Iterable<MapMover>): MoverCounts {
  const counts = new Map<MoverState, number>();
  for (const mover of movers) counts.set(stateOf(mover), (counts.get(stateOf(mover)) ?? 0) + 1);
  return new Map(
    MOVER_STATES.flatMap((state) => {
      const count = counts.get(state);
      return count === undefined ? [] : [[state, count] as const];
    }),
  );
}

/** A sign with its figure; `rest` stands for several states at once. */
export interface MoverPart {
  readonly state: MoverState | 'rest';
  readonly count: number;
}

/** The counts in so many figures at most: the most telling states by themselves, the others as one. */
export function partsOf(counts: MoverCounts, most: number): readonly MoverPart[] {
  const parts = [...counts].map(([state, count]) => ({ state, count }));
  if (parts.length <= most) return parts;
  const rest = parts.slice(most - 1).reduce((sum, { count }) => sum + count, 0);
  return [...parts.slice(0, most - 1), { state: 'rest', count: rest }];
}
