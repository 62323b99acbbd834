// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { type RefObject, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import { type Instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useNow } from '../../../live/room-context.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useLayout } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { CarriedGhost } from './CarriedGhost.tsx';
import { type Band, layOutRows, type RowLayout } from './day-bands.ts';
import { ProposalOverlay } from './ProposalOverlay.tsx';
import type { TimelineHands } from './StopBlock.tsx';
import { TimeAxis } from './TimeAxis.tsx';
import { TimelineKey } from './TimelineKey.tsx';
import { TimelinePatterns } from './TimelinePatterns.tsx';
import { TimelineRow } from './TimelineRow.tsx';
import './timeline.css';
import type { TimeScale } from './time-scale.ts';
import { timeScale } from './time-scale.ts';
import type { Carry } from './use-carry.ts';
import { useShownHours } from './use-shown-hours.ts';
import { useTimelineBox } from './use-timeline-box.ts';

type TimelinePaneProps = {
  readonly desk: DispatchDesk;
  readonly bands: readonly Band[];
  readonly carry: Carry;
  readonly hands: TimelineHands;
  readonly stale: boolean;
  /** Told how the day is drawn, so that a pointer can be read as a time. */
  readonly onScale: (scale: TimeScale) => void;
};

/** What has lapsed is drawn as what is left out. */
const nothing: ReadonlySet<TicketId> = new Set();

/** In rem: the columns beside the line of the day, the axis, and the head of a band. */
const wideColumns = { who: 18.6, end: 9.2 };
const narrowColumns = { who: 15, end: 4.6 };
const wideFromRem = 82;
const sizes = { axis: 2.6, band: 1.9, row: 2, hour: 4.4 };

/** Every technician's day under each other, the late ones first. */
export function TimelinePane(props: TimelinePaneProps) {
  const { desk, bands, carry, hands, stale, onScale } = props;
  const { t } = useTranslation();
  const { view } = desk;
  const rem = useLayout().scale * 10;
  const now = useNow(minuteMs);
  const { scroller, box } = useTimelineBox();
  const hours = useShownHours(desk, carry);
  const isWide = box.width > wideFromRem * rem;
  const { who, end } = isWide ? wideColumns : narrowColumns;
  const { from, to } = hours.shown;
  const scale = useMemo(
    () => timeScale({ from, to }, Math.max(0, box.width - (who + end) * rem), sizes.hour * rem),
    [from, to, box.width, who, end, rem],
  );
  useLayoutEffect(() => onScale(scale));
  const layout = useMemo(
    () =>
      layOutRows(bands, {
        free: box.height - sizes.axis * rem,
        head: sizes.band * rem,
        least: sizes.row * rem,
      }),
    [bands, box.height, rem],
  );
  const leaving = useLeaving(desk);
  const { carried } = carry;
  useRowInSight(scroller, layout, carried ? carried.place.technicianId : desk.selectedTechnician);
  const seen = layout.rows.filter(
    ({ top }) =>
      top > box.scrolled - 8 * layout.rowHeight && top < box.scrolled + box.height + 8 * layout.rowHeight,
  );
  const isSelectedSeen = seen.some(({ route }) =>
    route.stops.some(({ ticketId }) => ticketId === desk.selected),
  );
  return (
    <Pane label={t('dispatch.timeline.title')} area="timeline" stale={stale}>
      <PaneHead title={t('dispatch.timeline.title')}>
        <span className="small timeline-order">{t('dispatch.timeline.order')}</span>
        {desk.mayPlan && <History desk={desk} />}
        {hours.hasMore && (
          <button
            type="button"
            className="button button-small"
            aria-pressed={hours.isWhole}
            onClick={hours.toggle}
          >
            {t('dispatch.timeline.allHours')} <Key id="dispatch.hours" />
          </button>
        )}
        <TimelineKey />
      </PaneHead>
      <TimelinePatterns rem={rem} />
      {view.routes.length === 0 && <TileState kind="empty" title={t('dispatch.timeline.nobody')} />}
      <div
        ref={scroller}
        className="timeline"
        role="grid"
        tabIndex={0}
        aria-label={t('dispatch.timeline.title')}
        aria-rowcount={layout.rows.length + bands.length}
        aria-activedescendant={isSelectedSeen ? `stop-${desk.selected}` : undefined}
        data-wide={isWide || undefined}
        data-carrying={carried ? carried.by : undefined}
      >
        <TimeAxis scale={scale} now={now} left={who * rem} />
        <div className="timeline-rows" role="presentation" style={{ height: layout.height }}>
          <Past scale={scale} now={now} left={who * rem} />
          {layout.heads.map(({ band, top }) => (
            <div key={band.name} role="row" className="timeline-band" style={{ top }} data-band={band.name}>
              <span role="gridcell">
                {t(`dispatch.timeline.band.${band.name}`, { count: band.routes.length })}
              </span>
            </div>
          ))}
          {seen.map(({ route, top }) => (
            <TimelineRow
              key={route.technicianId}
              route={route}
              top={top}
              height={layout.rowHeight}
              scale={scale}
              now={now}
              rem={rem}
              isChosen={route.technicianId === desk.selectedTechnician}
              isTarget={route.technicianId === carried?.place.technicianId}
              selected={route.stops.some(({ ticketId }) => ticketId === desk.selected) ? desk.selected : null}
              carried={carried?.visit.ticketId ?? null}
              shown={hours.shown}
              leaving={leaving}
              hands={hands}
            />
          ))}
          <div
            className="timeline-over"
            style={{ left: who * rem, width: scale.width, height: layout.height }}
          >
            {desk.proposal && (
              <ProposalOverlay
                proposal={desk.proposal}
                chosen={desk.lapse ? nothing : desk.chosen}
                selected={desk.selected}
                layout={layout}
                scale={scale}
                rem={rem}
              />
            )}
            {isWithin(now, hours.shown) && <i className="timeline-now" style={{ left: scale.x(now) }} />}
            {carried && <CarriedGhost carried={carried} layout={layout} scale={scale} />}
          </div>
        </div>
      </div>
    </Pane>
  );
}

