import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/Dialog.tsx';
import { useDisplaySource } from '../desktop/use-display-source.ts';
import { useIntent } from '../intent.ts';
import { startsOf, targetOf } from './moves.ts';
import { PaletteField } from './PaletteField.tsx';
import { PaletteFoot } from './PaletteFoot.tsx';
import { lineId, PaletteSection } from './PaletteSection.tsx';
import './palette.css';
import type { PaletteSource } from './palette-source.ts';
import { type RecentChoices, useRecentChoices } from './recent-choices.ts';
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
export function Palette({ sources = none }: PaletteProps) {
  const { t } = useTranslation();
  const close = useIntent((intent) => intent.close);
  const recent = useRecentChoices();
  const [text, setText] = useState('');
  const sections = usePaletteSections(text, sources, recent);
  const { active, setActive, moveTo, start, list } = useActiveLine();
  const lines = sections.flatMap((section) => section.lines);
  const starts = startsOf(sections);

  const choose = ({ source, entry }: Line) => {
    close();
    recent.remember({ source, key: entry.key });
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    const chosen = lines[active];
    const target = targetOf(event, active, sections);
    if (target !== null) moveTo(target);
    else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) choose(chosen);
    else return;
    event.preventDefault();
  };
  const write = (next: string) => {
    setText(next);
    start();
  };

  return (
    <Dialog
      title={<span className="visually-hidden">{t('finder.title')}</span>}
      width="84rem"
      isLight
      onClose={close}
    >
      <PaletteField
        text={text}
        activeId={lines.length > 0 ? lineId(active) : null}
        onWrite={write}
        onKey={press}
      />
      <div ref={list} className="findings" id="findings" role="listbox" aria-label={t('finder.title')}>
        {sections.map((section, index) => (
          <PaletteSection
            key={section.name}
            section={section}
            first={starts[index] ?? 0}
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

/** Only a key may lead out of sight: to look where the line is at every letter costs a layout of the page each. */
function useActiveLine() {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  return {
    active,
    setActive,
    list,
    moveTo(target: number) {
      setActive(target);
      list.current?.querySelector(`#${lineId(target)}`)?.scrollIntoView({ block: 'nearest' });
    },
    start() {
      setActive(0);
      if (active > 0) list.current?.scrollTo({ top: 0 });
    },
  };
}

function usePaletteSections(
  text: string,
  further: readonly PaletteSource[],
  recent: RecentChoices,
): readonly (Section | HistorySection)[] {
  const room = useRoomSources();
  const commands = useCommandSource();
  const displays = useDisplaySource();
  const sources = useMemo(
    () => [...room, ...further, displays, commands],
    [room, further, displays, commands],
  );
  const here = useSections(text, sources, recent);
  const history = useHistorySection(text, here);
  return useMemo(() => (history ? [...here, history] : here), [here, history]);
}
