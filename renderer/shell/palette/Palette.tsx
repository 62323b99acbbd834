import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/Dialog.tsx';
import { Kbd } from '../../design/Kbd.tsx';
import { useIntent } from '../intent.ts';
import { lineId, PaletteSection } from './PaletteSection.tsx';
import './palette.css';
import type { PaletteSource } from './palette-source.ts';
import { useRecentChoices } from './recent-choices.ts';
import { useCommandSource } from './use-command-source.ts';
import { type HistorySection, useHistorySection } from './use-history-section.ts';
import { useRoomSources } from './use-room-sources.ts';
import { type Line, type Section, useSections } from './use-sections.ts';

const none: readonly PaletteSource[] = [];

type PaletteProps = {
  /** Sections of a window's own, between what the room holds and what can be done. */
  readonly sources?: readonly PaletteSource[];
};

/** One field that leads to everything: what this window holds at once, then what the server's history holds. */
export function Palette({ sources: further = none }: PaletteProps) {
  const { t } = useTranslation();
  const close = useIntent((intent) => intent.close);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const recent = useRecentChoices();
  const sections = usePaletteSections(text, further, recent);
  const lines = sections.flatMap((section) => section.lines);

  const choose = ({ source, entry }: Line) => {
    close();
    recent.remember({ source, key: entry.key });
    entry.run();
  };
  const move = (event: KeyboardEvent) => {
    const chosen = lines[active];
    const target = targetOf(event, active, sections);
    if (target !== null) setActive(target);
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      title={<span className="visually-hidden">{t('finder.title')}</span>}
      width="84rem"
      onClose={close}
    >
      <TextInput
        data-autofocus
        className="palette-field"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={lines.length > 0}
        aria-controls="findings"
        aria-activedescendant={lines.length > 0 ? lineId(active) : undefined}
        aria-label={t('finder.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div className="findings" id="findings" role="listbox" aria-label={t('finder.title')}>
        {sections.map((section, index) => (
          <PaletteSection
            key={section.name}
            section={section}
            first={startsOf(sections)[index] ?? 0}
            active={active}
            onActive={setActive}
            onChoose={choose}
          />
        ))}
      </div>
      {lines.length === 0 && text.trim() !== '' && <p className="findings-none">{t('finder.nothing')}</p>}
      <PaletteFoot sections={sections} />
    </Dialog>
  );
}

function usePaletteSections(
  text: string,
  further: readonly PaletteSource[],
  recent: ReturnType<typeof useRecentChoices>,
): readonly (Section | HistorySection)[] {
  const room = useRoomSources();
  const commands = useCommandSource();
  const sources = useMemo(() => [...room, ...further, commands], [room, further, commands]);
  const here = useSections(text, sources, recent);
  const history = useHistorySection(text, here);
  return useMemo(() => (history ? [...here, history] : here), [here, history]);
}

/** Where each section begins among all lines. */
const startsOf = (sections: readonly Section[]): readonly number[] =>
  sections.map((_, index) => sections.slice(0, index).reduce((sum, { lines }) => sum + lines.length, 0));

/** The line a key leads to: the next one, or with Tab the first of the next section; null when it leads nowhere. */
function targetOf(
  { key, shiftKey }: KeyboardEvent,
  active: number,
  sections: readonly Section[],
): number | null {
  const starts = startsOf(sections.filter(({ lines }) => lines.length > 0));
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return null;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (active - 1 + count) % count;
  if (key !== 'Tab') return null;
  const here = starts.findLastIndex((start) => start <= active);
  return starts[(here + (shiftKey ? -1 : 1) + starts.length) % starts.length] ?? 0;
}

const hints = [
  [['↑', '↓'], 'move'],
  [['Tab'], 'section'],
  [['Enter'], 'choose'],
  [['Esc'], 'close'],
] as const;

function PaletteFoot({ sections }: { readonly sections: readonly (Section | HistorySection)[] }) {
  const { t } = useTranslation();
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const history = sections.map((section) => ('state' in section ? section.state : '')).join('');
  return (
    <footer className="palette-foot">
      {hints.map(([keys, name]) => (
        <span key={name}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{' '}
          {t(`palette.hint.${name}`)}
        </span>
      ))}
      <span className="visually-hidden" role="status">
        {t('palette.found', { count })} {history && `${t('finder.history.title')}: ${history}`}
      </span>
    </footer>
  );
}
