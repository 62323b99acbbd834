import type { TFunction } from 'i18next';
import type { StopView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { VisitLock } from '../../../../shared/domain/dispatch/work-order.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import type { Format } from '../../../shell/format.ts';
import type { PartWords } from '../../../shell/part-words.ts';

type Saying = { readonly t: TFunction; readonly format: Format };

/** Who or what is visited: the customer, else what the ticket is about. */
export const visitName = ({ customerName, title }: VisitView): string => customerName ?? title;

export const promiseWords = ({ promise }: VisitView, { t, format }: Saying): string =>
  promise ? `${format.time(promise.from)}–${format.time(promise.to)}` : t('dispatch.visit.noPromise');

const lockWords = ({ start }: VisitLock, { t, format }: Saying): string =>
  start === null ? t('dispatch.visit.locked') : t('dispatch.visit.lockedFor', { at: format.time(start) });

/** A stop in one sentence, for who hears it and for who points at it. */
export function stopSentence(
  stop: StopView,
  { t, format, partWords }: Saying & { readonly partWords: PartWords },
): string {
  const { order, kind, startsAt, endsAt, lateSeconds, overrunSeconds, promise, lock, conflict, state } = stop;
  return [
    `${order}. ${visitName(stop)}`,
    t(`kind.${kind}`),
    `${format.time(startsAt)}–${format.time(endsAt)}`,
    t(`dispatch.state.${state}`),
    ...(promise && state !== 'done'
      ? [t('dispatch.visit.promised', { window: promiseWords(stop, { t, format }) })]
      : []),
    ...(lateSeconds >= 60 && state !== 'done'
      ? [t('dispatch.outlook.late', { length: format.length(lateSeconds * secondMs) })]
      : []),
    ...(overrunSeconds >= 60
      ? [t('dispatch.visit.overrun', { length: format.length(overrunSeconds * secondMs) })]
      : []),
    ...(lock ? [lockWords(lock, { t, format })] : []),
    ...(conflict ? [t(`dispatch.outlook.conflict.${conflict}`, { parts: partWords(stop.wanting) })] : []),
  ].join(' · ');
}
