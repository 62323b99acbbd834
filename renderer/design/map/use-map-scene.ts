import { useEffect, useState } from 'react';
import type { MapArea, MapLink, MapMark, MapMover, MapPlace } from './map-model.ts';
import { MapScene } from './map-scene.ts';

export interface MapSceneInput {
  readonly marks?: readonly MapMark[];
  readonly movers?: readonly MapMover[];
  readonly places?: readonly MapPlace[];
  readonly links?: readonly MapLink[];
  readonly areas?: readonly MapArea[];
}

/**
 * A scene from plain lists, for data which changes by the minute. Each list is compared by identity and set as a whole;
 * a live feed should keep its own MapScene and change it in place.
 */
export function useMapScene({ marks, movers, places, links, areas }: MapSceneInput): MapScene {
  const [scene] = useState(() => new MapScene());
  useEffect(() => marks && scene.setMarks(marks), [scene, marks]);
  useEffect(() => movers && scene.setMovers(movers), [scene, movers]);
  useEffect(() => places && scene.setPlaces(places), [scene, places]);
  useEffect(() => links && scene.setLinks(links), [scene, links]);
  useEffect(() => areas && scene.setAreas(areas), [scene, areas]);
  return scene;
}
