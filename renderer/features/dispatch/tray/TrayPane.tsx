import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { canWait } from '../defer/deferral.ts';
import { visitName } from '../visit/visit-words.ts';
import './tray.css';
import { bindingWords, releaseWords } from './tray-words.ts';

export type TrayHands = {
  select(visit: TrayVisit): void;
  open(visit: TrayVisit): void;
  take(event: PointerEvent, visit: TrayVisit): void;
};

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
        <span className="small ellipsis">{t('dispatch.tray.order', { count: tray.length })}</span>
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
          <div
            className="tray"
            role="listbox"
            tabIndex={0}
            aria-label={t('dispatch.tray.title')}
            data-target={isTarget || undefined}
          >
            {tray.map((visit) => (
              <TrayLine
                key={visit.ticketId}
                visit={visit}
                routes={routes}
                isSelected={visit.ticketId === selected}
                hands={hands}
              />
            ))}
          </div>
        </>
      )}
    </Pane>
  );
}

type TrayLineProps = {
  readonly visit: TrayVisit;
  readonly routes: readonly RouteView[];
  readonly isSelected: boolean;
  readonly hands: TrayHands;
};

function TrayLine({ visit, routes, isSelected, hands }: TrayLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSelected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const binding = bindingWords(visit, { t, partWords });
  const release = releaseWords(visit, { t, format, partWords, routes });
  const { number, priority, kind, village, promise } = visit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the board move through the tray
    <div
      ref={line}
      role="option"
      tabIndex={-1}
      id={`tray-${visit.ticketId}`}
      className="tray-line"
      aria-selected={isSelected}
      title={`${binding}\n${release}`}
      onPointerDown={(event) => hands.take(event, visit)}
      onClick={() => hands.select(visit)}
      onDoubleClick={() => hands.open(visit)}
    >
      <span className={`tray-rank rank-${priority}`}>
        <SeverityGlyph rank={priority} />
        {rankLetter[priority]}
      </span>
      <span className="tray-what">
        <b className="ellipsis">{visitName(visit)}</b>
        <span className="ellipsis">
          {t(`dispatch.kind.${kind}`)} · {village} · {number}
        </span>
      </span>
      <span className="tray-why">
        <b className="ellipsis">{binding}</b>
        <span className="ellipsis">{release}</span>
      </span>
      <span className="num">{promise ? format.time(promise.to) : '–'}</span>
    </div>
  );
}
