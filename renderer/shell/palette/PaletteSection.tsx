import { memo } from 'react';
import { Kbd } from '../../design/Kbd.tsx';
import { rankLetter, SeverityGlyph } from '../../design/Severity.tsx';
import { useFormat } from '../preferences.tsx';
import type { PaletteEntry } from './palette-source.ts';
import type { HistorySection } from './use-history-section.ts';
import type { Line, Section } from './use-sections.ts';

type PaletteSectionProps = {
  readonly section: Section | HistorySection;
  /** Where its first line stands among all of the palette. */
  readonly first: number;
  readonly active: number;
  readonly onActive: (position: number) => void;
  readonly onChoose: (line: Line) => void;
};

export const lineId = (position: number): string => `finding-${position}`;

/** Lines under their heading: a group of the one list that the field leads through. */
export function PaletteSection({ section, first, active, onActive, onChoose }: PaletteSectionProps) {
  const { name, title, lines } = section;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
    <div role="group" aria-labelledby={`findings-${name}`} data-section={name}>
      <p className="findings-head" role="presentation">
        <span id={`findings-${name}`}>{title}</span>
        <HeadNote section={section} />
      </p>
      {lines.map((line, index) => (
        <div
          key={`${line.source} ${line.entry.key}`}
          id={lineId(first + index)}
          className="finding"
          role="option"
          tabIndex={-1}
          aria-selected={first + index === active}
          onPointerMove={() => onActive(first + index)}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(line);
          }}
        >
          <PaletteLine entry={line.entry} />
        </div>
      ))}
    </div>
  );
}

/** How many match where not all are shown; of the history how far it can be trusted. */
function HeadNote({ section }: { readonly section: Section | HistorySection }) {
  const format = useFormat();
  if ('state' in section) return <span className={section.isOld ? 'as-of' : undefined}>{section.state}</span>;
  return section.count > section.lines.length ? (
    <span className="num">{`${format.count(section.lines.length)} / ${format.count(section.count)}`}</span>
  ) : null;
}

const PaletteLine = memo(function PaletteLine({ entry }: { readonly entry: PaletteEntry }) {
  const { rank, code, name, detail, note, keys } = entry;
  return (
    <>
      {rank ? (
        <span className={`ticket-rank rank-${rank}`}>
          <SeverityGlyph rank={rank} />
          {rankLetter[rank]}
        </span>
      ) : (
        <i />
      )}
      <span className="num ink-3 ellipsis">{code}</span>
      <b className="ellipsis">{name}</b>
      <span className="ellipsis">{detail}</span>
      <span className="ink-3 num">{keys ? <Kbd>{keys}</Kbd> : note}</span>
    </>
  );
});
