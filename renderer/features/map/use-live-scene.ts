import { useEffect, useState } from 'react';
import { MapScene } from '../../design/map/index.ts';
import { ticketIdOf } from '../../live/command-index.ts';
import type { RowChange } from '../../live/live-store.ts';
import type { Room } from '../../live/room.ts';
import { useRoom } from '../../live/room-context.tsx';
import { techniciansNow } from '../../live/technicians-now.ts';
import type { Format } from '../../shell/format.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { markOf, moverOf, placeOf } from './feed-marks.ts';

/** A scene that follows the room: single marks as their rows change, people every second. */
export function useLiveScene(): MapScene {
  const room = useRoom();
  const format = useFormat();
  const [scene] = useState(() => new MapScene());
  useEffect(() => followTickets(room, scene), [room, scene]);
  useEffect(() => followPeople(room, scene, format), [room, scene, format]);
  useEffect(() => followSites(room, scene), [room, scene]);
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
    const id = command && ticketIdOf(command);
    if (id) changed.add(id);
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
