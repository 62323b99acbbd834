import type { TFunction } from 'i18next';
import type { Assessment } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import type { AssignmentReason } from '../../../../shared/domain/tickets/assignment-reason.ts';
import type { Format } from '../../../shell/format.ts';
import { skillNames } from '../../../shell/refusal-sentence.ts';

/** Why this person: `Mulai 10.40. Kosong, 2,4 km, +7 mnt jalan. Bisa splicing.` */
export function suggestionSentence(
  reason: AssignmentReason,
  now: number,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const { begins, skills } = reason;
  const when = begins ? [beginsWords(begins, now, { t, format })] : [];
  const able = skills.length > 0 ? [t('suggestion.skills', { skills: skillNames(skills, t) })] : [];
  return [...when, loadAndWay(reason, t, format), ...able].map((part) => withStop(capital(part))).join(' ');
}

/** `mulai 10.40`, and how late that is. */
export function beginsWords(
  { at, lateMinutes }: NonNullable<AssignmentReason['begins']>,
  now: number,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const moment = format.moment(at, now);
  return lateMinutes > 0
    ? t('suggestion.beginsLate', { at: moment, minutes: lateMinutes })
    : t('suggestion.begins', { at: moment });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const withStop = (text: string) => (text.endsWith('.') ? text : `${text}.`);

type LoadAndWay = Pick<AssignmentReason, 'load' | 'distanceMetres' | 'isEstimated'> & {
  /** Null where nobody knows what going there adds. */
  readonly travelMinutes: number | null;
};

export const factsOf = ({ load, distanceMetres, place }: Assessment): LoadAndWay => ({
  load,
  distanceMetres,
  travelMinutes: place && Math.max(0, Math.round(place.travelSeconds / 60)),
  ...(place?.isEstimated && { isEstimated: true }),
});

/** How much somebody has to do, how far they are and what going there adds: `Kosong, 2,4 km, +7 mnt jalan`. */
export function loadAndWay(facts: LoadAndWay, t: TFunction, format: Format): string {
  const load = facts.load === 0 ? t('suggestion.free') : t('suggestion.load', { count: facts.load });
  if (facts.distanceMetres === null) return `${load}, ${t('suggestion.placeUnknown')}`;
  const distance = format.distance(facts.distanceMetres);
  const { travelMinutes: minutes, isEstimated } = facts;
  if (minutes === null) return `${load}, ${distance}`;
  return `${load}, ${t(isEstimated ? 'suggestion.wayEstimated' : 'suggestion.way', { distance, minutes })}`;
}
