import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../live/room-context.tsx';
import type { PaletteEntry, PaletteSource } from './palette-source.ts';
import type { RecentChoices } from './recent-choices.ts';

/** Entries under one heading, and how many there are besides those shown. */
export type Section = {
  readonly name: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly count: number;
};

/** An entry and whence it came. */
export type Line = { readonly source: string; readonly entry: PaletteEntry };

/** What matches in each source, empty ones left out; what was chosen lately while nothing is asked. */
export function useSections(
  text: string,
  sources: readonly PaletteSource[],
  recent: RecentChoices,
): readonly Section[] {
  const { t } = useTranslation();
  const { finder } = useRoom();
  const version = useSyncExternalStore(finder.subscribe, () => finder.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a room that is still being read in is asked again
  return useMemo(() => {
    const found = sources.map((source) => sectionOf(source, text));
    const first = text.trim() === '' ? [recently(recent, sources, t('palette.sections.recent'))] : [];
    return [...first, ...found].filter(({ lines }) => lines.length > 0);
  }, [text, sources, recent, t, version]);
}

function sectionOf({ name, title, find }: PaletteSource, text: string): Section {
  const { entries, count } = find(text);
  return { name, title, count, lines: entries.map((entry) => ({ source: name, entry })) };
}

function recently(recent: RecentChoices, sources: readonly PaletteSource[], title: string): Section {
  const lines = recent.read().flatMap(({ source, key }) => {
    const entry = sources.find(({ name }) => name === source)?.recall(key);
    return entry ? [{ source, entry }] : [];
  });
  return { name: 'recent', title, lines, count: lines.length };
}
