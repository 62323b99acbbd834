import { useTranslation } from 'react-i18next';
import { CounterTile } from '../../design/CounterTile.tsx';
import { Sparkline } from '../../design/Sparkline.tsx';
import type { QuickFilterName } from '../../live/quick-filters.ts';
import { useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../../shell/intent.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { useStale } from '../../shell/use-stale.ts';
import './counters.css';
import { useRoomNumbers } from './use-room-numbers.ts';

/** The room in eight numbers: grey at rest; a bar, a hue and weight together when abnormal. */
export function CounterStrip() {
  const { t } = useTranslation();
  const { numbers, seen, history } = useRoomNumbers();
  const format = useFormat();
  const { known } = useRoom();
  const count = (value: number) => format.count(value);
  const people =
    known.shifts() === 'all'
      ? { value: count(numbers.onDuty), second: known.arePositionsKnown() ? count(numbers.free) : '–' }
      : { value: '–', note: t('counter.unknown') };
  return (
    <section className="counters" aria-label={t('counter.title')}>
      <Tile name="open" filter="all-open" value={count(numbers.open)}>
        <Sparkline values={history.open} />
      </Tile>
      <Tile name="unassigned" filter="unassigned" value={count(numbers.unassigned)}>
        <Sparkline values={seen.of('unassigned')} />
      </Tile>
      <Tile name="unacknowledged" filter="needs-action" value={count(numbers.unacknowledged)}>
        <Sparkline values={history.unacknowledged} />
      </Tile>
      <Tile
        name="atRisk"
        filter="at-risk"
        value={count(numbers.atRisk)}
        tone={numbers.atRisk > 0 ? 'risk' : undefined}
      >
        <Sparkline values={history.atRisk} tone={numbers.atRisk > 0 ? 'var(--risk)' : undefined} />
      </Tile>
      <Tile
        name="breached"
        filter="breached"
        value={count(numbers.breached)}
        tone={numbers.breached > 0 ? 'critical' : undefined}
      >
        <Sparkline values={history.breached} tone={numbers.breached > 0 ? 'var(--critical)' : undefined} />
      </Tile>
      <Tile name="waiting" filter="waiting" value={count(numbers.waiting)}>
        <Sparkline values={history.waiting} />
      </Tile>
      <Tile name="technicians" {...people}>
        <Sparkline values={seen.of('free')} />
      </Tile>
      <Tile name="flow" value={count(numbers.openedLastHour)} second={count(numbers.resolvedLastHour)}>
        <Sparkline values={numbers.openedByHour} second={numbers.resolvedByHour} tone="var(--text-2)" />
      </Tile>
    </section>
  );
}

type TileProps = {
  readonly name: string;
  readonly value: string;
  readonly second?: string;
  readonly note?: string;
  readonly filter?: QuickFilterName;
  readonly tone?: 'risk' | 'critical' | undefined;
  readonly children: React.ReactNode;
};

/** Pressing a number shows its tickets. Before the rows are here a number would be a lie: a dash stands for it. */
function Tile({ name, filter, value, second, note, tone, children }: TileProps) {
  const { t } = useTranslation();
  const { phase } = useLinkStatus();
  const stale = useStale(['tickets']);
  const setFilter = useIntent((intent) => intent.setFilter);
  const filling = phase === 'filling';
  return (
    <CounterTile
      label={t(`counter.${name}`)}
      value={filling ? '–' : value}
      {...(second !== undefined && !filling && { second })}
      {...(note !== undefined && { note })}
      tone={filling ? undefined : tone}
      stale={stale && tone === undefined}
      onPress={filter && (() => setFilter({ quick: filter }))}
    >
      {filling ? null : children}
    </CounterTile>
  );
}
