import {
  type DayEnd,
  type DayTerms,
  type HeldCertificate,
  isValidOn,
  longestRest,
  mostDrivingOfDay,
  type RestTerms,
  shortestRest,
} from '../../../../shared/domain/dispatch/day-terms.ts';
import { planDaySchema } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { type Certificate, certificateSchema } from '../../../../shared/domain/technicians/technician.ts';
import { siteIdSchema } from '../../../../shared/kernel/ids.ts';
import { printClock, readClock } from '../../../shell/typed-clock.ts';

/** What a person writes about somebody's days, as fields hold it: empty for what is usual. */
export type DayTermsDraft = {
  /** Empty for the last visit, `home`, or the id of a site. */
  readonly dayEnd: string;
  readonly mostDriving: string;
  readonly restMinutes: string;
  readonly restFrom: string;
  readonly restTo: string;
  /** Of each certificate that is held the last day on which it counts, empty for one that does not expire. */
  readonly certificates: Readonly<Partial<Record<Certificate, string>>>;
};

/** What is wrong with a draft, by the field to look at first. */
export type DayTermsFault = 'mostDriving' | 'restIncomplete' | 'restMinutes' | 'restHours' | 'validUntil';

export const termsDraftOf = ({
  dayEnd,
  mostDrivingMinutes,
  rest,
  certificates,
}: DayTerms): DayTermsDraft => ({
  dayEnd: dayEnd?.kind === 'site' ? dayEnd.siteId : (dayEnd?.kind ?? ''),
  mostDriving: mostDrivingMinutes === null ? '' : String(mostDrivingMinutes),
  restMinutes: rest ? String(rest.minutes) : '',
  restFrom: rest ? printClock(rest.fromMinute) : '',
  restTo: rest ? printClock(rest.toMinute) : '',
  certificates: Object.fromEntries(certificates.map(({ code, validUntil }) => [code, validUntil ?? ''])),
});

export function faultOf(draft: DayTermsDraft): DayTermsFault | null {
  const driving = wholeNumber(draft.mostDriving);
  if (driving !== null && !(driving >= 1 && driving <= mostDrivingOfDay)) return 'mostDriving';
  const days = Object.values(draft.certificates);
  if (days.some((day) => day !== '' && !planDaySchema.safeParse(day).success)) return 'validUntil';
  const fields = [draft.restMinutes, draft.restFrom, draft.restTo].map((text) => text.trim());
  if (fields.every((text) => text === '')) return null;
  if (fields.some((text) => text === '')) return 'restIncomplete';
  const minutes = wholeNumber(draft.restMinutes) ?? Number.NaN;
  if (!(minutes >= shortestRest && minutes <= longestRest)) return 'restMinutes';
  const [from, to] = [readClock(draft.restFrom), readClock(draft.restTo)];
  return from === null || to === null || from + minutes > to ? 'restHours' : null;
}

/** Only what the person has changed. @param draft one without a fault */
export function changedDayTerms(before: DayTermsDraft, draft: DayTermsDraft): Partial<DayTerms> {
  const differs = (...names: readonly (keyof DayTermsDraft)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(draft[name]));
  return {
    ...(differs('dayEnd') && { dayEnd: dayEndOf(draft.dayEnd) }),
    ...(differs('mostDriving') && { mostDrivingMinutes: wholeNumber(draft.mostDriving) }),
    ...(differs('restMinutes', 'restFrom', 'restTo') && { rest: restOf(draft) }),
    ...(differs('certificates') && { certificates: certificatesOf(draft) }),
  };
}

/** Held, and of no use any more on the day. */
export const hasExpired = (validUntil: string, day: string): boolean =>
  validUntil !== '' && !isValidOn({ validUntil }, day);

function dayEndOf(text: string): DayEnd | null {
  if (text === '') return null;
  return text === 'home' ? { kind: 'home' } : { kind: 'site', siteId: siteIdSchema.parse(text) };
}

function restOf({ restMinutes, restFrom, restTo }: DayTermsDraft): RestTerms | null {
  const minutes = wholeNumber(restMinutes);
  const [fromMinute, toMinute] = [readClock(restFrom), readClock(restTo)];
  return minutes === null || fromMinute === null || toMinute === null
    ? null
    : { minutes, fromMinute, toMinute };
}

const certificatesOf = ({ certificates }: DayTermsDraft): HeldCertificate[] =>
  certificateSchema.options.flatMap((code) => {
    const validUntil = certificates[code];
    return validUntil === undefined ? [] : { code, validUntil: validUntil === '' ? null : validUntil };
  });

/** Null for an empty field; not a number for what is no whole number. */
function wholeNumber(text: string): number | null {
  const written = text.trim();
  if (written === '') return null;
  return /^\d+$/.test(written) ? Number(written) : Number.NaN;
}
