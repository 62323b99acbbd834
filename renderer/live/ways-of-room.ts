import type { TravelEstimate } from '../../shared/contracts/travel-estimate.ts';
import { TravelBook, usualBelief, waysAnswered } from '../../shared/domain/dispatch/travel-book.ts';
import { classElsewhere } from '../../shared/domain/routing/travel/classify-districts.ts';
import { describeAnswer } from '../../shared/domain/routing/travel/describe-answer.ts';
import { placeKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import type { Position } from '../../shared/kernel/position.ts';
import type { WaysAnswered } from './asked-ways.ts';
import type { Room } from './room.ts';

export type Travel = {
  readonly book: TravelBook;
  /** Why ways are only estimated, the gravest first; sentences by key, as of `TravelNotice`. */
  readonly notices: readonly { readonly key: string; readonly figures: Record<string, unknown> }[];
};

/** What a room's book was made from: with the same it is the same book, whoever asks. */
type Sources = {
  readonly known: TravelEstimate | null;
  readonly phase: string;
  readonly answered: readonly WaysAnswered[];
};
const keptOf = new WeakMap<Room['rows'], Sources & { readonly travel: Travel }>();

export function travelOf(rows: Room['rows'], { known, phase, answered }: Sources): Travel {
  const before = keptOf.get(rows);
  /* Another estimate was learnt anew; a window that is filled knows whose district is where. */
  const isSame =
    before?.phase === phase && before.known?.learntAt === known?.learntAt && before.answered === answered;
  if (before && isSame) return before.travel;
  const travel = { book: bookOf(known, rows, answered), notices: noticesOf(known, answered) };
  keptOf.set(rows, { known, phase, answered, travel });
  return travel;
}

function bookOf(
  known: TravelEstimate | null,
  rows: Room['rows'],
  answered: readonly WaysAnswered[],
): TravelBook {
  if (!known) return new TravelBook(usualBelief);
  const classes = new Map(known.districts.map((district) => [district.name, district.class]));
  const districtAt = new Map<number, string>();
  for (const { position, district } of rows.sites.values()) districtAt.set(placeKey(position), district);
  for (const { position, district } of rows.customers.values()) districtAt.set(placeKey(position), district);
  const { parameters } = known.calibration;
  const classOf = (position: Position) =>
    classes.get(districtAt.get(placeKey(position)) ?? '') ?? classElsewhere;
  const ways = answered.map(({ places, answer }) => waysAnswered(places, answer));
  return new TravelBook({ parameters, classOf }, ways, known.service);
}

/** What the service's answer about the day says of itself; until there is one, that nobody was asked. */
function noticesOf(known: TravelEstimate | null, answered: readonly WaysAnswered[]): Travel['notices'] {
  if (!known) return [{ key: 'travel.estimateUntested', figures: {} }];
  const ofDay = answered.find(({ asker }) => asker === 'day');
  if (ofDay) return ofDay.answer.notices;
  const { service, calibration, learntAt } = known;
  const [first, ...others] = describeAnswer({
    cells: { service: 0, cache: 0, estimate: 1, none: 0 },
    service: null,
    asOf: learntAt,
    error: calibration.error,
    basis: calibration.basis,
    faults: [],
  });
  if (service) return [{ key: 'travel.notYetAsked', figures: { service } }, ...others];
  return first ? [first, ...others] : others;
}
