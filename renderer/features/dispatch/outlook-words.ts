import type { TFunction } from 'i18next';
import { secondMs } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../shell/format.ts';
import type { DropOutlook } from './dispatch-desk.ts';

/** What would come of dropping a visit somewhere, in one line. */
export function outlookWords(
  { startsAt, lateSeconds, conflict, costChange }: DropOutlook,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const parts = [
    ...(startsAt === null ? [] : [format.time(startsAt)]),
    ...(conflict ? [t(`dispatch.outlook.conflict.${conflict}`)] : []),
    lateSeconds >= 60
      ? t('dispatch.outlook.late', { length: format.length(lateSeconds * secondMs) })
      : t('dispatch.outlook.inTime'),
    (costChange > 0 ? '+' : '') + format.money(Math.round(costChange / 500) * 500),
  ];
  return parts.join(' · ');
}
