import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { type BusySite, busySites } from './busy-sites.ts';
import { listFit } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { placeLine } from './place-line-size.ts';
import './place-lines.css';
import './worst-sites.css';
import { siteName } from './subject.ts';

const shapes = ['tickets', 'sites'] as const;
/** All tickets are read for it, and nobody acts on it within seconds. */
const stepMs = 5000;
const headHeight = 1.2;

/** Where most tickets are open, and how many came there in a day. */
export function WorstSitesTile() {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.worst-sites')} of={shapes}>
      <Sites />
    </TileFrame>
  );
}

function Sites() {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const box = useTileBox();
  const now = useNow(stepMs);
  const sites = useMemo(() => busySites(tickets.facts.values(), now), [tickets, now]);
  if (sites.length === 0) return <TileSays kind="empty" title={t('boardTile.sites.empty')} />;
  const fit = listFit({ width: box.width, height: box.height - headHeight }, placeLine, sites.length);
  const largest = sites[0]?.open || 1;
  return (
    <>
      <div className="list-head worst-sites-head" style={{ width: `${100 / fit.columns}%` }}>
        <span>{t('boardTile.sites.today')}</span>
        <span>{t('boardTile.sites.open')}</span>
      </div>
      <ul className="place-lines" style={listStyle(fit, sites.length, placeLine.most)}>
        {sites.slice(0, fit.rows * fit.columns).map((site) => (
          <SiteLine key={site.siteId} site={site} largest={largest} />
        ))}
      </ul>
    </>
  );
}

/** Pressing it shows the place on the maps of this window. */
function SiteLine({ site, largest }: { readonly site: BusySite; readonly largest: number }) {
  const selectSite = useIntent((intent) => intent.selectSite);
  const { rows } = useRoom();
  const known = rows.sites.get(site.siteId);
  return (
    <li>
      <button
        type="button"
        className="place-line worst-site"
        style={{ ['--share' as string]: site.open / largest }}
        onClick={() => selectSite(site.siteId)}
      >
        <span className="ellipsis place-name">{known ? siteName(known) : '—'}</span>
        <span className="place-note num">{site.today}</span>
        <span className="num">{site.open}</span>
      </button>
    </li>
  );
}
