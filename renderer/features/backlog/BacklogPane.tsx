import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { TileState } from '../../design/TileState.tsx';
import { useEntityPaced, useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useLayout } from '../../shell/preferences.tsx';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import './backlog.css';
import { type BacklogLine, backlog } from '../../live/backlog-lines.ts';

const lineRem = 2;

/** Open tickets by district, the worst in hue; pressing one filters the queue by it. */
export function BacklogPane() {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const { phase } = useLinkStatus();
  const { layout } = useLayout();
  const stale = useStale(['tickets']);
  useEntityPaced('tickets', 500);
  const frame = useRef<HTMLUListElement>(null);
  const rows = useRowsThatFit(frame, tickets.counts.byDistrict.size > 0);
  const columns = layout === 'narrow' ? 1 : 2;
  const { lines, others, largest } = backlog(tickets.counts.byDistrict, rows * columns);
  return (
    <Pane label={t('backlog.title')} area="backlog" stale={stale}>
      <PaneHead title={t('backlog.title')} age={<TileAge of={['tickets']} />} />
      {tickets.counts.byDistrict.size === 0 ? (
        <TileState
          kind={phase === 'filling' ? 'loading' : 'empty'}
          title={t(phase === 'filling' ? 'tile.loading' : 'backlog.empty')}
        />
      ) : (
        <ul
          className="backlog"
          ref={frame}
          style={{ gridTemplate: `repeat(${rows}, 1fr) / repeat(${columns}, minmax(0, 1fr))` }}
        >
          {lines.map((line) => (
            <DistrictLine key={line.district} line={line} largest={largest} />
          ))}
          {others && (
            <li className="backlog-line">
              <span>{t('backlog.others', { count: others.districts })}</span>
              <span className="backlog-count">{others.total}</span>
            </li>
          )}
        </ul>
      )}
    </Pane>
  );
}

function DistrictLine({ line, largest }: { readonly line: BacklogLine; readonly largest: number }) {
  const { t } = useTranslation();
  const chosen = useIntent((intent) => intent.filter.districts.includes(line.district));
  const setFilter = useIntent((intent) => intent.setFilter);
  const width = (count: number) => `${(count / largest) * 100}%`;
  return (
    <li>
      <button
        type="button"
        className="backlog-line"
        aria-pressed={chosen}
        onClick={() => setFilter({ districts: chosen ? [] : [line.district] })}
      >
        <span className="ellipsis">{line.district || '—'}</span>
        <span className="backlog-count">{line.total}</span>
        <span className="backlog-bar">
          <span className="visually-hidden">
            {t('backlog.line', { critical: line.critical, high: line.high })}
          </span>
          {line.critical > 0 && <i data-rank="critical" style={{ width: width(line.critical) }} />}
          {line.high > 0 && <i data-rank="high" style={{ width: width(line.high) }} />}
          <i style={{ width: width(line.normal + line.low) }} />
        </span>
      </button>
    </li>
  );
}

function useRowsThatFit(frame: React.RefObject<HTMLElement | null>, isShown: boolean): number {
  const { scale } = useLayout();
  const [rows, setRows] = useState(6);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame exists only while there is something to show
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setRows(Math.max(1, Math.floor(element.clientHeight / (lineRem * 10 * scale))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, scale, isShown]);
  return rows;
}
