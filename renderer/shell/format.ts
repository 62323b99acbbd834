import type { Language } from '../../shared/domain/identity/principal.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/kernel/instant.ts';

/** Western Indonesia has kept UTC+7 without summer time since 1964; figures of a row must not cost an Intl call. */
const wibOffsetMs = 7 * hourMs;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];
const englishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const minus = '−';
const minutesOfDay = dayMs / minuteMs;

/** Dates, figures and durations as people in Karawang write them; language changes words, never the form of a date. */
export type Format = {
  /** `14.02` */
  time(at: number): string;
  /** `14.02.31` */
  clock(at: number): string;
  /** `22 Nov 2026` */
  date(at: number): string;
  /** `Min 22` */
  day(at: number): string;
  weekday(at: number): string;
  /** `Mar 2022`, from an ISO date. */
  monthOf(isoDate: string): string;
  /** `22 Nov 2026 14.02 WIB` */
  dateTime(at: number): string;
  /** The time alone today, the date before it on other days, and its year in other years. */
  moment(at: number, now: number): string;
  /** `Rp 1.250.000` */
  money(rupiah: number): string;
  decimal(value: number, digits: number): string;
  /** `1.250` in Indonesian, `1,250` in English. */
  count(value: number): string;
  /** What is left of a target, in whole minutes: `0:41`, `−0:12`. Rounded up, so that used and left add up. */
  left(ms: number): string;
  /** `3 j 19 m`; days and hours only above two days, so that a share of a day's target can be checked by eye. */
  length(ms: number): string;
  /** One figure and a word: `0,4 dtk`, `12 dtk`, `7 mnt`, `2 jam`. */
  age(ms: number): string;
  /** An age for a narrow column: `8m`, `2j`, `3h`. */
  shortAge(ms: number): string;
  /** `2,4 km` or `350 m`. */
  distance(metres: number): string;
  percent(ratio: number): string;
};

const two = (value: number) => String(value).padStart(2, '0');

export function formatFor(language: Language): Format {
  const indonesian = language === 'id';
  const unit = indonesian ? { m: 'm', h: 'j', d: 'h' } : { m: 'm', h: 'h', d: 'd' };
  const word = indonesian
    ? { s: 'dtk', m: 'mnt', h: 'jam', d: 'hari' }
    : { s: 's', m: 'min', h: 'h', d: 'd' };
  const monthNames = indonesian ? months : englishMonths;
  const weekdayNames = indonesian ? weekdays : englishWeekdays;
  const local = (at: number) => new Date(at + wibOffsetMs);
  const comma = (text: string) => (indonesian ? text.replace('.', ',') : text);
  const grouped = (value: number, separator: string) =>
    String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, separator);
  const isSameYear = (a: number, b: number) => local(a).getUTCFullYear() === local(b).getUTCFullYear();
  const sign = (value: number) => (value < 0 ? minus : '');

  const format: Format = {
    time: (at) => `${two(local(at).getUTCHours())}.${two(local(at).getUTCMinutes())}`,
    clock: (at) => `${format.time(at)}.${two(local(at).getUTCSeconds())}`,
    date: (at) =>
      `${local(at).getUTCDate()} ${monthNames[local(at).getUTCMonth()]} ${local(at).getUTCFullYear()}`,
    weekday: (at) => weekdayNames[local(at).getUTCDay()] ?? '',
    day: (at) => `${format.weekday(at)} ${local(at).getUTCDate()}`,
    monthOf: (isoDate) => `${monthNames[Number(isoDate.slice(5, 7)) - 1]} ${isoDate.slice(0, 4)}`,
    dateTime: (at) => `${format.date(at)} ${format.time(at)} WIB`,
    moment: (at, now) =>
      format.date(at) === format.date(now)
        ? format.time(at)
        : `${isSameYear(at, now) ? format.date(at).slice(0, -5) : format.date(at)} ${format.time(at)}`,
    money: (rupiah) => `${sign(rupiah)}Rp ${grouped(rupiah, '.')}`,
    decimal: (value, digits) => comma(value.toFixed(digits).replace('-', minus)),
    count: (value) => sign(value) + grouped(value, indonesian ? '.' : ','),
    left(ms) {
      const minutes = Math.abs(Math.ceil(ms / minuteMs));
      return `${ms < 0 ? minus : ''}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
    },
    length: (ms) => lengthOf(ms, unit),
    age(ms) {
      if (ms < 10 * secondMs) return `${comma((Math.max(0, ms) / secondMs).toFixed(1))} ${word.s}`;
      if (ms < 2 * minuteMs) return `${Math.floor(ms / secondMs)} ${word.s}`;
      if (ms < 2 * hourMs) return `${Math.floor(ms / minuteMs)} ${word.m}`;
      return ms < 2 * dayMs ? `${Math.floor(ms / hourMs)} ${word.h}` : `${Math.floor(ms / dayMs)} ${word.d}`;
    },
    shortAge(ms) {
      if (ms < hourMs) return `${Math.max(0, Math.floor(ms / minuteMs))}${unit.m}`;
      return ms < 2 * dayMs ? `${Math.floor(ms / hourMs)}${unit.h}` : `${Math.floor(ms / dayMs)}${unit.d}`;
    },
    distance: (metres) =>
      metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${comma((metres / 1000).toFixed(1))} km`,
    percent: (ratio) => `${Math.floor(ratio * 100)} %`,
  };
  return format;
}

function lengthOf(ms: number, unit: { m: string; h: string; d: string }): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  if (minutes > 2 * minutesOfDay) {
    const [days, hours] = [Math.floor(minutes / minutesOfDay), Math.floor((minutes % minutesOfDay) / 60)];
    return hours > 0 ? `${days} ${unit.d} ${hours} ${unit.h}` : `${days} ${unit.d}`;
  }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} ${unit.m}`;
  return rest > 0 ? `${hours} ${unit.h} ${rest} ${unit.m}` : `${hours} ${unit.h}`;
}
