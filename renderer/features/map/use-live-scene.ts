import { useEffect, useState } from 'react';
import { MapScene } from '../../design/map/index.ts';
import { outageLines } from '../../live/outage-lines.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import { useRoom } from '../../live/room-context.tsx';
import { techniciansNow } from '../../live/technicians-now.ts';
import type { Format } from '../../shell/format.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { areaOf, moverOf, placeOf } from './feed-marks.ts';
import { followMarks } from './follow-marks.ts';

/**
 * A scene that follows the room: single marks as their rows change, people every second.
 * @param queue only these tickets; without one every open ticket
 */
export function useLiveScene(queue: QueueModel | null = null): MapScene {
  const room = useRoom();
  const format = useFormat();
  const [scene] = useState(() => new MapScene());
  useEffect(() => followMarks(room, scene, queue), [room, scene, queue]);
  useEffect(() => followPeople(room, scene, format), [room, scene, format]);
  useEffect(() => followSites(room, scene), [room, scene]);
  useEffect(() => followDistricts(room, scene), [room, scene]);
  useEffect(() => followOutages(room, scene), [room, scene]);
  return scene;
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
  // Listened to first: what nobody listened to is as old as its last listener.
  const stops = [room.outages.subscribe(show), room.store.subscribeEntity('sites', show)];
  show();
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
