import { useTranslation } from 'react-i18next';
import type { SearchProgress } from '../../../../shared/domain/dispatch/day-view.ts';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import { costChange, costStair, curveBox, sinceBetterMs } from './cost-curve.ts';

type SearchRunningProps = {
  readonly search: SearchProgress;
  /** Our server searches, in the place of this window. */
  readonly isOnServer: boolean;
  readonly onStop: () => void;
};

/** A search under way: it may be ended at any time, and what it has found by then is kept. */
export function SearchRunning({ search, isOnServer, onStop }: SearchRunningProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const key = useKey('dispatch.stop');
  useShortcuts([{ id: 'dispatch.stop', enabled: true, run: onStop }]);
  const { elapsedMs, limitMs, iterations } = search;
  const title = t(isOnServer ? 'dispatch.search.runningOnServer' : 'dispatch.search.running');
  const share = limitMs > 0 ? Math.min(1, elapsedMs / limitMs) : 0;
  return (
    <section className="search-running" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="num">
          {t('dispatch.search.left', { count: Math.ceil(Math.max(0, limitMs - elapsedMs) / 1000) })}
        </span>
        <Button onPress={onStop} keyLabel={key.shown}>
          {t('dispatch.search.stop')}
        </Button>
      </header>
      <p className="search-saved num">
        {t('dispatch.search.saved', { percent: format.decimal(costChange(search) * 100, 1) })}
      </p>
      <svg viewBox={`0 0 ${curveBox.width} ${curveBox.height}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={costStair(search)} />
      </svg>
      <progress max={1} value={share} aria-label={title} />
      <p className="search-facts num">
        <span>{format.percent(share)}</span>
        <span>
          {t('dispatch.search.rounds', {
            rounds: format.count(iterations),
            ago: format.age(sinceBetterMs(search)),
          })}
        </span>
      </p>
    </section>
  );
}
