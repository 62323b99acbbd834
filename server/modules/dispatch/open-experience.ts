import type { Experience } from '../../../shared/domain/dispatch/experience.ts';
import { learnMinutes, type UsualMinutes } from '../../../shared/domain/dispatch/usual-minutes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { learnAgain } from './learn-again.ts';
import { listVisits } from './minutes/list-visits.ts';
import type { Travel } from './travel/open-travel.ts';

/** What this room has learnt, by the moment it is asked. */
export type RoomExperience = {
  minutes(now: Instant): Promise<UsualMinutes>;
  /** All a day is reckoned with. */
  at(now: Instant): Promise<Experience>;
};

export function openExperience(db: Queryable, travel: Pick<Travel, 'belief'>): RoomExperience {
  const minutes = learnAgain(async (now) => learnMinutes(await listVisits(db, now)));
  return { minutes, at: async (now) => ({ ways: await travel.belief(now), minutes: await minutes(now) }) };
}
