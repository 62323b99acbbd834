import { describe, expect, it } from 'vitest';
import { availabilityAt } from '../../../shared/domain/technicians/technician.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { localDay } from '../time/jakarta.ts';
import { breakOf, plannedAvailability, shiftAt, shiftOn } from './shift-rotation.ts';

const crew = 60;
const members = Array.from({ length: crew }, (_, index) => ({ index, crew }));
const noon = Date.parse('2026-11-22T12:00:00+07:00');
const onShift = (at: number) => members.filter((member) => shiftAt(member, at as Instant)).length;

describe('the rota of sixty technicians', () => {
  it('has 33 to 41 on shift every day of a year between eight and five', () => {
    for (let day = 0; day < 365; day += 1) {
      for (const hour of [-3.5, 0, 2, 4.5]) {
        const count = onShift(noon - day * dayMs + hour * hourMs);
        expect(count).toBeGreaterThanOrEqual(33);
        expect(count).toBeLessThanOrEqual(41);
      }
    }
  });

  it('never leaves the night or the evening empty', () => {
    for (let day = 0; day < 365; day += 1) {
      expect(onShift(noon - day * dayMs + 14 * hourMs)).toBeGreaterThanOrEqual(2);
      expect(onShift(noon - day * dayMs + 8 * hourMs)).toBeGreaterThanOrEqual(7);
    }
  });

  it('gives everybody a day off a week and some weeks of leave, never two shifts at once', () => {
    for (const member of members) {
      const today = localDay(noon);
      const worked = Array.from({ length: 364 }, (_, day) => shiftOn(member, today - day)).filter(
        (s) => s !== null,
      );
      expect(worked.length).toBeGreaterThan(250);
      expect(worked.length).toBeLessThan(313);
      for (const [index, shift] of worked.entries()) {
        const earlier = worked[index + 1];
        if (earlier) expect(shift.from).toBeGreaterThanOrEqual(earlier.to);
      }
    }
  });

  it('says what holds now: a break inside its shift, a next shift that is still to come', () => {
    for (let at = noon; at < noon + 3 * dayMs; at += 17 * minuteMs) {
      for (const member of members) {
        const planned = plannedAvailability(member, at as Instant);
        expect(availabilityAt(planned, at as Instant)).toEqual(planned);
        if (planned.kind === 'off-shift') expect(planned.nextShiftAt).toBeGreaterThan(at);
        const shift = shiftAt(member, at as Instant);
        if (shift) expect(breakOf(member, shift).to).toBeLessThanOrEqual(shift.to);
      }
    }
  });
});
