import { useEffect, useState } from 'react';
import { MapScene } from '../../design/map/index.ts';
import type { QueueModel } from '../../live/queue-model.ts';
import type { Room } from '../../live/room.ts';
import { useRoom } from '../../live/room-context.tsx';
import { techniciansNow } from '../../live/technicians-now.ts';
import type { Format } from '../../shell/format.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { moverOf, placeOf } from './feed-marks.ts';
import { followDistricts, followOutages } from './follow-districts.ts';
import { followMarks } from './follow-marks.ts';

/**
 * A scene that follows the room: single marks as their rows change, people every second.
 * @param queue only these tickets, what they shade and what outages they are part of; without one every open ticket
 */
export function useLiveScene(queue: QueueModel | null = null): MapScene {
  const room = useRoom();
  const format = useFormat();
  const [scene] = useState(() => new MapScene());
  useEffect(() => followMarks(room, scene, queue), [room, scene, queue]);
  useEffect(() => followPeople(room, scene, format), [room, scene, format]);
  useEffect(() => followSites(room, scene), [room, scene]);
  useEffect(() => followDistricts(room, scene, queue), [room, scene, queue]);
  useEffect(() => followOutages(room, scene, queue), [room, scene, queue]);
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
