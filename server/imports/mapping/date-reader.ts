import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import { RowFault, shown } from '../row-fault.ts';
import { zonedTime } from './zoned-time.ts';

/** Reads a date of the file. @throws RowFault naming the column. */
export type DateReader = (text: string, column: string) => Instant;

const tokens: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  A: '(?<half>[AaPp][Mm])',
};
const tokenPattern = /YYYY|MM?|DD?|HH?|hh?|mm|ss|A/g;
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/;

/** Years outside are typing mistakes or a spreadsheet's zero. */
const firstYear = 1970;
const lastYear = 2100;

export function dateReader(formats: readonly string[], timeZone: string): DateReader {
  // Dates of a workbook arrive in ISO form, which no other format can be mistaken for.
  const patterns = [...formats.filter((format) => format !== 'ISO').map(compile), iso];
  const toEpoch = zonedTime(timeZone);
  return (text, column) => {
    for (const pattern of patterns) {
      const groups = pattern.exec(text)?.groups;
      if (groups) return readGroups(groups, { text, column, toEpoch });
    }
    throw new RowFault(column, `${shown(text)} is not a date of the form ${formats.join(' or ')}`);
  };
}

function compile(format: string): RegExp {
  const escaped = format.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const source = escaped.replace(tokenPattern, (token) => tokens[token] ?? token);
  try {
    return new RegExp(`^${source}$`);
  } catch {
    throw new ExplainedError(
      `The date format "${format}" of the mapping is wrong; each of YYYY M D H h mm ss A may stand once.`,
    );
  }
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reading = { readonly text: string; readonly column: string; toEpoch(wallMs: number): number };

function readGroups(groups: Groups, { text, column, toEpoch }: Reading): Instant {
  const part = (name: string, otherwise = 0) => (groups[name] ? Number(groups[name]) : otherwise);
  const [year, month, day] = [part('year'), part('month', 1), part('day', 1)];
  const hour = hourOf(part('hour'), groups.half);
  const [minute, second] = [part('minute'), part('second')];
  const milliseconds = Number((groups.fraction ?? '').padEnd(3, '0').slice(0, 3));
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const wall = new Date(wallMs);
  const exists =
    wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists) throw new RowFault(column, `${shown(text)} is a date or time that does not exist`);
  if (year < firstYear || year > lastYear)
    throw new RowFault(column, `${shown(text)} lies outside the years ${firstYear} to ${lastYear}`);
  const zone = groups.zone;
  return instant(zone ? wallMs - zoneMs(zone) : toEpoch(wallMs));
}

/** 12 AM is midnight. An hour above 12 with a half of the day becomes impossible and is refused as such. */
function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function zoneMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
