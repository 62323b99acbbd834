import type { RoutingConfiguration } from '../../../routing-configuration.ts';
import type { ServiceInUse } from './create-travel-times.ts';
import { googleService } from './google-service.ts';
import type { MatrixService } from './matrix-service.ts';
import { osrmService } from './osrm-service.ts';
import { valhallaService } from './valhalla-service.ts';

/** The configured service; null for none. */
export const openService = (routing: RoutingConfiguration): ServiceInUse | null =>
  routing.kind === 'none'
    ? null
    : { service: serviceOf(routing), keptHours: routing.keptHours, mostCells: routing.mostCells };

function serviceOf(routing: Exclude<RoutingConfiguration, { kind: 'none' }>): MatrixService {
  switch (routing.kind) {
    case 'osrm':
      return osrmService(routing);
    case 'valhalla':
      return valhallaService(routing);
    case 'google':
      return googleService(routing);
  }
}
