import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { hasFacets, noFacets } from '../../../live/queue-filter.ts';
import { useLinkStatus, useRoom } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { TileAge } from '../../../shell/TileAge.tsx';
import { useStale } from '../../../shell/use-stale.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueFoot } from './QueueFoot.tsx';
import { QueueList } from './QueueList.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import './queue.css';
import { useQueueLines, useQueueView } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';

export function QueuePane() {
  const { t } = useTranslation();
  const stale = useStale(['tickets']);
  return (
    <Pane label={t('queue.title')} area="queue" stale={stale}>
      <PaneHead title={t('queue.title')} age={<TileAge of={['tickets']} />}>
        <QueueTabs />
      </PaneHead>
      <QueueFilters />
      <QueueBody />
      <QueueKeys />
    </Pane>
  );
}

/** What changes with the rows, apart from what changes only with the person's wishes: it renders in every frame of a busy hour. */
function QueueBody() {
  const { t } = useTranslation();
  const queue = useQueueView();
  const lines = useQueueLines(queue);
  const { phase } = useLinkStatus();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const onShown = useCallback((first: number, last: number) => setShown({ first, last }), []);
  return (
    <>
      {lines.count > 0 ? (
        <QueueList lines={lines} onShown={onShown} />
      ) : phase === 'filling' ? (
        <TileState kind="loading" title={t('tile.loading')} />
      ) : (
        <EmptyQueue />
      )}
      <QueueFoot
        first={lines.count === 0 ? 0 : shown.first}
        last={Math.min(shown.last, queue.length)}
        count={queue.length}
      />
    </>
  );
}

/** Follows the selected ticket's row, and draws nothing. */
function QueueKeys() {
  useQueueKeys(useRoom().queue);
  return null;
}

function EmptyQueue() {
  const { t } = useTranslation();
  const filter = useIntent((intent) => intent.filter);
  const setFilter = useIntent((intent) => intent.setFilter);
  const isSaved = useIntent((intent) => intent.savedFilterId !== null);
  if (!isSaved && !hasFacets(filter))
    return <TileState kind="empty" title={t(`queue.empty.${filter.quick}`)} />;
  return (
    <TileState kind="empty" title={t('queue.emptyFiltered')}>
      <Button onPress={() => setFilter(noFacets)}>{t('facet.clear')}</Button>
    </TileState>
  );
}
