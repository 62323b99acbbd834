import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { type FigureName, figureNames, type TicketSums } from '../../live/ticket-tally.ts';
import { useTicketSums } from '../../live/use-ticket-source.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import './counters-tile.css';
import { counterLayout } from './counter-layout.ts';
import type { TileProps } from './tile-props.ts';
import { useSourceTitle } from './use-source-title.ts';
import { useStaleTile } from './use-stale-tile.ts';

const ranks: readonly Priority[] = ['critical', 'high', 'normal', 'low'];
/** Figures that change faster are not read from afar. */
const paceMs = 1000;

/** How many tickets a source holds: by severity, and by what is asked of somebody. */
export function CountersTile({ content }: TileProps<'counters'>) {
  const { t } = useTranslation();
  const sums = useTicketSums(content.tickets, paceMs);
  return (
    <TileFrame title={useSourceTitle(content.tickets)} of={['tickets']}>
      {sums ? <Counters sums={sums} /> : <TileSays kind="error" title={t('boardTile.noFilter')} />}
    </TileFrame>
  );
}

function Counters({ sums }: { readonly sums: TicketSums }) {
  const format = useFormat();
  const { t } = useTranslation();
  const digitsOf = (count: number) => format.count(count).length;
  const layout = counterLayout(useTileBox(), {
    totals: ranks.map((rank) => digitsOf(sums[rank])),
    figures: figureNames.map((name) => ({
      digits: digitsOf(sums[name]),
      words: wordsEm(t(`boardTile.counter.${name}.first`), t(`boardTile.counter.${name}.second`)),
    })),
  });
  const shown = figureNames.slice(0, layout.figures.count);
  return (
    <div className="counters-tile" data-beside={layout.isBeside || undefined}>
      <ul
        className="counter-totals"
        style={{ gridTemplateColumns: `repeat(${layout.totals.columns}, 1fr)`, ...sizeOf(layout.totals) }}
      >
        {ranks.map((rank) => (
          <Total key={rank} rank={rank} count={sums[rank]} />
        ))}
      </ul>
      {shown.length > 0 && (
        <ul
          className="counter-figures"
          style={{ gridTemplateColumns: `repeat(${layout.figures.columns}, 1fr)`, ...sizeOf(layout.figures) }}
        >
          {shown.map((name) => (
            <Figure key={name} name={name} count={sums[name]} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Two lines of a figure's words, with the space around them; letters of Inter are half an em wide, and seldom six tenths. */
const wordsEm = (...lines: readonly string[]) => Math.max(...lines.map(({ length }) => length)) * 0.58 + 0.8;

const sizeOf = ({ size }: { readonly size: number }) => ({ ['--size' as string]: size });

function Total({ rank, count }: { readonly rank: Priority; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stale = useStaleTile();
  return (
    <li data-zero={count === 0 || undefined}>
      <SeveritySymbol rank={rank} fill={count === 0 ? 'none' : stale ? 'hollow' : 'solid'} />
      <span className="visually-hidden">{t(`priority.${rank}`)}</span>
      <span className="num">{format.count(count)}</span>
    </li>
  );
}

/** Abnormal figures change their form with their hue: a filled block is worst, an outline is to be watched. */
function Figure({ name, count }: { readonly name: FigureName; readonly count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isAbnormal = count > 0 && (name === 'breached' || name === 'atRisk');
  return (
    <li data-tone={isAbnormal ? name : undefined}>
      <span className="num">{format.count(count)}</span>
      <span className="counter-words">
        {t(`boardTile.counter.${name}.first`)}
        <br />
        <span>{t(`boardTile.counter.${name}.second`)}</span>
      </span>
    </li>
  );
}
