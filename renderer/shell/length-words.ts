import type { TFunction } from 'i18next';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/kernel/instant.ts';

const units = [
  ['days', dayMs, 2 * dayMs],
  ['hours', hourMs, 2 * hourMs],
  ['minutes', minuteMs, 2 * minuteMs],
  ['seconds', secondMs, 0],
] as const;

/** A length in one figure and a word that is understood from afar: `2 dtk`, `17 mnt`, `3 jam`. */
export function lengthWords(ms: number, t: TFunction): string {
  const [name, unitMs] = units.find(([, , from]) => ms >= from) ?? units[3];
  return t(`boardTile.length.${name}`, { count: Math.max(0, Math.floor(ms / unitMs)) });
}
