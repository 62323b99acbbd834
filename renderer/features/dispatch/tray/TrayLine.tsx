import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import { rankLetter, SeverityGlyph } from '../../../design/Severity.tsx';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { visitName } from '../visit/visit-words.ts';
import { bindingWords, releaseWords } from './tray-words.ts';

export type TrayHands = {
  select(visit: TrayVisit): void;
  open(visit: TrayVisit): void;
  take(event: PointerEvent, visit: TrayVisit): void;
};

/** Where in the list a line stands, which draws only what is in sight. */
export type LineSpot = {
  readonly index: number;
  readonly count: number;
  /** Pixels from the list's beginning. */
  readonly top: number;
  readonly measure: (line: HTMLElement | null) => void;
};

type TrayLineProps = {
  readonly visit: TrayVisit;
  readonly routes: readonly RouteView[];
  readonly isSelected: boolean;
  readonly spot: LineSpot;
  readonly hands: TrayHands;
};

/** One visit without a route: what it is, and what keeps it from every route. */
export function TrayLine({ visit, routes, isSelected, hands, spot }: TrayLineProps) {
  const { t } = useTranslation();
  const { index, count, top, measure } = spot;
  const format = useFormat();
  const partWords = usePartWords();
  const binding = bindingWords(visit, { t, partWords });
  const release = releaseWords(visit, { t, format, partWords, routes });
  const { number, priority, kind, village, promise } = visit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the board move through the tray
    <div
      ref={measure}
      role="option"
      tabIndex={-1}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
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
