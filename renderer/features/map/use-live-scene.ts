import { useEffect, useState } from 'react';
import { MapScene } from '../../design/map/index.ts';
import { ticketIdsOf } from '../../live/command-index.ts';
import type { RowChange } from '../../live/live-store.ts';
import { outageLines } from '../../live/outage-lines.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import { useRoom } from '../../live/room-context.tsx';
import { techniciansNow } from '../../live/technicians-now.ts';
import type { Format } from '../../shell/format.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { areaOf, markOf, moverOf, placeOf } from './feed-marks.ts';

const queuePaceMs = 500;

/**
 * A scene that follows the room: single marks as their rows change, people every second.
 * @param queue only these tickets; without one every open ticket
 */
export function useLiveScene(queue: QueueModel | null = null): MapScene {
  const room = useRoom();
  const format = useFormat();
  const [scene] = useState(() => new MapScene());
  useEffect(
    () => (queue ? followQueue(room, scene, queue) : followTickets(room, scene)),
    [room, scene, queue],
  );
  useEffect(() => followPeople(room, scene, format), [room, scene, format]);
  useEffect(() => followSites(room, scene), [room, scene]);
  useEffect(() => followDistricts(room, scene), [room, scene]);
  useEffect(() => followOutages(room, scene), [room, scene]);
  return scene;
}

function followTickets(room: Room, scene: MapScene): () => void {
  const { tickets, store } = room;
  const changed = new Set<string>();
  const all = () => {
    changed.clear();
    scene.setMarks([...tickets.facts.values()].flatMap((facts) => markOf(facts, room) ?? []));
  };
  const one = (id: string) => {
    const facts = tickets.facts.get(id);
    const mark = facts && markOf(facts, room);
    if (mark) scene.upsertMark(mark);
    else scene.removeMark(id);
  };
  const change = (row: RowChange) => {
    if (row.entity === 'tickets') changed.add(row.key);
    if (row.entity !== 'commands') return;
    const command = row.after ?? row.before;
    for (const id of command ? ticketIdsOf(command) : []) changed.add(id);
  };
  const flushed = () => {
    for (const id of changed) one(id);
    changed.clear();
  };
  all();
  const stopRows = store.observe({ changed: change, flushed, reset: all });
  const stopTime = tickets.onUrgency((ids) => {
    for (const id of ids) one(id);
  });
  const stopRules = store.subscribeEntity('calendars', all);
  return () => {
    stopRows();
    stopTime();
    stopRules();
  };
}

/** A list changes at any moment, also by time alone: it is shown anew, at most twice a second. */
function followQueue(room: Room, scene: MapScene, queue: QueueModel): () => void {
  const { tickets, store } = room;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    scene.setMarks(
      queue.entries.flatMap(({ id }) => {
        const facts = tickets.facts.get(id);
        return (facts && markOf(facts, room)) ?? [];
      }),
    );
  };
  const showSoon = () => {
    timer ??= setTimeout(show, queuePaceMs);
  };
  show();
  const stops = [queue.subscribe(showSoon), store.subscribeEntity('tickets', showSoon)];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

function followPeople(room: Room, scene: MapScene, format: Format): () => void {
  const show = () => {
    const people = techniciansNow(room, room.clock.now());
    scene.setMovers(
      people.flatMap((person) => moverOf(person, room.trails, format.age(person.positionAgeMs ?? 0)) ?? []),
    );
  };
  show();
  return room.clock.subscribe(show);
}

function followDistricts({ tickets, clock }: Room, scene: MapScene): () => void {
  const show = () => {
    const worst = [...tickets.counts.byDistrict].flatMap(([district, { critical, high }]) =>
      critical > 0 || high > 0 ? [[district, critical > 0 ? 'critical' : 'high'] as const] : [],
    );
    scene.setShades(new Map(worst));
  };
  show();
  return clock.subscribe(show);
}

function followOutages(room: Room, scene: MapScene): () => void {
  const show = () => {
    scene.setAreas(outageLines(room.outages.current, room).map((line) => areaOf(line, room)));
  };
  show();
  const stops = [room.outages.subscribe(show), room.store.subscribeEntity('sites', show)];
  return () => {
    for (const stop of stops) stop();
  };
}

function followSites({ rows, store }: Room, scene: MapScene): () => void {
  const show = () => {
    scene.setPlaces([...rows.sites.values()].map(placeOf));
    scene.setLinks(
      [...rows.sites.values()].flatMap(({ id, kind, parentId }) =>
        kind !== 'odp' && parentId && rows.sites.has(parentId)
          ? [{ id: `${parentId} ${id}`, fromPlaceId: parentId, toPlaceId: id }]
          : [],
      ),
    );
  };
  show();
  return store.subscribeEntity('sites', show);
}
