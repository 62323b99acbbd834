import { useTranslation } from 'react-i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { canWait } from '../defer/deferral.ts';
import type { TrayHands } from './TrayLine.tsx';
import { TrayList } from './TrayList.tsx';
import './tray.css';

type TrayPaneProps = {
  readonly tray: readonly TrayVisit[];
  readonly routes: readonly RouteView[];
  readonly selected: TicketId | null;
  /** A visit in the hand would be put down here. */
  readonly isTarget: boolean;
  readonly stale: boolean;
  readonly hands: TrayHands;
  readonly onEnter: () => void;
  /** Seats the selected one now; null while none is selected that could be. */
  readonly onInsert: (() => void) | null;
  /** Looks for other days. */
  readonly onDefer: () => void;
  /** How many tickets nobody is sent to. */
  readonly withoutVisit: number;
  readonly onWithoutVisit: () => void;
};

/** Visits without a route: why, and what would change that. */
export function TrayPane({
  tray,
  routes,
  selected,
  isTarget,
  stale,
  hands,
  onEnter,
  onInsert,
  onDefer,
  withoutVisit,
  onWithoutVisit,
}: TrayPaneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Pane label={t('dispatch.tray.title')} area="tray" stale={stale}>
      <PaneHead title={t('dispatch.tray.title')}>
        <span className="tray-count">
          <span className="num">{format.count(tray.length)}</span>
          <span className="small">{t('dispatch.tray.order')}</span>
        </span>
        <button type="button" className="button button-small" onClick={onEnter} disabled={tray.length === 0}>
          {t('dispatch.tray.enter')} <Key id="dispatch.tray" />
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={onDefer}
          disabled={!tray.some(canWait)}
        >
          {t('dispatch.tray.defer')} <Key id="dispatch.defer" />
        </button>
        {withoutVisit > 0 && (
          <button type="button" className="button button-small" onClick={onWithoutVisit}>
            {t('dispatch.withoutVisit.open')} <span className="num">{format.count(withoutVisit)}</span>
          </button>
        )}
        {onInsert && (
          <button type="button" className="button button-small" onClick={onInsert}>
            {t('dispatch.tray.insert')} <Key id="dispatch.insert" />
          </button>
        )}
      </PaneHead>
      {tray.length === 0 ? (
        <TileState kind="empty" title={t('dispatch.tray.empty')} />
      ) : (
        <>
          <p className="tray-columns small" aria-hidden="true">
            <span>{t('dispatch.tray.visit')}</span>
            <span>{t('dispatch.tray.why')}</span>
            <span>{t('dispatch.tray.promise')}</span>
          </p>
          <TrayList tray={tray} routes={routes} selected={selected} isTarget={isTarget} hands={hands} />
        </>
      )}
    </Pane>
  );
}
