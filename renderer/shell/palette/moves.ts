import type { Section } from './use-sections.ts';

type Sections = readonly Pick<Section, 'lines'>[];

const countOf = (sections: Sections): number => sections.reduce((sum, { lines }) => sum + lines.length, 0);

/** Where each section begins among all lines. */
export const startsOf = (sections: Sections): readonly number[] =>
  sections.map((_, index) => countOf(sections.slice(0, index)));

type PressedKey = { readonly key: string; readonly shiftKey: boolean };

/** The line a key leads to: the next one, or with Tab the first of the next section; null when it leads nowhere. */
export function targetOf({ key, shiftKey }: PressedKey, active: number, sections: Sections): number | null {
  const count = countOf(sections);
  if (count === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (active - 1 + count) % count;
  if (key !== 'Tab') return null;
  const starts = startsOf(sections.filter(({ lines }) => lines.length > 0));
  const here = starts.findLastIndex((start) => start <= active);
  return starts[(here + (shiftKey ? -1 : 1) + starts.length) % starts.length] ?? 0;
}
