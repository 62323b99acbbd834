import { useEffect, useState } from 'react';
import { paceMs } from '../../../live/pace.ts';
import type { QueueEntry } from '../../../live/queue-order.ts';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { stepByStep } from '../../../live/step-by-step.ts';
import type { TicketFacts } from '../../../live/ticket-facts.ts';
import { useIntent } from '../../../shell/intent.ts';
import type { QueueLines } from './use-queue.ts';
import type { WholeRows } from './use-whole-rows.ts';

type QueueRailProps = { readonly lines: QueueLines; readonly rows: WholeRows };

/** More marks than this are finer than the rail's pixels. */
const most = 240;
/** The whole list is read for it. */
const usualStepMs = 1000;
const entriesPerStep = 500;

/** The scrollbar, with the places of criticals and breaches in the whole list. */
export function QueueRail({ lines, rows }: QueueRailProps) {
  const { queue, tickets } = useRoom();
  const filter = useIntent((intent) => intent.filter);
  const stepMs = paceMs(usualStepMs, queue.length);
  const moment = Math.floor(useNow(stepMs) / stepMs);
  const hasLines = lines.count > 0;
  const [marks, mark] = useState<readonly number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the queue is mutated in place; the moment reads it anew
  useEffect(
    () => stepByStep(gravePlaces(queue.entries, tickets.facts), mark),
    [queue, tickets, moment, hasLines, filter],
  );

  const share = lines.count === 0 ? 1 : Math.min(1, rows.fit / lines.count);
  const jump = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1 || !rows.scroller.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = (event.clientY - box.top) / box.height - share / 2;
    rows.scroller.current.scrollTop = at * lines.count * rows.rowPx;
  };
  return (
    <div className="queue-rail" aria-hidden="true" onPointerDown={jump} onPointerMove={jump}>
      {marks.map((place) => (
        <i key={place} style={{ top: `${place * 100}%` }} />
      ))}
      <u
        style={{
          top: `${lines.count === 0 ? 0 : (rows.first / lines.count) * 100}%`,
          height: `${share * 100}%`,
        }}
      />
    </div>
  );
}

/** Where criticals and breaches stand, from 0 (top) to 1. */
function* gravePlaces(
  entries: readonly QueueEntry[],
  facts: ReadonlyMap<string, TicketFacts>,
): Generator<void, readonly number[]> {
  const places = new Set<number>();
  for (const [index, { id, rank }] of entries.entries()) {
    if (index % entriesPerStep === 0) yield;
    const isGrave = rank === 0 || facts.get(id)?.urgency === 'breached';
    if (isGrave) places.add(Math.round(((index + 0.5) / entries.length) * most) / most);
  }
  return [...places];
}
