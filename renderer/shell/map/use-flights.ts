import { useEffect } from 'react';
import type { LiveMapHandle } from '../../design/map/index.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useIntent } from '../intent.ts';

type Map = LiveMapHandle | null;

/** To a place of the network that somebody chose by its name, or to a customer who hangs on none. */
export function useFlightsToSites(map: Map): void {
  const { rows } = useRoom();
  const siteId = useIntent((intent) => intent.siteId);
  useEffect(() => {
    const site = siteId ? rows.sites.get(siteId) : undefined;
    if (site) map?.flyTo(site.position);
  }, [map, siteId, rows]);
  const position = useIntent((intent) => intent.position);
  useEffect(() => {
    if (position) map?.flyTo(position);
  }, [map, position]);
}

/** To what somebody chose by its name: a place of the network, where somebody of the field is, or a district. */
export function useFlightsToChosen(map: Map): void {
  const { rows } = useRoom();
  const technicianId = useIntent((intent) => intent.technicianId);
  const district = useIntent((intent) => intent.district);
  useFlightsToSites(map);
  useEffect(() => {
    const position = technicianId ? rows.positions.get(technicianId)?.position : undefined;
    if (position) map?.flyTo(position);
  }, [map, technicianId, rows]);
  useEffect(() => {
    if (district) map?.showDistrict(district);
  }, [map, district]);
}
