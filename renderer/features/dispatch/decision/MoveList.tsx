import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Proposal } from '../../../../shared/domain/dispatch/day-view.ts';
import { useLayout } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { ProposedMoveCard } from './ProposedMoveCard.tsx';

type MoveListProps = {
  readonly desk: DispatchDesk;
  readonly proposal: Proposal;
  /** What scrolls: the list is only a part of it. */
  readonly scroller: RefObject<HTMLElement | null>;
};

/** So few are drawn whole; of more only what is in sight, as a plan made anew moves hundreds. */
const mostWhole = 12;
/** In rem: a card whose reason takes one line. */
const usualCard = 14;

/** Each move of a proposal as a card, numbered as on map and timeline. */
export function MoveList({ desk, proposal, scroller }: MoveListProps) {
  const { moves } = proposal;
  const list = useRef<HTMLOListElement>(null);
  const rem = useLayout().scale * 10;
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => setAbove(list.current?.offsetTop ?? 0));
  const isWhole = moves.length <= mostWhole;
  const virtualizer = useVirtualizer({
    count: isWhole ? 0 : moves.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => moves[index]?.visit.ticketId ?? index,
    estimateSize: () => usualCard * rem,
    scrollMargin: above,
    overscan: 2,
  });
  const selected = moves.findIndex(({ visit }) => visit.ticketId === desk.selected);
  useEffect(() => {
    if (!isWhole && selected >= 0) virtualizer.scrollToIndex(selected);
  }, [virtualizer, isWhole, selected]);
  const card = (index: number) => {
    const move = moves[index];
    return move && <ProposedMoveCard desk={desk} proposal={proposal} move={move} badge={index + 1} />;
  };
  return isWhole ? (
    <ol ref={list} className="moves">
      {moves.map(({ visit }, index) => (
        <li key={visit.ticketId}>{card(index)}</li>
      ))}
    </ol>
  ) : (
    <ol ref={list} className="moves" data-virtual="" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          aria-setsize={moves.length}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - above}px)` }}
        >
          {card(index)}
        </li>
      ))}
    </ol>
  );
}
