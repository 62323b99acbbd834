import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueModel } from '../../live/queue-model.ts';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import { useTicketSource } from '../../live/use-ticket-source.ts';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { listFit, listHeadHeight } from './fitting.ts';
import { listStyle } from './list-style.ts';
import { SecondLine } from './SecondLine.tsx';
import { TicketLine } from './TicketLine.tsx';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';
import { useSourceTitle } from './use-source-title.ts';

/** Below so many rows the head would cost a ticket. */
const headFromRows = 3;
/** What a wall counts in minutes moves this often. */
const stepMs = 5000;

/** The worst tickets of a source, as many as fit. */
export function QueueTile({ content, onSelect }: TileProps<'queue'>) {
  const { t } = useTranslation();
  const queue = useTicketSource(content.tickets);
  return (
    <TileFrame title={useSourceTitle(content.tickets)} of={['tickets']}>
      {queue ? (
        <Worst queue={queue} onSelect={onSelect} emptyOf={content.tickets} />
      ) : (
        <TileSays kind="error" title={t('boardTile.noFilter')} />
      )}
    </TileFrame>
  );
}

type WorstProps = Pick<TileProps<'queue'>, 'onSelect'> & {
  readonly queue: QueueModel;
  readonly emptyOf: TileProps<'queue'>['content']['tickets'];
};

function Worst({ queue, onSelect, emptyOf }: WorstProps) {
  const { t } = useTranslation();
  const box = useTileBox();
  const isHeaded = box.height >= listHeadHeight + headFromRows * ticketLine.height;
  const fit = listFit(
    { width: box.width, height: box.height - (isHeaded ? listHeadHeight : 0) },
    ticketLine,
    queue.length,
  );
  const shown = queue.entries.slice(0, fit.rows * fit.columns);
  if (queue.length === 0)
    return (
      <TileSays
        kind="empty"
        title={emptyOf.kind === 'quick' ? t(`queue.empty.${emptyOf.name}`) : t('queue.emptyFiltered')}
      />
    );
  return (
    <>
      {isHeaded && (
        <div className="list-head">
          <span className="ellipsis">
            {shown.length < queue.length
              ? t('boardTile.queue.worst', { shown: shown.length, count: queue.length })
              : t('boardTile.queue.all', { count: queue.length })}
          </span>
          <span>{t('boardTile.queue.left')}</span>
        </div>
      )}
      <ul className="ticket-lines" style={listStyle(fit, shown.length, ticketLine.most)}>
        {shown.map(({ id }) => (
          <QueueLine key={id} id={id} onSelect={onSelect} />
        ))}
      </ul>
    </>
  );
}

type QueueLineProps = { readonly id: string; readonly onSelect: (ticketId: string) => void };

/** It listens to its own row only: the list around it re-sorts many times a second. */
const QueueLine = memo(function QueueLine({ id, onSelect }: QueueLineProps) {
  const { tickets } = useRoom();
  useRow('tickets', id);
  const now = useNow(stepMs);
  const facts = tickets.facts.get(id);
  if (!facts) return null;
  return (
    <TicketLine facts={facts} now={now} onSelect={onSelect}>
      <SecondLine facts={facts} />
    </TicketLine>
  );
});
