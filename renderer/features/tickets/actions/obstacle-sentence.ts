import type { TFunction } from 'i18next';
import type { Obstacle } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import type { Format } from '../../../shell/format.ts';
import type { PartWords } from '../../../shell/part-words.ts';
import { skillNames } from '../../../shell/refusal-sentence.ts';

/** What is in somebody's way, in a few words beside their name. */
export function obstacleSentence(
  obstacle: Obstacle,
  now: number,
  { t, format, partWords }: { readonly t: TFunction; readonly format: Format; readonly partWords: PartWords },
): string {
  switch (obstacle.code) {
    case 'technician-off-shift':
      return obstacle.nextShiftAt === null
        ? t('obstacle.off-shift')
        : t('obstacle.off-shift-until', { at: format.moment(obstacle.nextShiftAt, now) });
    case 'technician-on-break':
      return t('obstacle.on-break', { at: format.time(obstacle.until) });
    case 'technician-on-leave':
      return t('obstacle.on-leave');
    case 'skill-missing':
      return t('obstacle.skill-missing', { skills: skillNames(obstacle.skills, t) });
    case 'part-missing':
      return t('obstacle.part-missing', { parts: partWords(obstacle.wanting) });
    case 'locked':
      return t('obstacle.locked', { name: obstacle.to });
    case 'no-room':
    case 'no-shift':
      return t(`obstacle.${obstacle.code}`);
  }
}
