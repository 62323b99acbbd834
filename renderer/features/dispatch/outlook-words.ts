import type { TFunction } from 'i18next';
import { secondMs } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../shell/format.ts';
import type { PartWords } from '../../shell/part-words.ts';
import type { DropOutlook } from './dispatch-desk.ts';

export type Saying = { readonly t: TFunction; readonly format: Format; readonly partWords: PartWords };

/** Rounded to what can be read while a hand moves. */
export const signedMoney = (rupiah: number, format: Format): string =>
  (rupiah > 0 ? '+' : '') + format.money(Math.round(rupiah / 500) * 500);

/** What would come of dropping a visit somewhere, in one line. */
export function outlookWords(
  { startsAt, lateSeconds, conflict, wanting, costChange }: DropOutlook,
  { t, format, partWords }: Saying,
): string {
  const parts = [
    ...(startsAt === null ? [] : [format.time(startsAt)]),
    ...(conflict ? [t(`dispatch.outlook.conflict.${conflict}`, { parts: partWords(wanting) })] : []),
    lateSeconds >= 60
      ? t('dispatch.outlook.late', { length: format.length(lateSeconds * secondMs) })
      : t('dispatch.outlook.inTime'),
    signedMoney(costChange, format),
  ];
  return parts.join(' · ');
}
