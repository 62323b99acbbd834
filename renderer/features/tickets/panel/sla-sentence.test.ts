import { describe, expect, it } from 'vitest';
import { pauseClock, resumeClock, startClock, stopClock } from '../../../../shared/domain/sla/sla-clock.ts';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import { alwaysOpen } from '../../../live/testing/ticket-builder.ts';
import { formatFor } from '../../../shell/format.ts';
import { createTranslations } from '../../../shell/i18n.ts';
import { slaSegments } from './sla-segments.ts';
import { slaSentence } from './sla-sentence.ts';

const at = (clock: string) => instant(Date.parse(`2026-11-22T${clock}:00+07:00`));
const fourHours = { durationMs: 4 * hourMs, calendarId: 'always' };
const story = resumeClock(
  pauseClock(startClock(fourHours, at('10:02')), at('11:20'), 'customer'),
  at('12:01'),
);

const say = (language: 'id' | 'en', clock = story, now = at('14:02')) => {
  const { percent, used, paused } = slaSentence(
    clock,
    now,
    alwaysOpen,
    createTranslations(language).t,
    formatFor(language),
  );
  return `${percent}: ${used}${paused ? `; ${paused}` : ''}`;
};

describe('the SLA sentence', () => {
  it('adds up what was used and what was paused', () => {
    expect(say('id')).toBe('82 %: 3 j 19 m dari 4 j; dijeda 41 m menunggu pelanggan');
    expect(say('en')).toBe('82 %: 3 h 19 m of 4 h; paused 41 m waiting for customer');
  });
  it('counts a day’s target in hours', () => {
    const day = startClock({ durationMs: 24 * hourMs, calendarId: 'always' }, at('01:02'));
    expect(say('id', day, at('19:13'))).toBe('75 %: 18 j 11 m dari 24 j');
    expect(say('en', day, at('19:13'))).toBe('75 %: 18 h 11 m of 24 h');
  });
  it('is silent about a pause that never was', () => {
    expect(say('id', startClock(fourHours, at('10:02')), at('11:02'))).toBe('25 %: 1 j dari 4 j');
  });
  it('goes past a hundred when the target has passed', () => {
    expect(say('id', startClock(fourHours, at('09:00')), at('13:12'))).toBe('105 %: 4 j 12 m dari 4 j');
  });
  it('stands still once the clock is stopped', () => {
    expect(say('id', stopClock(story, at('13:00')), at('20:00'))).toBe(
      say('id', stopClock(story, at('13:00')), at('13:00')),
    );
  });
});

describe('the drawn clock', () => {
  it('covers the whole length from the start to the due time', () => {
    const { segments } = slaSegments(story, at('14:02'), at('14:43'), formatFor('id'), 'kini');
    expect(segments.map(({ kind }) => kind)).toEqual(['run', 'paused', 'run', 'left']);
    expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });
  it('shows what ran past the due time apart', () => {
    const { segments } = slaSegments(story, at('15:00'), at('14:43'), formatFor('id'), 'kini');
    expect(segments.map(({ kind }) => kind)).toEqual(['run', 'paused', 'run', 'over']);
  });
});
