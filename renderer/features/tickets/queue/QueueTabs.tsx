import { useTranslation } from 'react-i18next';
import { type QuickFilterName, quickFilterNames } from '../../../live/quick-filters.ts';
import { useEntityPaced, useLinkStatus, useNow, useRoom } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { useFormat, useLayout } from '../../../shell/preferences.tsx';

const droppedWhenNarrow: readonly QuickFilterName[] = ['mine', 'waiting', 'settled'];

/** The quick filters with their counts, kept by the store and not by counting rows. */
export function QueueTabs() {
  const { t } = useTranslation();
  const { tickets } = useRoom();
  const { layout } = useLayout();
  const format = useFormat();
  const quick = useIntent(({ filter, savedFilterId }) => (savedFilterId ? null : filter.quick));
  const setFilter = useIntent((intent) => intent.setFilter);
  useEntityPaced('tickets', 250);
  useNow(5000);
  const { phase } = useLinkStatus();
  const names = quickFilterNames.filter(
    (name) => layout !== 'narrow' || name === quick || !droppedWhenNarrow.includes(name),
  );
  return (
    <nav className="queue-tabs" aria-label={t('queue.quick')}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={quick === name}
          onClick={() => setFilter({ quick: name })}
        >
          {t(`quick.${name}`)}
          <i className="num">{phase === 'filling' ? '' : format.count(tickets.counts.quick[name])}</i>
        </button>
      ))}
    </nav>
  );
}
