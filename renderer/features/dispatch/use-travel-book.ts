import { useMemo } from 'react';
import type { TravelEstimate } from '../../../shared/contracts/travel-estimate.ts';
import { TravelBook } from '../../../shared/domain/dispatch/travel-book.ts';
import { classElsewhere } from '../../../shared/domain/routing/travel/classify-districts.ts';
import { describeAnswer } from '../../../shared/domain/routing/travel/describe-answer.ts';
import { placeKey } from '../../../shared/domain/routing/travel/rounded-places.ts';
import { defaultTravelParameters } from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { hourMs } from '../../../shared/kernel/instant.ts';
import type { Room } from '../../live/room.ts';
import { useLinkStatus, useNow, useRoom } from '../../live/room-context.tsx';
import { useQuery } from '../../live/use-query.ts';
import type { DispatchDesk } from './dispatch-desk.ts';

/** Of the local day: a plan has one travel time for a way, and most of its ways are driven around this hour. */
const typicalHour = 10;

type Travel = { readonly book: TravelBook; readonly notices: DispatchDesk['travelNotices'] };

/** The ways of the room, estimated with what the server has learnt of them; with the usual figures until it has told. */
export function useTravelBook(): Travel {
  const { rows } = useRoom();
  const hour = Math.floor(useNow(hourMs) / hourMs);
  const asked = useQuery('dispatch.travel-estimate', {}, hour);
  const known = asked.kind === 'answered' ? asked.value : null;
  const learntAt = known?.learntAt ?? null;
  const { phase } = useLinkStatus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another estimate was learnt anew; a window that is filled knows whose district is where
  return useMemo(() => ({ book: bookOf(known, rows), notices: noticesOf(known) }), [learntAt, rows, phase]);
}

function bookOf(known: TravelEstimate | null, rows: Room['rows']): TravelBook {
  const classes = new Map(known?.districts.map((district) => [district.name, district.class]));
  const districtAt = new Map<number, string>();
  for (const { position, district } of rows.sites.values()) districtAt.set(placeKey(position), district);
  for (const { position, district } of rows.customers.values()) districtAt.set(placeKey(position), district);
  return new TravelBook({
    parameters: known?.calibration.parameters ?? defaultTravelParameters,
    classOf: (position) => classes.get(districtAt.get(placeKey(position)) ?? '') ?? classElsewhere,
    hour: typicalHour,
  });
}

/** The board asks no routing service itself: where one is configured, it says whose answers these are not. */
function noticesOf(known: TravelEstimate | null): DispatchDesk['travelNotices'] {
  if (!known) return [{ key: 'travel.estimateUntested', figures: {} }];
  const { service, calibration, learntAt } = known;
  const [first, ...others] = describeAnswer({
    cells: { service: 0, cache: 0, estimate: 1, none: 0 },
    service: null,
    asOf: learntAt,
    error: calibration.error,
    basis: calibration.basis,
    faults: [],
  });
  if (service) return [{ key: 'travel.notAsked', figures: { service } }, ...others];
  return first ? [first, ...others] : others;
}
