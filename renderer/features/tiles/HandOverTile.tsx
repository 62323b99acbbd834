import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { inPinOrder } from '../../../shared/domain/hand-over/count-room.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { SeveritySymbol } from '../../design/SeveritySymbol.tsx';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { useShiftLog } from '../../live/shift-log.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { shortName } from '../../shell/short-names.ts';
import { TileFrame, useTileBox } from '../../shell/TileFrame.tsx';
import './hand-over-tile.css';
import { handOverLayout } from './hand-over-layout.ts';
import { listStyle } from './list-style.ts';
import { subjectOf } from './subject.ts';
import { TimeLeft } from './TimeLeft.tsx';
import './ticket-line.css';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';
import { useStaleTile } from './use-stale-tile.ts';

const shapes = ['pins', 'log', 'handOvers', 'tickets'] as const;

type Selecting = Pick<TileProps<'hand-over'>, 'onSelect'>;

/** What one watch leaves to the next: what is pinned, what was written last, and how long it still has. */
export function HandOverTile({ onSelect }: TileProps<'hand-over'>) {
  const { t } = useTranslation();
  return (
    <TileFrame title={t('boardTile.title.hand-over')} of={shapes}>
      <LeftToTheNext onSelect={onSelect} />
    </TileFrame>
  );
}

function LeftToTheNext({ onSelect }: Selecting) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const box = useTileBox();
  const { pins, entries, untaken } = useShiftLog();
  const ordered = inPinOrder(pins, rows.tickets);
  const notes = entries.filter(({ struck }) => struck === null);
  const heads = untaken ? 2 : 1;
  const layout = handOverLayout(box, { pins: ordered.length, notes: notes.length, heads });
  return (
    <div className="hand-over-tile">
      <Countdown />
      {untaken && <Untaken handOver={untaken} />}
      <div className="hand-over-tile-lists" data-side={layout.side || undefined}>
        {layout.pins && (
          <section>
            <ListHead title={t('boardTile.handOver.pins')} count={ordered.length} />
            {ordered.length === 0 && <p className="tile-quiet">{t('boardTile.handOver.noPins')}</p>}
            <ul className="ticket-lines" style={listStyle(layout.pins, ordered.length, ticketLine.most)}>
              {ordered.slice(0, layout.pins.rows).map((pin) => (
                <PinLine key={pin.ticketId} pin={pin} onSelect={onSelect} />
              ))}
            </ul>
          </section>
        )}
        {layout.notes && (
          <section>
            <ListHead title={t('boardTile.handOver.notes')} />
            {notes.length === 0 && <p className="tile-quiet">{t('boardTile.handOver.noNotes')}</p>}
            <ul
              className="ticket-lines"
              style={
                {
                  ...listStyle(layout.notes, notes.length, layout.noteMost),
                  '--note-lines': layout.noteLines,
                } as CSSProperties
              }
            >
              {notes.slice(0, layout.notes.rows).map((entry) => (
                <NoteLine key={entry.id} entry={entry} onSelect={onSelect} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function Countdown() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const watch = watchAt(now);
  return (
    <p className="hand-over-tile-head ellipsis">
      <span>{t(`boardTile.clock.watch.${watch.name}`, { until: format.time(watch.to) })}</span>{' '}
      <strong>
        {t('boardTile.handOver.next')} <span className="num">{format.left(watch.to - now)}</span>
      </strong>
    </p>
  );
}

/** Nobody has said that they know: inverse, without a hue, for it is about us and not about the network. */
function Untaken({ handOver: { watchFrom, closedByName, closedAt } }: { readonly handOver: HandOver }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const watch = t(`watch.${watchAt(watchFrom).name}`);
  return (
    <p className="hand-over-tile-untaken ellipsis">
      {t('boardTile.handOver.untaken', {
        watch,
        name: shortName(closedByName),
        at: format.moment(closedAt, now),
      })}
    </p>
  );
}

function ListHead({ title, count }: { readonly title: string; readonly count?: number }) {
  const format = useFormat();
  return (
    <div className="list-head">
      <span className="ellipsis">{title}</span>
      {count !== undefined && count > 0 && <span>{format.count(count)}</span>}
    </div>
  );
}

function PinLine({ pin: { ticketId, reason }, onSelect }: Selecting & { readonly pin: Pin }) {
  const { t } = useTranslation();
  const { tickets, rows } = useRoom();
  const stale = useStaleTile();
  const ticket = useRow('tickets', ticketId);
  const now = useNow(minuteMs);
  const facts = tickets.facts.get(ticketId);
  return (
    <li>
      <button type="button" className="ticket-line" onClick={() => onSelect(ticketId)}>
        {ticket && (
          <>
            <SeveritySymbol rank={ticket.priority} fill={stale ? 'hollow' : 'solid'} />
            <span className="visually-hidden">{t(`priority.${ticket.priority}`)}</span>
          </>
        )}
        <span className="ticket-line-subject">
          {ticket ? subjectOf(ticket, rows) : t('boardTile.handOver.gone')}
        </span>
        <span className="ticket-line-second">{reason}</span>
        {facts && <TimeLeft facts={facts} now={now} />}
      </button>
    </li>
  );
}

function NoteLine({ entry, onSelect }: Selecting & { readonly entry: LogEntry }) {
  const format = useFormat();
  const now = useNow(minuteMs);
  const { text, byName, writtenAt, ticketId } = entry;
  const words = (
    <span>
      <time className="num">{format.moment(writtenAt, now)}</time> <b>{shortName(byName)}</b> {text}
    </span>
  );
  return (
    <li className="hand-over-note">
      {ticketId ? (
        <button type="button" onClick={() => onSelect(ticketId)}>
          {words}
        </button>
      ) : (
        words
      )}
    </li>
  );
}
