import { useTranslation } from 'react-i18next';
import { type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
import { secondMs } from '../../shared/kernel/instant.ts';
import { useFreshness, useLinkStatus, useNow, useRoom } from '../live/room-context.tsx';
import { useFormat } from './preferences.tsx';

export type TileAge = {
  readonly text: string;
  readonly stale: boolean;
  /** Before the first rows have come there is no age, only waiting. */
  readonly loading: boolean;
};

/** How old the oldest of a tile's shapes is, against the tightest of their budgets. */
export function useTileAge(names: readonly ShapeName[]): TileAge {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const format = useFormat();
  const freshAt = useFreshness(names);
  const { phase } = useLinkStatus();
  useNow(secondMs);
  if (freshAt === null) return { text: '', stale: false, loading: phase === 'filling' };
  const ageMs = Math.max(0, clock.now() - freshAt);
  const budgetMs = Math.min(...names.map((name) => shapes[name].freshnessBudgetMs));
  const stale = ageMs > budgetMs;
  const age = format.age(ageMs);
  return { text: stale ? t('age.stale', { age }) : age, stale, loading: phase === 'filling' };
}