const isWithin = (now: Instant, { from, to }: { readonly from: Instant; readonly to: Instant }) =>
  from <= now && now <= to;

function History({ desk: { canUndo, canRedo, actions } }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  return (
    <span className="timeline-history">
      <button type="button" className="button button-small" disabled={!canUndo} onClick={actions.undo}>
        {t('dispatch.undo')} <Key id="dispatch.undo" />
      </button>
      <button type="button" className="button button-small" disabled={!canRedo} onClick={actions.redo}>
        {t('dispatch.redo')} <Key id="dispatch.redo" />
      </button>
    </span>
  );
}

function useLeaving({ proposal }: DispatchDesk): ReadonlyMap<TicketId, number> {
  return useMemo(
    () => new Map(proposal?.moves.map(({ visit }, index) => [visit.ticketId, index + 1])),
    [proposal],
  );
}

type PastProps = { readonly scale: TimeScale; readonly now: Instant; readonly left: number };

/** The ground of the rows: hours, and what is over a shade deeper. */
function Past({ scale, now, left }: PastProps) {
  return (
    <div className="timeline-ground" style={{ left, width: scale.width }} role="presentation">
      <i className="timeline-past" style={{ width: Math.min(scale.width, Math.max(0, scale.x(now))) }} />
      {scale.hours.map((hour) => (
        <i key={hour} className="timeline-hour" style={{ left: scale.x(hour) }} />
      ))}
    </div>
  );
}

/** The row that is meant is scrolled to, no further than it must. */
function useRowInSight(
  scroller: RefObject<HTMLDivElement | null>,
  layout: RowLayout,
  technicianId: TechnicianId | null,
): void {
  const top = layout.rows.find(({ route }) => route.technicianId === technicianId)?.top ?? null;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || top === null) return;
    // A row more than is needed at either end, so that a hand at the edge finds where to go on.
    const seen = element.clientHeight - layout.rowHeight * 4;
    const above = top - layout.rowHeight;
    if (above < element.scrollTop) element.scrollTop = Math.max(0, above);
    else if (top > element.scrollTop + seen) element.scrollTop = top - seen;
  }, [scroller, top, layout.rowHeight]);
}
