import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part } from '../../shared/domain/dispatch/part.ts';
import type { Language } from '../../shared/domain/identity/principal.ts';
import type { PartCounts } from '../../shared/domain/routing/part-counts.ts';
import { useRoom } from '../live/room-context.tsx';
import type { Format } from './format.ts';
import { useFormat, usePreferences } from './preferences.tsx';

/** `2 ONT, 150 m kabel drop` */
export type PartWords = (counts: PartCounts) => string;

type Saying = { readonly t: TFunction; readonly format: Format; readonly language: Language };

/** What came with the product first, in its order; what people added after. */
export const inPartOrder = (parts: ReadonlyMap<string, Part>): readonly Part[] =>
  [...parts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What is in the catalogue; of a retired part only where there is some of it yet. */
export const inUse = (parts: readonly Part[], counted: readonly PartCounts[]): readonly Part[] =>
  parts.filter(({ id, retired }) => !retired || counted.some((counts) => (counts[id] ?? 0) > 0));

export function partWords(parts: ReadonlyMap<string, Part>, { t, format, language }: Saying): PartWords {
  return (counts) => {
    const known = inPartOrder(parts).flatMap(({ id, unit, names }) => {
      const count = counts[id] ?? 0;
      return count > 0
        ? [t(`part.amount.${unit}`, { amount: format.count(count), name: names[language] })]
        : [];
    });
    const unknown = Object.entries(counts).flatMap(([id, count]) =>
      count > 0 && !parts.has(id) ? [t('part.amount.unknown', { amount: format.count(count) })] : [],
    );
    return [...known, ...unknown].join(', ');
  };
}

/** Of the parts as they are called when it is drawn: a name changes once in a year, and a board has hundreds of stops. */
export function usePartWords(): PartWords {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = usePreferences().preferences;
  const { parts } = useRoom().rows;
  return useMemo(() => partWords(parts, { t, format, language }), [parts, t, format, language]);
}
