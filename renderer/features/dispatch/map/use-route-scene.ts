import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { type MapMover, MapScene } from '../../../design/map/index.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { emphasisedRoute } from './choose-routes.ts';
import { mapRoutes, plateOf, type RouteWords } from './map-routes.ts';

/** The day's routes as a scene for the map, and who is on the road between two stops. */
export function useRouteScene(desk: DispatchDesk, drawn: ReadonlySet<TechnicianId>): MapScene {
  const [scene] = useState(() => new MapScene());
  const words = useRouteWords();
  const { view, proposal, chosen, selected, selectedTechnician } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the desk is new at every render, its parts are not
  useEffect(
    () => scene.setRoutes(mapRoutes(desk, drawn, words)),
    [scene, view, proposal, chosen, selected, selectedTechnician, drawn, words],
  );
  useEffect(() => {
    const emphasised = emphasisedRoute(view.routes, { selected, selectedTechnician });
    const shown = view.routes.filter(({ technicianId }) => drawn.has(technicianId));
    scene.setMovers(shown.flatMap((route) => moverOf(route, route === emphasised) ?? []));
  }, [scene, view, selected, selectedTechnician, drawn]);
  return scene;
}

/** Between two stops; who is at one is told by the stop itself. */
function moverOf(route: RouteView, emphasised: boolean): MapMover | null {
  const next = route.stops.find(({ state }) => state === 'travelling')?.position;
  const { startsFrom } = route;
  if (!next || !startsFrom) return null;
  const east = (next.longitude - startsFrom.longitude) * Math.cos((startsFrom.latitude * Math.PI) / 180);
  const north = next.latitude - startsFrom.latitude;
  return {
    id: route.technicianId,
    ...startsFrom,
    headingDegrees: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    kind: 'moving',
    emphasised,
    label: `${plateOf(route.number)} ${route.name}`,
    trail: [],
    ageing: 0,
    ageLabel: '',
  };
}

function useRouteWords(): RouteWords {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const named = ({ kind, customerName, title, village }: VisitView) =>
      `${t(`kind.${kind}`)} · ${customerName ?? title}, ${village}`;
    return {
      stop: (stop, route) =>
        [
          `${plateOf(route.number)} ${route.name}`,
          `${stop.order}. ${named(stop)}`,
          stop.lateStep > 0
            ? t('dispatch.map.lateStop', {
                at: format.time(stop.startsAt),
                length: format.length(stop.lateSeconds * secondMs),
              })
            : format.time(stop.startsAt),
        ].join('\n'),
      loose: (visit) => `${t('dispatch.map.unassigned')}\n${named(visit)}`,
      route: (route) =>
        `${plateOf(route.number)} ${route.name}\n${t('dispatch.map.routeFacts', {
          count: route.stops.length,
          done: route.done,
          distance: format.distance(route.metres),
        })}`,
    };
  }, [t, format]);
}
