import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/preferences.tsx';
import type { KeptToday } from './kept-today.ts';
import type { SlaHorizon } from './sla-horizon.ts';
import type { SlaRiskLayout } from './sla-risk-layout.ts';

type SlaCountersProps = {
  readonly horizon: SlaHorizon;
  readonly kept: KeptToday;
  readonly withinMinutes: number;
  readonly layout: SlaRiskLayout['counters'];
};

/** Will pass, have passed, and what the day has kept so far. */
export function SlaCounters({ horizon, kept, withinMinutes, layout }: SlaCountersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLate = horizon.breached.length > 0;
  return (
    <div
      className="sla-counters"
      data-stacked={layout.stacked || undefined}
      style={{ height: `${layout.height}em`, ['--size' as string]: layout.size }}
    >
      {layout.hasAhead && <Ahead horizon={horizon} withinMinutes={withinMinutes} />}
      <p data-bad={isLate || undefined}>
        <span className="num">{format.count(horizon.breached.length)}</span>
        <b>
          {t('boardTile.sla.breachedFirst')}
          <br />
          {t('boardTile.sla.breachedSecond')}
        </b>
      </p>
      {layout.hasKept && <Kept kept={kept} />}
    </div>
  );
}

function Ahead({ horizon, withinMinutes }: Pick<SlaCountersProps, 'horizon' | 'withinMinutes'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ahead, outOfReach } = horizon;
  return (
    <p>
      <span className="num">{format.count(ahead.length)}</span>
      <span>
        <b>{t('boardTile.sla.ahead', { minutes: withinMinutes })}</b>
        <br />
        <span className="tile-quiet" data-strong={outOfReach > 0 || undefined}>
          {t('boardTile.sla.outOfReach', { count: outOfReach })}
        </span>
      </span>
    </p>
  );
}

/** Rounded down: a day that has missed one is not a hundred. */
function Kept({ kept: { kept, judged } }: { readonly kept: KeptToday }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = judged === 0 ? '–' : format.decimal(Math.floor((kept / judged) * 1000) / 10, 1);
  return (
    <p>
      <span className="num">{share}</span>
      <span>
        <b>{t('boardTile.sla.kept')}</b>
        <br />
        <span className="tile-quiet">{t('boardTile.sla.keptOf', { kept, judged })}</span>
      </span>
    </p>
  );
}
