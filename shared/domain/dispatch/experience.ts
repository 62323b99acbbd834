import { type TravelBelief, usualBelief } from './travel-book.ts';
import { believedMinutes, type UsualMinutes } from './usual-minutes.ts';

/** What a room has learnt of its days: how long ways take, and how long visits. */
export type Experience = { readonly ways: TravelBelief; readonly minutes: UsualMinutes };

/** Of a room that has only begun. */
export const noExperience: Experience = { ways: usualBelief, minutes: believedMinutes };
