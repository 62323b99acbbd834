import { useEffect, useState } from 'react';
import type { TravelEstimate } from '../../shared/contracts/travel-estimate.ts';
import { mostPlacesAsked, type TravelTimesAnswer } from '../../shared/contracts/travel-times.ts';
import { TravelBook, usualBelief, waysAnswered } from '../../shared/domain/dispatch/travel-book.ts';
import { classElsewhere } from '../../shared/domain/routing/travel/classify-districts.ts';
import { describeAnswer } from '../../shared/domain/routing/travel/describe-answer.ts';
import { type PlaceKey, placeKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';
import type { Room } from './room.ts';
import { useLinkStatus, useNow, useRoom } from './room-context.tsx';
import { useLearnt } from './use-learnt.ts';
import { useQuery } from './use-query.ts';

export type Travel = {
  readonly book: TravelBook;
  /** Why ways are only estimated, the gravest first; sentences by key, as of `TravelNotice`. */
  readonly notices: readonly { readonly key: string; readonly figures: Record<string, unknown> }[];
};

/** What the service was asked and said. */
type Answered = {
  readonly day: string;
  readonly places: readonly PlaceKey[];
  readonly answer: TravelTimesAnswer;
};
/** What a room's book was made from: with the same it is the same book, whoever asks. */
type Sources = {
  readonly known: TravelEstimate | null;
  readonly phase: string;
  readonly answered: Answered | null;
};
type Kept = Sources & { readonly travel: Travel };
const keptOf = new WeakMap<Room['rows'], Kept>();

/**
 * The ways of the room: what the configured service has answered in this window, else estimated with what the server has
 * learnt; with the usual figures until it has told.
 */
export function useTravelBook(): Travel {
  const { rows } = useRoom();
  const known = useLearnt('dispatch.travel-estimate');
  const { phase } = useLinkStatus();
  return travelOf(rows, { known, phase, answered: keptOf.get(rows)?.answered ?? null });
}

/** How often a service is asked whose answers the server keeps: people have moved on, and new visits have come. */
const askEveryMs = 10 * minuteMs;

type Question = { readonly at: string; readonly day: string; readonly places: PlaceKey[] };

/**
 * The same, after asking the service about the places of the day: those the book was opened for last, so it is asked once the
 * day has been reckoned from estimates. One whose answers nobody may keep is asked once: each is paid for.
 */
export function useAskedTravelBook(day: string): Travel {
  const { rows } = useRoom();
  const before = useTravelBook();
  const kept = keptOf.get(rows);
  const round = Math.floor(useNow(askEveryMs) / askEveryMs);
  const at = `${day} ${round}`;
  const [question, ask] = useState<Question | null>(null);
  const isToAsk = kept?.known?.service != null && question?.at !== at && !isAnswered(kept.answered, day);
  useEffect(() => {
    const { places } = before.book;
    if (isToAsk && places.length > 1) ask({ at, day, places: places.slice(0, mostPlacesAsked) });
  });
  const asked = useQuery(
    'dispatch.travel-times',
    question && { day: question.day, places: question.places },
    question?.at,
  );
  if (!kept || !question || asked.kind !== 'answered' || asked.value === kept.answered?.answer) return before;
  const { places } = question;
  return travelOf(rows, { ...kept, answered: { day: question.day, places, answer: asked.value } });
}

/** Whether there is an answer for the day that is not to be asked for again. */
const isAnswered = (answered: Answered | null, day: string): boolean =>
  answered?.day === day && !answered.answer.isKept;

function travelOf(rows: Room['rows'], { known, phase, answered }: Sources): Travel {
  const before = keptOf.get(rows);
  /* Another estimate was learnt anew; a window that is filled knows whose district is where. */
  const isSame =
    before?.phase === phase && before.known?.learntAt === known?.learntAt && before.answered === answered;
  if (before && isSame) return before.travel;
  const travel = { book: bookOf(known, rows, answered), notices: noticesOf(known, answered) };
  keptOf.set(rows, { known, phase, answered, travel });
  return travel;
}

function bookOf(known: TravelEstimate | null, rows: Room['rows'], answered: Answered | null): TravelBook {
  if (!known) return new TravelBook(usualBelief);
  const classes = new Map(known.districts.map((district) => [district.name, district.class]));
  const districtAt = new Map<number, string>();
  for (const { position, district } of rows.sites.values()) districtAt.set(placeKey(position), district);
  for (const { position, district } of rows.customers.values()) districtAt.set(placeKey(position), district);
  const { parameters } = known.calibration;
  const classOf = (position: Parameters<typeof placeKey>[0]) =>
    classes.get(districtAt.get(placeKey(position)) ?? '') ?? classElsewhere;
  return new TravelBook({ parameters, classOf }, answered && waysAnswered(answered.places, answered.answer));
}

/** What the service's answer says of itself; until there is one, that nobody was asked. */
function noticesOf(known: TravelEstimate | null, answered: Answered | null): Travel['notices'] {
  if (!known) return [{ key: 'travel.estimateUntested', figures: {} }];
  if (answered) return answered.answer.notices;
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
