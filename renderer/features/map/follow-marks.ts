import type { MapScene } from '../../design/map/index.ts';
import { ticketIdsOf } from '../../live/command-index.ts';
import type { RowChange } from '../../live/live-rows.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import { markOf } from './feed-marks.ts';

/** A list also changes by time alone, and by what it asks: it is gone through whole so often at most. */
const wholeListEveryMs = 5000;

/** The tickets a scene shows: all, or those of a list. */
type Shown = { has(id: string): boolean; ids(): Iterable<string> };

/** Single marks as their rows change. @returns how to stop */
export function followMarks(room: Room, scene: MapScene, queue: QueueModel | null): () => void {
  const { tickets, store } = room;
  const shown: Shown = queue
    ? { has: (id) => queue.has(id), ids: () => queue.ids() }
    : { has: () => true, ids: () => tickets.facts.keys() };
  const changed = new Set<string>();
  const recounted = { isDue: false };
  const mark = (id: string) => {
    const facts = shown.has(id) ? tickets.facts.get(id) : undefined;
    return facts ? markOf(facts, room) : null;
  };
  const all = () => {
    changed.clear();
    scene.setMarks([...shown.ids()].flatMap((id) => mark(id) ?? []));
  };
  const some = (ids: Iterable<string>) => {
    for (const id of ids) {
      const now = mark(id);
      if (now) scene.upsertMark(now);
      else scene.removeMark(id);
    }
  };
  const note = (row: RowChange) => {
    recounted.isDue ||= row.entity === 'calendars';
    noteTickets(row, changed);
  };
  const taken = () => {
    some(changed);
    changed.clear();
  };
  /* By then the room, which was told before, has counted every ticket by its new calendar. */
  const flushed = () => {
    if (recounted.isDue) all();
    recounted.isDue = false;
  };
  all();
  const stops = [
    store.observe({ changed: note, taken, flushed, reset: all }),
    tickets.onUrgency(some),
    ...(queue ? [paced(queue, all)] : []),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function noteTickets(row: RowChange, changed: Set<string>): void {
  if (row.entity === 'tickets') changed.add(row.key);
  if (row.entity !== 'commands') return;
  const command = row.after ?? row.before;
  for (const id of command ? ticketIdsOf(command) : []) changed.add(id);
}

/** Whenever the list changes, and no oftener than a whole list is gone through. @returns how to stop */
export function paced(queue: QueueModel, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const once = () => {
    timer = undefined;
    run();
  };
  const stop = queue.subscribe(() => {
    timer ??= setTimeout(once, wholeListEveryMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
