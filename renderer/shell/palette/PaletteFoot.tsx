import { useTranslation } from 'react-i18next';
import { Kbd } from '../../design/Kbd.tsx';
import type { HistorySection } from './use-history-section.ts';
import type { Section } from './use-sections.ts';

const hints = [
  [['↑', '↓'], 'move'],
  [['Tab'], 'section'],
  [['Enter'], 'choose'],
  [['Esc'], 'close'],
] as const;

/** What the keys do here; screen readers hear how many lines there are, and what the history says. */
export function PaletteFoot({ sections }: { readonly sections: readonly (Section | HistorySection)[] }) {
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
