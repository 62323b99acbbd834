import type { DomainName } from './plan.ts';

/** Turns Postgres' text into something comparable, and compares two of them as Postgres does. */
export type Domain<Key> = {
  readonly key: (text: string, single: boolean) => Key;
  /** Negative, zero, positive. */
  readonly compare: (a: Key, b: Key) => number;
  /** Whether equal values always print alike, so that a set of texts answers `= ANY`. */
  readonly equalTextsOnly: boolean;
};

const natural = <Key extends string | number | bigint>(a: Key, b: Key): number =>
  a < b ? -1 : a > b ? 1 : 0;

const isTrue = (text: string): number => (text === 'true' || text === 't' ? 1 : 0);

/** Fifteen digits fit a double exactly; mixed comparison of number and bigint is exact in JavaScript. */
const integerKey = (text: string): number | bigint => (text.length <= 15 ? Number(text) : BigInt(text));

/** NaN equals itself and is greater than everything, in Postgres. */
function compareFloats(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return natural(a, b);
}

/** A decimal as rank (infinities and NaN at the ends), sign, digits before and after the point. */
type Decimal = {
  readonly rank: number;
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
};

function decimalKey(text: string): Decimal {
  const rank = { '-Infinity': -1, Infinity: 1, NaN: 2 }[text] ?? 0;
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const key = { rank, whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
  return { ...key, negative: negative && (key.whole !== '' || key.fraction !== '') };
}

function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.rank !== b.rank || a.rank !== 0) return a.rank - b.rank;
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const magnitude =
    a.whole.length - b.whole.length || natural(a.whole, b.whole) || natural(a.fraction, b.fraction);
  return a.negative ? -magnitude : magnitude;
}

/** An ISO date or timestamp, always in UTC: the year as a number, the rest sorts as text. */
type Moment = { readonly year: number; readonly rest: string };

function momentKey(text: string): Moment {
  if (text === 'infinity') return { year: Number.POSITIVE_INFINITY, rest: '' };
  if (text === '-infinity') return { year: Number.NEGATIVE_INFINITY, rest: '' };
  const isBeforeChrist = text.endsWith(' BC');
  const plain = (isBeforeChrist ? text.slice(0, -3) : text).replace(/\+00$/, '');
  const dash = plain.indexOf('-');
  const year = Number(plain.slice(0, dash));
  return { year: isBeforeChrist ? -year : year, rest: plain.slice(dash) };
}

const compareMoments = (a: Moment, b: Moment): number => natural(a.year, b.year) || natural(a.rest, b.rest);

const domain = <Key>(d: Domain<Key>): Domain<unknown> => d as Domain<unknown>;

export const domains: Readonly<Record<DomainName, Domain<unknown>>> = {
  bool: domain({ key: isTrue, compare: natural<number>, equalTextsOnly: false }),
  integer: domain({ key: integerKey, compare: natural<number | bigint>, equalTextsOnly: true }),
  numeric: domain({ key: decimalKey, compare: compareDecimals, equalTextsOnly: false }),
  float: domain({
    key: (text, single) => (single ? Math.fround(Number(text)) : Number(text)),
    compare: compareFloats,
    equalTextsOnly: false,
  }),
  // Equality only: how texts are ordered depends on a collation we do not have.
  text: domain({ key: (text) => text, compare: natural<string>, equalTextsOnly: true }),
  'ordered-text': domain({ key: (text) => text, compare: natural<string>, equalTextsOnly: true }),
  moment: domain({ key: momentKey, compare: compareMoments, equalTextsOnly: true }),
};
