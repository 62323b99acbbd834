import type { CSSProperties } from 'react';
import type { ListFit } from './fitting.ts';

/** A list of whole rows, which share what is left of the height up to `most` em each. */
export function listStyle(fit: ListFit, shown: number, most: number): CSSProperties {
  const rows = Math.max(1, Math.min(fit.rows, shown));
  return {
    gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
    gridTemplateColumns: `repeat(${fit.columns}, minmax(0, 1fr))`,
    maxHeight: `${rows * most}em`,
  };
}
