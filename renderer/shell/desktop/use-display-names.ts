import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desktop, DesktopDisplay } from '../../../shared/contracts/desktop.ts';
import { usePreferences } from '../preferences.tsx';
import { displayKeyAt } from '../viewing.ts';
import { displaySide } from './display-side.ts';

export type DisplayName = {
  readonly display: DesktopDisplay;
  /** `Layar 2 · kiri`: its number from the left and its side. */
  readonly place: string;
  /** `LG 55UL3J · 55 inci`: its maker's name and its size. */
  readonly about: string;
  /** Both. */
  readonly name: string;
};

const none: readonly DisplayName[] = [];

/** Every display as a person would point at it. Its size in inches is what was said of it on this workstation. */
export function useDisplayNames(desktop: Desktop | null): readonly DisplayName[] {
  const { t } = useTranslation();
  const { displays: known } = usePreferences().preferences;
  return useMemo(() => {
    if (!desktop) return none;
    const { displays } = desktop;
    return displays.map((display, index) => {
      const { label, bounds, workArea, isPrimary } = display;
      const { width, height } = bounds;
      const inches = known[displayKeyAt(bounds, workArea)]?.diagonalInches;
      const { column, row } = displaySide(display, displays);
      const side = [row && t(`desktop.row.${row}`), column && t(`desktop.column.${column}`)];
      const place = dotted(t('desktop.display', { number: index + 1 }), side.filter(Boolean).join(' '));
      const size = inches ? t('desktop.inches', { inches }) : `${width} × ${height}`;
      const about = dotted(label, size, isPrimary && t('desktop.primary'));
      return { display, place, about, name: dotted(place, about) };
    });
  }, [desktop, known, t]);
}

const dotted = (...words: readonly (string | false)[]): string => words.filter(Boolean).join(' · ');
