import type { MapHit } from './frame.ts';
import { type MapLabels, RANKS } from './map-model.ts';
import type { MapScene } from './map-scene.ts';
import { countMovers } from './mover-states.ts';

/** The words of a tooltip; empty for what has none. */
export function describeHit(hit: MapHit, scene: MapScene, labels: MapLabels): string {
  switch (hit.kind) {
    case 'mark':
      return scene.marks.get(hit.id)?.mark.label?.() ?? '';
    case 'mover':
      return describeMover(hit.id, scene);
    case 'movers':
      return describeMovers(hit.ids, scene, labels);
    case 'place':
      return scene.places.get(hit.id)?.place.label ?? '';
    case 'area':
      return scene.areas.get(hit.id)?.area.label ?? '';
    case 'stop':
      return stopLabel(hit.id, scene);
    case 'route':
      return scene.routes.routes.find(({ route }) => route.id === hit.id)?.route.label() ?? '';
    case 'cluster':
      return RANKS.map((rank, i) => [labels.ranks[rank], hit.cluster.counts[i] ?? 0] as const)
        .filter(([, count]) => count > 0)
        .map(([letter, count]) => `${letter} ${count}`)
        .join('   ');
  }
}

function stopLabel(id: string, { routes: { routes, loose } }: MapScene): string {
  for (const { ahead, passed } of routes) {
    const found = [...ahead, ...passed].find(({ stop }) => stop.id === id);
    if (found) return found.stop.label();
  }
  return loose.find(({ stop }) => stop.id === id)?.stop.label() ?? '';
}

/** So many are named, too: more names would cover what was pointed at. */
const MOST_NAMES = 8;

function describeMovers(ids: readonly string[], scene: MapScene, labels: MapLabels): string {
  const movers = ids.flatMap((id) => scene.movers.get(id)?.mover ?? []);
  const counted = [...countMovers(movers)].map(([state, count]) => `${labels.movers[state]} ${count}`);
  const names = movers.length > MOST_NAMES ? [] : ['', ...movers.map(({ label }) => label)];
  return [...counted, ...names].join('\n');
}

function describeMover(id: string, scene: MapScene): string {
  const mover = scene.movers.get(id)?.mover;
  if (!mover) return '';
  return mover.ageLabel === '' ? mover.label : `${mover.label}, ${mover.ageLabel}`;
}
