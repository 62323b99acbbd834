import type { TFunction } from 'i18next';
import {
  type BusinessTimeLookup,
  readSlaClock,
  type SlaClock,
} from '../../../../shared/domain/sla/sla-clock.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import type { Format } from '../../../shell/format.ts';

/** The clock's facts as a person would add them up: `83 %: 3 j 19 m dari 4 j; dijeda 41 m menunggu pelanggan`. */
export type SlaSentence = { readonly percent: string; readonly used: string; readonly paused: string | null };

export function slaSentence(
  clock: SlaClock,
  now: Instant,
  calendars: BusinessTimeLookup,
  t: TFunction,
  format: Format,
): SlaSentence {
  const reading = readSlaClock(clock, now, calendars);
  const used = t('sla.usedOf', {
    used: format.length(reading.usedMs),
    target: format.length(clock.target.durationMs),
  });
  const paused = pausedByReason(clock, now)
    .filter(([, ms]) => ms >= minuteMs)
    .map(([reason, ms]) =>
      t('sla.pausedFor', { length: format.length(ms), reason: t(`waiting.${reason}`).toLowerCase() }),
    );
  return {
    percent: format.percent(reading.usedRatio),
    used,
    paused: paused.length > 0 ? paused.join(', ') : null,
  };
}

/** Wall time paused, by reason, in the order of the first pause of each. */
export function pausedByReason(clock: SlaClock, now: Instant): readonly (readonly [string, number])[] {
  const byReason = new Map<string, number>();
  clock.segments.forEach((segment, index) => {
    if (segment.kind !== 'paused') return;
    const until = clock.segments[index + 1]?.from ?? now;
    byReason.set(segment.reason, (byReason.get(segment.reason) ?? 0) + Math.max(0, until - segment.from));
  });
  return [...byReason];
}
