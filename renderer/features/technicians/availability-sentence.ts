import type { TFunction } from 'i18next';
import { type Availability, availabilityAt } from '../../../shared/domain/technicians/technician.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../shell/format.ts';

/** Whether somebody is at work, and until when, in a few words. */
export function availabilitySentence(
  availability: Availability,
  now: Instant,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const current = availabilityAt(availability, now);
  switch (current.kind) {
    case 'on-shift':
      return t('availability.state.on-shift', { at: format.moment(current.until, now) });
    case 'on-break':
      return t('availability.state.on-break', { at: format.time(current.until) });
    case 'off-shift':
      return current.nextShiftAt === null
        ? t('availability.state.off-shift')
        : t('availability.state.off-shift-until', { at: format.moment(current.nextShiftAt, now) });
    case 'on-leave':
      return t('availability.state.on-leave');
  }
}
