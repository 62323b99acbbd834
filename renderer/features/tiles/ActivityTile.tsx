import { useTranslation } from 'react-i18next';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import type { Activity } from '../../live/activity-log.ts';
import { useEntityPaced, useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { shortName } from '../../shell/short-names.ts';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import './activity-tile.css';
import { listFit } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { subjectOf } from './subject.ts';
import './ticket-line.css';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';
import { useStaleTile } from './use-stale-tile.ts';

const paceMs = 1000;

/** What happened last in the room, newest first. */
export function ActivityTile({ onSelect }: TileProps<'activity'>) {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.activity')} of={['tickets']}>
      <Happened onSelect={onSelect} />
    </TileFrame>
  );
}

function Happened({ onSelect }: Pick<TileProps<'activity'>, 'onSelect'>) {
  const { t } = useTranslation();
  const { activity } = useRoom();
  const box = useTileBox();
  useEntityPaced('tickets', paceMs);
  const now = useNow(paceMs);
  // What a restart of this desk or a wrong clock dates into the future has not happened yet.
  const happened = activity.entries.filter(({ at }) => at <= now);
  if (happened.length === 0) return <TileSays kind="empty" title={t('boardTile.activity.empty')} />;
  const fit = listFit(box, ticketLine, happened.length);
  return (
    <ul className="ticket-lines" style={listStyle(fit, happened.length, ticketLine.most)}>
      {happened.slice(0, fit.rows * fit.columns).map((entry) => (
        <ActivityLine key={`${entry.ticketId} ${entry.what} ${entry.at}`} entry={entry} onSelect={onSelect} />
      ))}
    </ul>
  );
}

type ActivityLineProps = { readonly entry: Activity; readonly onSelect: (ticketId: string) => void };

function ActivityLine({ entry: { ticketId, what, at, technicianId }, onSelect }: ActivityLineProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  const stale = useStaleTile();
  const ticket = useRow('tickets', ticketId);
  const technician = useRow('technicians', technicianId);
  if (!ticket) return null;
  const who = technician ? `, ${shortName(technician.name)}` : '';
  return (
    <li>
      <button type="button" className="ticket-line" onClick={() => onSelect(ticketId)}>
        <SeveritySymbol rank={ticket.priority} fill={stale ? 'hollow' : 'solid'} />
        <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
        <span className="ticket-line-subject" data-what={what}>
          {t(`boardTile.activity.what.${what}`)}
          <span className="tile-quiet">{who}</span>
        </span>
        <span className="ticket-line-second">{subjectOf(ticket, rows)}</span>
        <time className="line-figure num">{format.time(at)}</time>
      </button>
    </li>
  );
}
