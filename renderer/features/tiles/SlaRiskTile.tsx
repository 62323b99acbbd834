import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useRoom, useRow } from '../../live/room-context.tsx';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { useUsualMinutes } from '../../live/use-learnt.ts';
import { useTravelBook } from '../../live/use-travel-book.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { shortName } from '../../shell/short-names.ts';
import { TileFrame, TileSays, useTileBox } from '../../shell/TileFrame.tsx';
import { KeptTodayCount } from './kept-today.ts';
import { listStyle } from './list-style.ts';
import { isOutOfReach, reachOf, ticketsInHand } from './reach.ts';
import { SlaColumns } from './SlaColumns.tsx';
import { SlaCounters } from './SlaCounters.tsx';
import { type HorizonTicket, pickHorizon, slaHorizon } from './sla-horizon.ts';
import './sla-risk.css';
import { slaRiskLayout } from './sla-risk-layout.ts';
import { TicketLine } from './TicketLine.tsx';
import { ticketLine } from './ticket-line-size.ts';
import type { TileProps } from './tile-props.ts';

/** All tickets are read for it. */
const stepMs = 1000;

/** What passes its target next, what has, and whether anybody can still be there. */
export function SlaRiskTile({ content, onSelect }: TileProps<'sla-risk'>) {
  const { t } = useTranslation();
  return (
    <TileFrame
      title={t('boardTile.sla.title', { minutes: content.withinMinutes })}
      of={['tickets', 'technicians', 'positions']}
    >
      <Horizon withinMinutes={content.withinMinutes} onSelect={onSelect} />
    </TileFrame>
  );
}

type HorizonProps = { readonly withinMinutes: number; readonly onSelect: (ticketId: string) => void };

function Horizon({ withinMinutes, onSelect }: HorizonProps) {
  const { t } = useTranslation();
  const box = useTileBox();
  const now = useNow(stepMs);
  const { horizon, kept } = useHorizon(withinMinutes);
  const layout = slaRiskLayout(box, {
    ahead: horizon.ahead.length,
    breached: horizon.breached.length,
  });
  const { shown } = pickHorizon(horizon, layout.list.rows * layout.list.columns);
  const nothing = horizon.ahead.length + horizon.breached.length === 0;
  return (
    <>
      <SlaCounters horizon={horizon} kept={kept} withinMinutes={withinMinutes} layout={layout.counters} />
      <div className="sla-risk" data-side={layout.side || undefined}>
        {layout.chart && (
          <SlaColumns horizon={horizon} box={layout.chart} now={now} withinMinutes={withinMinutes} />
        )}
        {nothing && <TileSays kind="empty" title={t('boardTile.sla.empty', { minutes: withinMinutes })} />}
        {layout.list.rows > 0 && !nothing && (
          <section className="sla-list" style={{ width: `${layout.list.width}em` }}>
            <div className="list-head">
              <span className="ellipsis">{t('boardTile.sla.list')}</span>
              <span>{t('boardTile.sla.left')}</span>
            </div>
            <ul className="ticket-lines" style={listStyle(layout.list, shown.length, ticketLine.most)}>
              {shown.map((ticket) => (
                <TicketLine key={ticket.facts.ticket.id} facts={ticket.facts} now={now} onSelect={onSelect}>
                  <ReachWords ticket={ticket} />
                </TicketLine>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}

function useHorizon(withinMinutes: number) {
  const { tickets, rows, calendars } = useRoom();
  const now = useNow(stepMs);
  const { book } = useTravelBook();
  const usualMinutes = useUsualMinutes();
  const [keptToday] = useState(() => new KeptTodayCount());
  const horizon = useMemo(() => {
    const inHand = ticketsInHand(tickets.facts.values());
    const whereabouts = (technicianId: string) => ({
      report: rows.positions.get(technicianId),
      inHand: inHand.get(technicianId),
    });
    const beliefs = { now, book, usualMinutes };
    const knowledge = {
      workOf: (facts: TicketFacts) => tickets.workOf(facts),
      reach: (work: TicketFacts, dueAt: number) =>
        reachOf(work, dueAt, whereabouts(work.technicianId ?? ''), beliefs),
    };
    return slaHorizon(tickets.facts.values(), knowledge, { now, withinMinutes });
  }, [tickets, rows, now, withinMinutes, book, usualMinutes]);
  const kept = useMemo(
    () => keptToday.of(tickets.facts.values(), now, calendars),
    [keptToday, tickets, calendars, now],
  );
  return { horizon, kept };
}

/** Who goes there and when they arrive; in bold where nobody will be through in time. */
function ReachWords({ ticket: { facts, work, reach } }: { readonly ticket: HorizonTicket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const technician = useRow('technicians', work.technicianId);
  const name = shortName(technician?.name ?? '…');
  const times = 'at' in reach ? { at: format.time(reach.at), done: format.time(reach.doneAt) } : {};
  return (
    <span data-strong={isOutOfReach(reach) || undefined}>
      {work !== facts && `${t('boardTile.byOutage')}: `}
      {t(`boardTile.reach.${reach.kind}`, { name, ...times })}
    </span>
  );
}
