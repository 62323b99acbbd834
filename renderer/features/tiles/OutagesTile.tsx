import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProposedOutage, proposeOutages } from '../../../shared/domain/outages/propose-outages.ts';
import { priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { useNow, useRoom } from '../../live/room-context.tsx';
import { lengthWords } from '../../shell/length-words.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { listFit } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { siteName } from './subject.ts';
import './ticket-line.css';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';
import { useStaleTile } from './use-stale-tile.ts';

const shapes = ['tickets', 'sites', 'customers'] as const;
/** Every open ticket and every site is read for it. */
const stepMs = 2000;

type Outage = ProposedOutage & { readonly customers: number };

/** Places of the network that many tickets share now, the worst first. */
export function OutagesTile({ onSelect }: TileProps<'outages'>) {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.outages')} of={shapes}>
      <Outages onSelect={onSelect} />
    </TileFrame>
  );
}

function Outages({ onSelect }: Pick<TileProps<'outages'>, 'onSelect'>) {
  const { t } = useTranslation();
  const box = useTileBox();
  const outages = useOutages();
  if (outages.length === 0) return <TileSays kind="empty" title={t('boardTile.outages.empty')} />;
  const fit = listFit(box, ticketLine, outages.length);
  return (
    <ul className="ticket-lines" style={listStyle(fit, outages.length, ticketLine.most)}>
      {outages.slice(0, fit.rows * fit.columns).map((outage) => (
        <OutageLine key={outage.siteId} outage={outage} onSelect={onSelect} />
      ))}
    </ul>
  );
}

function useOutages(): readonly Outage[] {
  const { tickets, rows, customersBehind } = useRoom();
  const now = useNow(stepMs);
  return useMemo(() => {
    const open = [...tickets.facts.values()].flatMap(({ settled, ticket }) => (settled ? [] : ticket));
    return proposeOutages(open, rows.sites.values(), now)
      .map((outage) => ({ ...outage, customers: customersBehind.of(outage.siteId) }))
      .sort((a, b) => priorityRank[a.worst] - priorityRank[b.worst] || b.customers - a.customers);
  }, [tickets, rows, customersBehind, now]);
}

type OutageLineProps = { readonly outage: Outage; readonly onSelect: (ticketId: string) => void };

/** Pressing it opens the ticket that told first. */
function OutageLine({ outage, onSelect }: OutageLineProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  const stale = useStaleTile();
  const now = useNow(stepMs);
  const { siteId, ticketIds, worst, since, customers } = outage;
  const site = rows.sites.get(siteId);
  const first = ticketIds[0];
  return (
    <li>
      <button type="button" className="ticket-line" onClick={() => first && onSelect(first)}>
        <SeveritySymbol rank={worst} fill={stale ? 'hollow' : 'solid'} />
        <span className="visually-hidden">{t(`priority.${worst}`)}</span>
        <span className="ticket-line-subject">{site ? siteName(site) : '—'}</span>
        <span className="ticket-line-second">
          {t('boardTile.outages.tickets', { count: ticketIds.length })},{' '}
          {lengthWords(Math.max(0, now - since), t)}
        </span>
        <span className="line-figure">
          <span className="num">{format.count(customers)}</span> {t('boardTile.outages.customers')}
        </span>
      </button>
    </li>
  );
}
