import { useTranslation } from 'react-i18next';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { type BacklogLine, backlog } from '../../live/backlog-lines.ts';
import { useEntityPaced, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { shortDistrict } from '../../shell/short-names.ts';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import './place-lines.css';
import { listFit } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { placeLine } from './place-line-size.ts';
import { useStaleTile } from './use-stale-tile.ts';

/** Narrower, the severities give way to the name. */
const severitiesFrom = 13;

/** Open tickets by district, the fullest first. */
export function BacklogTile() {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.backlog')} of={['tickets']}>
      <Districts />
    </TileFrame>
  );
}

function Districts() {
  const { t } = useTranslation();
  const format = useFormat();
  const { tickets } = useRoom();
  const box = useTileBox();
  useEntityPaced('tickets', 1000);
  const { byDistrict } = tickets.counts;
  if (byDistrict.size === 0) return <TileSays kind="empty" title={t('backlog.empty')} />;
  const fit = listFit(box, placeLine, byDistrict.size);
  const { lines, others, largest } = backlog(byDistrict, fit.rows * fit.columns);
  return (
    <ul className="place-lines" style={listStyle(fit, byDistrict.size, placeLine.most)}>
      {lines.map((each) => (
        <District
          key={each.district}
          line={each}
          largest={largest}
          hasSeverities={box.width / fit.columns >= severitiesFrom}
        />
      ))}
      {others && (
        <li className="place-line">
          <span className="ellipsis tile-quiet">{t('backlog.others', { count: others.districts })}</span>
          <span className="num">{format.count(others.total)}</span>
        </li>
      )}
    </ul>
  );
}

type DistrictProps = {
  readonly line: BacklogLine;
  readonly largest: number;
  readonly hasSeverities: boolean;
};

/** Pressing it shows the district on the maps of this window. */
function District({ line: { district, critical, high, total }, largest, hasSeverities }: DistrictProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stale = useStaleTile();
  const selectDistrict = useIntent((intent) => intent.selectDistrict);
  return (
    <li>
      <button
        type="button"
        className="place-line"
        style={{ ['--share' as string]: total / largest }}
        onClick={() => selectDistrict(district)}
      >
        <span className="ellipsis place-name">{shortDistrict(district) || '—'}</span>
        <span className="visually-hidden">{t('backlog.line', { critical, high })}</span>
        {hasSeverities &&
          (
            [
              ['critical', critical],
              ['high', high],
            ] as const
          ).map(
            ([rank, count]) =>
              count > 0 && (
                <span key={rank} className="place-severity" aria-hidden="true">
                  <SeveritySymbol rank={rank} fill={stale ? 'hollow' : 'solid'} />
                  <span className="num">{count}</span>
                </span>
              ),
          )}
        <span className="num">{format.count(total)}</span>
      </button>
    </li>
  );
}
