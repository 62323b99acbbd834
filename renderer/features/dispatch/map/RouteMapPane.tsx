import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import {
  type DropTarget,
  type LayerVisibility,
  type LiveMapHandle,
  MapLegend,
  type MapScene,
} from '../../../design/map/index.ts';
import { Pane, PaneHead } from '../../../design/Pane.tsx';
import { useRow } from '../../../live/room-context.tsx';
import { useIntent } from '../../../shell/intent.ts';
import { RegionMap } from '../../../shell/map/RegionMap.tsx';
import { useFlightsToSites } from '../../../shell/map/use-flights.ts';
import { useMapKeys } from '../../../shell/map/use-map-keys.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { chooseRoutes } from './choose-routes.ts';
import { dropAt } from './drop-place.ts';
import { dropWords } from './drop-words.ts';
import { RouteChoice } from './RouteChoice.tsx';
import './route-map.css';
import { useRouteScene } from './use-route-scene.ts';

const layers: LayerVisibility = {
  marks: false,
  movers: true,
  places: true,
  areas: false,
  shades: false,
  heat: false,
};

const symbols = [
  'stop-emphasised',
  'stop-ahead',
  'stop-passed',
  'stop-leaving',
  'stop-arriving',
  'stop-loose',
] as const;

/** The routes of the day on the map of the region: what they cross, whom they pass, and what a proposal would change. */
export function RouteMapPane({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const [wished, wish] = useState<ReadonlySet<TechnicianId>>(new Set());
  const drawn = useDrawn(desk, wished);
  const scene = useRouteScene(desk, drawn);
  const [map, setMap] = useState<LiveMapHandle | null>(null);
  const drag = useDrag(desk);
  useFit(map, desk, drawn);
  useMapKeys(map);
  useFlightsToSites(map);
  const siteId = useChosenSite(scene);
  const { actions, view, selected } = desk;
  return (
    <Pane label={t('dispatch.map.title')} area="map">
      <PaneHead title={t('dispatch.map.title')}>
        <span className="route-map-fact">
          {t('dispatch.map.shown', { count: view.routes.length, drawn: drawn.size })}
        </span>
        <RouteChoice routes={view.routes} drawn={drawn} onChoose={wish} />
      </PaneHead>
      <div className="route-map-body">
        <RegionMap
          ref={setMap}
          name={t('dispatch.map.canvas')}
          scene={scene}
          layers={layers}
          selectedStopId={selected}
          selectedPlaceId={siteId}
          onSelectStop={(id) => actions.select(id as TicketId)}
          onSelectRoute={(id) => actions.selectTechnician(id as TechnicianId)}
          onSelectMover={(id) => actions.selectTechnician(id as TechnicianId)}
          {...(drag && { drag })}
        />
      </div>
      <MapLegend
        label={t('map.legendTitle')}
        entries={symbols.map((symbol) => ({ symbol, label: t(`dispatch.map.legend.${symbol}`) }))}
      />
      <p className="route-map-note">{t('dispatch.map.straight')}</p>
    </Pane>
  );
}

/** The same set until its members change: the scene is drawn anew for every other one. */
function useDrawn(desk: DispatchDesk, wished: ReadonlySet<TechnicianId>): ReadonlySet<TechnicianId> {
  const kept = useRef<ReadonlySet<TechnicianId>>(new Set());
  const next = chooseRoutes(desk, wished);
  const isSame = next.size === kept.current.size && [...next].every((id) => kept.current.has(id));
  if (!isSame) kept.current = next;
  return kept.current;
}

/** Shows what is drawn when the board opens and when other routes are; between, the map stays where it was put. */
function useFit(map: LiveMapHandle | null, { view }: DispatchDesk, drawn: ReadonlySet<TechnicianId>): void {
  const routes = useRef(view.routes);
  routes.current = view.routes;
  useEffect(() => {
    const points = routes.current
      .filter(({ technicianId }) => drawn.has(technicianId))
      .flatMap(({ stops }) => stops.flatMap(({ position }) => position ?? []));
    if (points.length > 0) map?.fitPoints(points);
  }, [map, drawn]);
}

/** A place of the network is drawn only once it was chosen by its name: routes are what this map is about. */
function useChosenSite(scene: MapScene): string | null {
  const siteId = useIntent((intent) => intent.siteId);
  const site = useRow('sites', siteId);
  useEffect(() => {
    scene.setPlaces(
      site ? [{ id: site.id, kind: site.kind, parentId: null, label: site.code, ...site.position }] : [],
    );
  }, [scene, site]);
  return siteId;
}

/** Taking a stop to another route by hand, with what would come of it beside the hand. */
function useDrag(desk: DispatchDesk) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  const latest = useRef(desk);
  latest.current = desk;
  return useMemo(
    () =>
      desk.mayPlan
        ? {
            outlook(stopId: string, target: DropTarget) {
              const drop = dropAt(latest.current, stopId as TicketId, target);
              return drop && dropWords(drop, { t, format, partWords });
            },
            drop(stopId: string, target: DropTarget) {
              const drop = dropAt(latest.current, stopId as TicketId, target);
              if (drop) latest.current.actions.place(stopId as TicketId, drop.place);
            },
          }
        : null,
    [desk.mayPlan, t, format, partWords],
  );
}
