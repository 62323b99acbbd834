import type { TFunction } from 'i18next';
import type { Suggestion } from '../../../../shared/domain/tickets/suggest-technician.ts';
import type { Format } from '../../../shell/format.ts';
import { skillNames } from '../../../shell/refusal-sentence.ts';

/** Why this person: `Kosong, 2,4 km, 7 mnt. Bisa splicing.` */
export function suggestionSentence({ reason }: Suggestion, t: TFunction, format: Format): string {
  const load = reason.load === 0 ? t('suggestion.free') : t('suggestion.load', { count: reason.load });
  const way =
    reason.distanceMetres === null
      ? t('suggestion.placeUnknown')
      : t('suggestion.way', {
          distance: format.distance(reason.distanceMetres),
          minutes: reason.travelMinutes,
        });
  const skills =
    reason.skills.length > 0 ? ` ${t('suggestion.skills', { skills: skillNames(reason.skills, t) })}` : '';
  return `${load}, ${way}.${skills}`;
}
