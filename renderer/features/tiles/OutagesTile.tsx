import { useTranslation } from 'react-i18next';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { type OutageLine, outageLines } from '../../live/outage-lines.ts';
import { useNow, useOutages, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { lengthWords } from '../../shell/length-words.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { cutListFit } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { siteName } from './subject.ts';
import './ticket-line.css';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';
import { useStaleTile } from './use-stale-tile.ts';

const shapes = ['tickets', 'sites', 'customers', 'dismissals'] as const;
const stepMs = 2000;

/** Places of the network that many tickets share now, proposed or accepted, the worst first. */
export function OutagesTile(_: TileProps<'outages'>) {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.outages')} of={shapes}>
      <Outages />
    </TileFrame>
  );
}

function Outages() {
  const { t } = useTranslation();
  const box = useTileBox();
  const outages = outageLines(useOutages(), useRoom());
  if (outages.length === 0) return <TileSays kind="empty" title={t('boardTile.outages.empty')} />;
  const { isHeaded, fit } = cutListFit(box, ticketLine, outages.length);
  const shown = outages.slice(0, fit.rows * fit.columns);
  return (
    <>
      {isHeaded && (
        <div className="list-head">
          <span className="ellipsis">
            {t('boardTile.queue.worst', { shown: shown.length, count: outages.length })}
          </span>
        </div>
      )}
      <ul className="ticket-lines" style={listStyle(fit, shown.length, ticketLine.most)}>
        {shown.map((outage) => (
          <Line key={outage.key} outage={outage} />
        ))}
      </ul>
    </>
  );
}

/** Pressing it asks whether it is one, or shows how it stands. */
function Line({ outage }: { readonly outage: OutageLine }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  const stale = useStaleTile();
  const now = useNow(stepMs);
  const open = useIntent((intent) => intent.open);
  const { key, siteId, parent, ticketIds, joiningIds, worst, since, customers } = outage;
  const site = rows.sites.get(siteId);
  return (
    <li>
      <button type="button" className="ticket-line" onClick={() => open({ kind: 'outages', outageKey: key })}>
        <SeveritySymbol rank={worst} fill={stale || !parent ? 'hollow' : 'solid'} />
        <span className="visually-hidden">{t(`priority.${worst}`)}</span>
        <span className="ticket-line-subject">{site ? siteName(site) : '—'}</span>
        <span className="ticket-line-second" data-strong={!parent || undefined}>
          {/* The symbol says too how it stands, so on a narrow wall that word is the one to be cut. */}
          {t('boardTile.outages.tickets', { count: ticketIds.length })}
          {joiningIds.length > 0 && ` +${joiningIds.length}`}
          {', '}
          {lengthWords(Math.max(0, now - since), t)}
          {', '}
          {t(parent ? 'outage.accepted' : 'outage.proposed')}
        </span>
        <span className="line-figure">
          <span className="num">{format.count(customers)}</span> {t('boardTile.outages.customers')}
        </span>
      </button>
    </li>
  );
}
