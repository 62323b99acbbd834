import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { Pane, PaneHead } from '../../design/Pane.tsx';
import { TileState } from '../../design/TileState.tsx';
import { useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import { hourOf } from '../../live/ticket-counts.ts';
import { useQuery } from '../../live/use-query.ts';
import { useFormat, useLayout } from '../../shell/preferences.tsx';
import { TileAge } from '../../shell/TileAge.tsx';
import { useStale } from '../../shell/use-stale.ts';
import './flow.css';
import { type FlowHour, flowHours } from '../../live/flow-hours.ts';

/** The charting library is a third of the board's code, and nobody waits for a chart before the queue. */
const FlowChart = lazy(() => import('./FlowChart.tsx').then((module) => ({ default: module.FlowChart })));

/** What came and what was resolved in each of the last 24 hours, against what was to be expected. */
export function FlowPane() {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const { phase } = useLinkStatus();
  const { layout } = useLayout();
  const stale = useStale(['tickets']);
  const now = useNow(10_000);
  const step = Math.floor(now / 10_000);
  const asked = useQuery('report.expected-inflow', {}, hourOf(useNow(minuteMs)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts are mutated in place; the step reads them anew
  const hours = useMemo(
    () => flowHours(tickets.counts, asked.kind === 'answered' ? asked.value : [], now),
    [tickets, asked, step, phase],
  );
  return (
    <Pane label={t('flow.title')} area="flow" stale={stale}>
      <PaneHead title={t('flow.title')} age={<TileAge of={['tickets']} />}>
        {layout !== 'narrow' && <Legend hasExpected={asked.kind === 'answered'} />}
      </PaneHead>
      {phase === 'filling' || tickets.facts.size === 0 ? (
        <TileState
          kind={phase === 'filling' ? 'loading' : 'empty'}
          title={t(phase === 'filling' ? 'tile.loading' : 'flow.empty')}
        />
      ) : (
        <Suspense fallback={<TileState kind="loading" title={t('tile.loading')} />}>
          <Chart hours={hours} />
        </Suspense>
      )}
      {asked.kind === 'unavailable' && <p className="flow-note">{t('flow.noExpected')}</p>}
    </Pane>
  );
}

/** In another language it is drawn after everything else: it measures its lines, and the page is laid out for that. */
function Chart({ hours }: { readonly hours: readonly FlowHour[] }) {
  const { t } = useTranslation();
  const total = (key: 'usual' | 'above' | 'resolved') =>
    Math.round(hours.reduce((sum, hour) => sum + Math.abs(hour[key]), 0));
  const summary = t('flow.summary', { in: total('usual') + total('above'), out: total('resolved') });
  const format = useDeferredValue(useFormat());
  return <FlowChart hours={hours} summary={useDeferredValue(summary)} format={format} />;
}

function Legend({ hasExpected }: { readonly hasExpected: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className="flow-legend">
      <li data-mark="in">{t('flow.in')}</li>
      <li data-mark="out">{t('flow.out')}</li>
      {hasExpected && <li data-mark="expected">{t('flow.expected')}</li>}
    </ul>
  );
}
