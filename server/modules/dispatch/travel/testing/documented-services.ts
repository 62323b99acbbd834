import { z } from 'zod';
import type { Position } from '../../../../../shared/kernel/position.ts';
import { type Behaviour, type DoubleRequest, roadMetres, roadSeconds } from './routing-double.ts';

type Ends = { readonly from: readonly Position[]; readonly to: readonly Position[] };

const rows = <Cell>({ from, to }: Ends, cell: (a: Position, b: Position) => Cell): Cell[][] =>
  from.map((a) => to.map((b) => cell(a, b)));

/** What `osrm-routed` reads of an address. @throws when it is not one of the table service */
export function readOsrmTable({ url }: DoubleRequest): Ends & { readonly profile: string } {
  const match = /^(?:\/[\w-]+)*\/table\/v1\/(\w+)\/([-\d.,;]+)$/.exec(url.pathname);
  if (!match) throw new Error(`Not a table: ${url.pathname}`);
  const places = (match[2] as string).split(';').map((text): Position => {
    const [longitude, latitude] = text.split(',').map(Number) as [number, number];
    return { longitude, latitude };
  });
  const chosen = (name: string) =>
    (url.searchParams.get(name) ?? '').split(';').map((index) => places[Number(index)] as Position);
  return { profile: match[1] as string, from: chosen('sources'), to: chosen('destinations') };
}

/** The table service of OSRM 5.16 and later; `noWay` cells are null, `--max-table-size` is squared as its source has it. */
export const osrmTable =
  (noWay: (a: Position, b: Position) => boolean = () => false, maxTableSize = 100): Behaviour =>
  (request) => {
    const ends = readOsrmTable(request);
    if (ends.from.length * ends.to.length > maxTableSize ** 2)
      return { status: 400, body: { code: 'TooBig', message: 'Too many table coordinates' } };
    return {
      body: {
        code: 'Ok',
        durations: rows(ends, (a, b) => (noWay(a, b) ? null : roadSeconds(a, b))),
        distances: rows(ends, (a, b) => (noWay(a, b) ? null : roadMetres(a, b))),
        sources: ends.from.map(waypoint),
        destinations: ends.to.map(waypoint),
      },
    };
  };

const waypoint = ({ longitude, latitude }: Position) => ({
  hint: 'KSoKADRYroqUBAEA',
  distance: 4.15,
  name: '',
  location: [longitude, latitude],
});

const location = z.object({ lat: z.number(), lon: z.number() });
const matrixRequest = z.object({
  sources: z.array(location).min(1),
  targets: z.array(location).min(1),
  costing: z.string(),
  units: z.string().default('kilometers'),
});

/** Valhalla's matrix, verbose as it is by default. */
export const valhallaMatrix =
  (noWay: (a: Position, b: Position) => boolean = () => false, maxPairs = 2500): Behaviour =>
  ({ body }) => {
    const { sources, targets, units } = matrixRequest.parse(body);
    const place = ({ lat, lon }: z.infer<typeof location>) => ({ longitude: lon, latitude: lat });
    const ends = { from: sources.map(place), to: targets.map(place) };
    if (sources.length * targets.length > maxPairs)
      return valhallaRefusal(400, 150, `Exceeded max locations: ${maxPairs}`);
    const cells = ends.from.map((a, from_index) =>
      ends.to.map((b, to_index) => ({
        distance: noWay(a, b) ? null : roadMetres(a, b) / 1000,
        time: noWay(a, b) ? null : roadSeconds(a, b),
        from_index,
        to_index,
      })),
    );
    return {
      body: {
        algorithm: 'costmatrix',
        units,
        sources: [sources],
        targets: [targets],
        sources_to_targets: cells,
      },
    };
  };

export const valhallaRefusal = (status_code: number, error_code: number, error: string) => ({
  status: status_code,
  body: {
    error_code,
    error,
    status_code,
    status: status_code === 400 ? 'Bad Request' : 'Internal Server Error',
  },
});

const waypoints = z.array(
  z.object({
    waypoint: z.object({
      location: z.object({ latLng: z.object({ latitude: z.number(), longitude: z.number() }) }),
    }),
  }),
);
export const routeMatrixRequest = z.object({
  origins: waypoints.min(1),
  destinations: waypoints.min(1),
  travelMode: z.enum(['DRIVE', 'TWO_WHEELER']),
  routingPreference: z.enum(['TRAFFIC_UNAWARE', 'TRAFFIC_AWARE', 'TRAFFIC_AWARE_OPTIMAL']),
  departureTime: z.iso.datetime().optional(),
});

export type GoogleElement = Record<string, unknown>;

/** `computeRouteMatrix` of Google: numbered elements in no order, an error as the one element of the stream. */
export const googleMatrix =
  (
    change: (element: GoogleElement, index: number) => GoogleElement | null = (element) => element,
  ): Behaviour =>
  ({ body, headers }) => {
    if (headers['x-goog-api-key'] === undefined)
      return googleError(403, 'PERMISSION_DENIED', 'The request is missing a valid API key.');
    const { origins, destinations, routingPreference } = routeMatrixRequest.parse(body);
    const most = routingPreference === 'TRAFFIC_AWARE_OPTIMAL' ? 100 : 625;
    if (origins.length * destinations.length > most)
      return googleError(400, 'INVALID_ARGUMENT', `Too many elements, the limit is ${most}.`);
    const elements = origins.flatMap(({ waypoint: a }, originIndex) =>
      destinations.map(({ waypoint: b }, destinationIndex) => ({
        originIndex,
        destinationIndex,
        status: {},
        distanceMeters: roadMetres(a.location.latLng, b.location.latLng),
        duration: `${roadSeconds(a.location.latLng, b.location.latLng)}s`,
        condition: 'ROUTE_EXISTS',
      })),
    );
    return { body: elements.flatMap((element, index) => change(element, index) ?? []).reverse() };
  };

export const googleError = (code: number, status: string, message: string, details: object[] = []) => ({
  status: code,
  body: [{ error: { code, message, status, details } }],
});
