import type { MapScene } from '../../design/map/index.ts';
import { outageLines } from '../../live/outage-lines.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import type { TicketFacts } from '../../live/ticket-facts.ts';
import { areaOf } from './feed-marks.ts';
import { shadesOf, shownOutage, ticketsByDistrict } from './feed-shown.ts';
import { paced } from './follow-marks.ts';

/** Districts by the worst of the tickets that are shown. @returns how to stop */
export function followDistricts(
  { tickets, clock }: Room,
  scene: MapScene,
  queue: QueueModel | null,
): () => void {
  const counts = () => {
    if (!queue) return tickets.counts.byDistrict;
    return ticketsByDistrict(factsOf(queue, tickets));
  };
  const show = () => scene.setShades(shadesOf(counts()));
  show();
  return clock.subscribe(show);
}

/** One by one: the list may be long, and is gone through every second. */
function* factsOf(queue: QueueModel, { facts }: Room['tickets']): Generator<TicketFacts> {
  for (const id of queue.ids()) {
    const known = facts.get(id);
    if (known) yield known;
  }
}

/** Outages that something shown is part of. @returns how to stop */
export function followOutages(room: Room, scene: MapScene, queue: QueueModel | null): () => void {
  const show = () => {
    const lines = outageLines(room.outages.current, room);
    const shown = queue ? lines.flatMap((line) => shownOutage(line, queue, room.rows) ?? []) : lines;
    scene.setAreas(shown.map((line) => areaOf(line, room)));
  };
  // Listened to first: what nobody listened to is as old as its last listener.
  const stops = [
    room.outages.subscribe(show),
    room.store.subscribeEntity('sites', show),
    ...(queue ? [paced(queue, show)] : []),
  ];
  show();
  return () => {
    for (const stop of stops) stop();
  };
}
