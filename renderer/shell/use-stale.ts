import { useSyncExternalStore } from 'react';
import { type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
import { useFreshness, useRoom } from '../live/room-context.tsx';

/** Whether a tile's rows are past their budget; re-renders only when that changes. */
export function useStale(names: readonly ShapeName[]): boolean {
  const { clock } = useRoom();
  const freshAt = useFreshness(names);
  const budgetMs = Math.min(...names.map((name) => shapes[name].freshnessBudgetMs));
  return useSyncExternalStore(clock.subscribe, () => freshAt !== null && clock.tickedAt - freshAt > budgetMs);
}
