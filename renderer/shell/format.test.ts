import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/kernel/instant.ts';
import { formatFor } from './format.ts';

const at = Date.parse('2026-11-22T14:02:31+07:00');
const id = formatFor('id');
const en = formatFor('en');

describe('formatting', () => {
  it('writes dates as in Indonesia, in the zone of Jakarta, in both languages', () => {
    expect(id.dateTime(at)).toBe('22 Nov 2026 14.02 WIB');
    expect(en.dateTime(at)).toBe('22 Nov 2026 14.02 WIB');
    expect(id.dateTime(Date.parse('2026-08-16T23:30:00Z'))).toBe('17 Agu 2026 06.30 WIB');
    expect(id.clock(at)).toBe('14.02.31');
  });
  it('writes money with dots and without decimals', () => expect(id.money(1_250_000)).toBe('Rp 1.250.000'));
  it('has a decimal comma in Indonesian only', () => {
    expect(id.age(400)).toBe('0,4 dtk');
    expect(en.age(400)).toBe('0.4 s');
  });
  it('says what is left so that used and left add up to the target', () => {
    const used = 3 * hourMs + 19 * minuteMs + 20 * secondMs;
    expect(id.length(used)).toBe('3 j 19 m');
    expect(id.left(4 * hourMs - used)).toBe('0:41');
    expect(id.left(-12 * minuteMs)).toBe('−0:12');
    expect(id.left(-20 * secondMs)).toBe('−0:00');
  });
  it('counts a length in hours up to 48, so that a share of it can be checked by eye', () => {
    expect([id.length(18 * hourMs + 11 * minuteMs), id.length(dayMs)]).toEqual(['18 j 11 m', '24 j']);
    expect([en.length(47 * hourMs + minuteMs), en.length(2 * dayMs)]).toEqual(['47 h 1 m', '48 h']);
    expect([id.length(3 * dayMs), en.length(2 * dayMs + hourMs)]).toEqual(['3 h', '2 d 1 h']);
  });
  it('gives an age one figure and one unit', () => {
    expect([12 * secondMs, 7 * minuteMs, 3 * hourMs, 3 * dayMs].map(id.age)).toEqual([
      '12 dtk',
      '7 mnt',
      '3 jam',
      '3 hari',
    ]);
    expect([8 * minuteMs, 2 * hourMs, 3 * dayMs].map(en.shortAge)).toEqual(['8m', '2h', '3d']);
  });
  it('names the day before the time only when it is another day', () => {
    expect(id.moment(at, at)).toBe('14.02');
    expect(id.moment(at - dayMs, at)).toBe('21 Nov 14.02');
    expect(id.moment(at - 400 * dayMs, at)).toBe('18 Okt 2025 14.02');
  });
});
