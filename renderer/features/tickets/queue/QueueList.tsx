// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, so a grid of roles stands for a table; its keys are the room's shortcuts
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefused } from '../../../live/command-index.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useLayout } from '../../../shell/preferences.tsx';
import { gridTemplate } from './columns.ts';
import { QueueHeader } from './QueueHeader.tsx';
import './queue-rows.css';
import { QueueRail } from './QueueRail.tsx';
import { RefusalRow } from './RefusalRow.tsx';
import { TicketRow } from './TicketRow.tsx';
import type { QueueLines } from './use-queue.ts';
import { useWholeRows, type WholeRows } from './use-whole-rows.ts';

const rowRem = 3;

type QueueListProps = { readonly lines: QueueLines; readonly onShown: (first: number, last: number) => void };

export function QueueList({ lines, onShown }: QueueListProps) {
  const { t } = useTranslation();
  const { scale, layout } = useLayout();
  const selected = useIntent((intent) => intent.ticketId);
  const rows = useWholeRows(lines.count, rowRem * 10 * scale);
  useKeepInSight(selected, lines, rows);
  const last = Math.min(lines.count, rows.first + rows.fit);
  useEffect(() => onShown(rows.first, last), [onShown, rows.first, last]);
  const page = useCallback(
    (event: KeyboardEvent) => {
      const step = { PageDown: rows.fit, PageUp: -rows.fit }[event.key];
      if (!step || !rows.scroller.current) return;
      rows.scroller.current.scrollTop += step * rows.rowPx;
      event.preventDefault();
    },
    [rows],
  );

  return (
    <div role="grid" className="queue-grid" aria-label={t('queue.title')} aria-rowcount={lines.count + 1}>
      <QueueHeader layout={layout} />
      <div className="queue-frame" ref={rows.frame}>
        <div
          className="queue-scroller"
          ref={rows.scroller}
          role="rowgroup"
          style={{ height: rows.fit * rows.rowPx }}
          onKeyDown={page}
        >
          <div
            className="queue-window"
            style={{
              gridTemplateColumns: gridTemplate(layout),
              ['--columns' as never]: gridTemplate(layout),
            }}
          >
            <VisibleLines lines={lines} rows={rows} />
          </div>
          <div style={{ height: Math.max(0, rows.totalPx - rows.fit * rows.rowPx) }} />
        </div>
        <QueueRail lines={lines} rows={rows} />
      </div>
    </div>
  );
}

function VisibleLines({ lines, rows }: { readonly lines: QueueLines; readonly rows: WholeRows }) {
  const { layout } = useLayout();
  const selected = useIntent((intent) => intent.ticketId);
  const select = useIntent((intent) => intent.select);
  const { commands } = useRoom();
  const meantByKeys = selected ? commands.of(selected).find(isRefused)?.id : undefined;
  return Array.from({ length: Math.min(rows.fit, lines.count - rows.first) }, (_, offset) => {
    const position = rows.first + offset;
    const line = lines.lineAt(position);
    if (!line) return null;
    return line.kind === 'refusal' ? (
      <RefusalRow
        key={line.command.id}
        command={line.command}
        index={position}
        selected={line.command.id === meantByKeys}
      />
    ) : (
      <TicketRow
        key={line.id}
        id={line.id}
        index={position}
        selected={line.id === selected}
        layout={layout}
        onSelect={select}
      />
    );
  });
}

/** When the selection moves, the list follows it; when the list re-sorts under it, the list stays where it is. A focus inside the list goes with it. */
function useKeepInSight(selected: string | null, lines: QueueLines, rows: WholeRows) {
  const latest = useRef({ lines, rows });
  latest.current = { lines, rows };
  const isListed = selected !== null && lines.positionOf(selected) >= 0;
  useEffect(() => {
    if (!selected || !isListed) return;
    const now = latest.current;
    now.rows.scrollTo(now.lines.positionOf(selected));
    const list = now.rows.scroller.current;
    if (!list?.contains(document.activeElement)) return;
    const frame = requestAnimationFrame(() =>
      document.getElementById(`row-${selected}`)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [selected, isListed]);
}
