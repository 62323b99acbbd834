import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { useLayout } from '../../../shell/preferences.tsx';
import { type TrayHands, TrayLine } from './TrayLine.tsx';

type TrayListProps = {
  readonly tray: readonly TrayVisit[];
  readonly routes: readonly RouteView[];
  readonly selected: TicketId | null;
  readonly isTarget: boolean;
  readonly hands: TrayHands;
};

/** In rem: two lines of words, and the hairline below them. */
const usualLine = 3.75;
/** In rem, before the pane was measured: as much as a usual one shows. */
const usualHeight = 40;

/** The visits of the tray, of which only those in sight are drawn: after a storm there are thousands. */
export function TrayList({ tray, routes, selected, isTarget, hands }: TrayListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useLayout().scale * 10;
  const virtualizer = useVirtualizer({
    count: tray.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => tray[index]?.ticketId ?? index,
    estimateSize: () => usualLine * rem,
    initialRect: { width: 0, height: usualHeight * rem },
    overscan: 6,
  });
  const at = tray.findIndex(({ ticketId }) => ticketId === selected);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at);
  }, [virtualizer, at]);
  const drawn = virtualizer.getVirtualItems();
  return (
    <div
      ref={scroller}
      className="tray"
      role="listbox"
      tabIndex={0}
      aria-label={t('dispatch.tray.title')}
      aria-activedescendant={drawn.some(({ index }) => index === at) ? `tray-${selected}` : undefined}
      data-target={isTarget || undefined}
    >
      <div className="tray-lines" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ key, index, start }) => {
          const visit = tray[index];
          const spot = { index, count: tray.length, top: start, measure: virtualizer.measureElement };
          return (
            visit && (
              <TrayLine
                key={key}
                visit={visit}
                routes={routes}
                isSelected={index === at}
                spot={spot}
                hands={hands}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
