import { useEffect, useRef, useSyncExternalStore } from 'react';
import { placeKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';
import type { Position } from '../../shared/kernel/position.ts';
import { askedWaysOf, type WaysAnswered, type WaysAsker, type WaysQuestion } from './asked-ways.ts';
import { useLinkStatus, useNow, useRoom } from './room-context.tsx';
import { useLearnt } from './use-learnt.ts';
import { type Travel, travelOf } from './ways-of-room.ts';

/**
 * The ways of the room: what the configured service has answered in this window, else estimated with what the server has
 * learnt; with the usual figures until it has told.
 */
export function useTravelBook(): Travel {
  const { rows } = useRoom();
  const known = useLearnt('dispatch.travel-estimate');
  const { phase } = useLinkStatus();
  const ways = askedWaysOf(rows);
  const answered = useSyncExternalStore(ways.subscribe, () => ways.answered);
  return travelOf(rows, { known, phase, answered });
}

/** How often a service is asked whose answers the server keeps: people have moved on, and new visits have come. */
const askEveryMs = 10 * minuteMs;

/** Someone walking down the queue must not ask about every ticket passed. */
const settleMs = 120;

/**
 * The same, after asking the service about the places of the day: those the book was opened for last, so it is asked once the
 * day has been reckoned from estimates. One whose answers nobody may keep is asked once: each is paid for.
 */
export function useAskedTravelBook(day: string): Travel {
  const known = useLearnt('dispatch.travel-estimate');
  const { book, notices } = useTravelBook();
  const round = Math.floor(useNow(askEveryMs) / askEveryMs);
  const isAnswer = ({ asker, answer, ...of }: WaysAnswered) =>
    asker === 'day' && of.day === day && (of.round === round || !answer.isKept);
  useAsking(known?.service ? 'day' : null, isAnswer, () => ({ day, round, places: book.places }));
  return { book, notices };
}

/**
 * The same, after asking the service about the ways to and from a visit that somebody is to be given. One whose answers
 * nobody may keep is not asked: it would be paid for each ticket that is looked at.
 */
export function useVisitTravelBook(
  visit: { readonly day: string; readonly position: Position } | null,
): Travel {
  const known = useLearnt('dispatch.travel-estimate');
  const travel = useTravelBook();
  const round = Math.floor(useNow(askEveryMs) / askEveryMs);
  const place = visit && placeKey(visit.position);
  const isAnswer = (of: WaysAnswered) =>
    of.round === round && of.day === visit?.day && place !== null && of.places.includes(place);
  const isToAsk = visit !== null && known?.service != null && known.isKept;
  useAsking(isToAsk ? 'visit' : null, isAnswer, () => {
    const others = travel.book.places.filter((each) => each !== place);
    return { day: visit?.day ?? '', round, places: place === null ? [] : [place, ...others] };
  });
  return travel;
}

/** Asks until there is an answer; nobody for no asker. */
function useAsking(
  asker: WaysAsker | null,
  isAnswer: (answered: WaysAnswered) => boolean,
  question: () => WaysQuestion,
): void {
  const { rows, desk } = useRoom();
  const ways = askedWaysOf(rows);
  const isToAsk = asker !== null && !ways.answered.some(isAnswer);
  const { day, round, places } = question();
  const about = asker === 'visit' ? places[0] : null;
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day, round or place is another question
  useEffect(() => {
    if (!isToAsk || asker === null) return;
    const timer = setInterval(() => ways.ask(desk, asker, latest.current()), settleMs);
    return () => clearInterval(timer);
  }, [ways, desk, asker, isToAsk, day, round, about]);
}
