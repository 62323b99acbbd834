import { z } from 'zod';
import { siteIdSchema } from '../../kernel/ids.ts';
import type { Position } from '../../kernel/position.ts';
import { certificateSchema, type Technician } from '../technicians/technician.ts';
import { planDaySchema } from './dispatch-day.ts';

/** Where somebody is to be at the end of a day: at home, where the day begins, or at a site of the network. */
export const dayEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('home') }),
  z.strictObject({ kind: z.literal('site'), siteId: siteIdSchema }),
]);
export type DayEnd = z.infer<typeof dayEndSchema>;

/** In minutes. */
export const shortestRest = 10;
export const longestRest = 3 * 60;

const minuteOfDay = z
  .int()
  .min(0)
  .max(24 * 60);

/** A rest of so many minutes, begun and ended between two minutes of the room's day. */
export const restTermsSchema = z
  .strictObject({
    minutes: z.int().min(shortestRest).max(longestRest),
    fromMinute: minuteOfDay,
    toMinute: minuteOfDay,
  })
  .refine(({ minutes, fromMinute, toMinute }) => fromMinute + minutes <= toMinute, {
    error: 'A rest fits between the hours in which it is taken.',
  });
export type RestTerms = z.infer<typeof restTermsSchema>;

export const heldCertificateSchema = z.strictObject({
  code: certificateSchema,
  /** The last day on which it counts; null for one that does not expire. */
  validUntil: planDaySchema.nullable(),
});
export type HeldCertificate = z.infer<typeof heldCertificateSchema>;

/** In minutes. */
export const mostDrivingOfDay = 24 * 60;

/** What the days of a technician keep to beside the shift. */
export const dayTermsShape = {
  /** Null where the last visit is. */
  dayEnd: dayEndSchema.nullable(),
  /** On the road on one day, the way to its end with it; null for no limit. */
  mostDrivingMinutes: z.int().positive().max(mostDrivingOfDay).nullable(),
  /** Null for the rest that is usual in the room. */
  rest: restTermsSchema.nullable(),
  certificates: z
    .array(heldCertificateSchema)
    .refine((held) => new Set(held.map(({ code }) => code)).size === held.length, {
      error: 'A certificate is held once.',
    }),
};
const dayTermsSchema = z.strictObject(dayTermsShape);
export type DayTerms = z.infer<typeof dayTermsSchema>;

export const usualDayTerms: DayTerms = {
  dayEnd: null,
  mostDrivingMinutes: null,
  rest: null,
  certificates: [],
};

/** Written as ISO dates, days compare as texts. */
export const isValidOn = ({ validUntil }: Pick<HeldCertificate, 'validUntil'>, day: string): boolean =>
  validUntil === null || day <= validUntil;

/** The technician as they may work on a day: with the certificates that are valid then among their skills. */
export function certifiedOn(
  day: string,
  technician: Technician,
  { certificates }: Pick<DayTerms, 'certificates'>,
): Technician {
  const valid = certificates.filter((held) => isValidOn(held, day)).map(({ code }) => code);
  return valid.length === 0
    ? technician
    : { ...technician, skills: [...new Set([...technician.skills, ...valid])] };
}

type Sites = ReadonlyMap<string, { readonly position: Position }>;

/** Null where it is open. A site that is not known, or no longer, leaves it open: nobody is sent home for a lost record. */
export function endPositionOf(
  { home }: Pick<Technician, 'home'>,
  { dayEnd }: Pick<DayTerms, 'dayEnd'>,
  sites: Sites,
): Position | null {
  if (dayEnd === null) return null;
  return dayEnd.kind === 'home' ? home : (sites.get(dayEnd.siteId)?.position ?? null);
}
