import type { TFunction } from 'i18next';
import type { AssignmentReason, Suggestion } from '../../../../shared/domain/tickets/suggest-technician.ts';
import type { Format } from '../../../shell/format.ts';
import { skillNames } from '../../../shell/refusal-sentence.ts';

/** Why this person: `Kosong, 2,4 km, 7 mnt. Bisa splicing.` */
export function suggestionSentence({ reason }: Suggestion, t: TFunction, format: Format): string {
  const skills =
    reason.skills.length > 0 ? ` ${t('suggestion.skills', { skills: skillNames(reason.skills, t) })}` : '';
  return `${loadAndWay(reason, t, format)}.${skills}`;
}

type LoadAndWay = Pick<AssignmentReason, 'load' | 'distanceMetres' | 'travelMinutes'>;

/** How much somebody holds and how far they have to come: `Kosong, 2,4 km, 7 mnt`. */
export function loadAndWay(facts: LoadAndWay, t: TFunction, format: Format): string {
  const load = facts.load === 0 ? t('suggestion.free') : t('suggestion.load', { count: facts.load });
  const way =
    facts.distanceMetres === null
      ? t('suggestion.placeUnknown')
      : t('suggestion.way', {
          distance: format.distance(facts.distanceMetres),
          minutes: facts.travelMinutes,
        });
  return `${load}, ${way}`;
}
