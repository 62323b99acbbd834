import { sql } from 'drizzle-orm';
import type { mergePlaces } from '../../../../shared/domain/routing/travel/rounded-places.ts';
import { hourMs, type Instant, instant } from '../../../../shared/kernel/instant.ts';
import type { Queryable } from '../../../database/database.ts';
import { isKnown, type Square, write } from './square.ts';

type Keys = ReturnType<typeof mergePlaces>['keys'];

/** Which answers: those of a service with its profile, for an hour. */
export type CacheShelf = { readonly profile: string; readonly hour: number };

/** 140 MB with its index: the ways between 230 places on nineteen days that have no place in common. */
const mostAnswers = 1_000_000;

const when = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`;

type Row = {
  readonly from: string;
  readonly to: string;
  readonly seconds: number | null;
  readonly metres: number | null;
  readonly answeredAt: string;
};

/** Writes into the square what is kept and younger than `since`. @returns when the oldest of it was answered; null for nothing */
export async function readKept(
  db: Queryable,
  square: Square,
  { shelf, keys, since }: { readonly shelf: CacheShelf; readonly keys: Keys; readonly since: Instant },
): Promise<{ readonly cells: readonly number[]; readonly oldest: Instant | null }> {
  const rowOf = new Map(keys.map((key, row) => [String(key), row]));
  const places = sql`${`{${keys.join(',')}}`}::bigint[]`;
  const { rows } = await db.execute<Row>(sql`
    select from_place::text as "from", to_place::text as "to", seconds, metres, answered_at as "answeredAt"
    from travel_answers
    where profile = ${shelf.profile} and hour = ${shelf.hour} and answered_at > ${when(since)}
      and from_place = any(${places}) and to_place = any(${places})
  `);
  const cells: number[] = [];
  let oldest = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const cell = (rowOf.get(row.from) as number) * square.side + (rowOf.get(row.to) as number);
    write(square, cell, row.seconds ?? Number.POSITIVE_INFINITY, row.metres ?? Number.POSITIVE_INFINITY);
    cells.push(cell);
    oldest = Math.min(oldest, new Date(row.answeredAt).getTime());
  }
  return { cells, oldest: cells.length > 0 ? instant(oldest) : null };
}

/** Keeps cells of a square as answered at this moment, in the order of their key: two servers that keep the same wait, and do not lock. */
export async function keep(
  db: Queryable,
  square: Square,
  options: {
    readonly shelf: CacheShelf;
    readonly keys: Keys;
    readonly cells: readonly number[];
    readonly now: Instant;
  },
): Promise<void> {
  const { shelf, keys, cells, now } = options;
  if (cells.length === 0) return;
  const known = cells.map((cell) => ({
    from: keys[Math.floor(cell / square.side)],
    to: keys[cell % square.side],
    seconds: figure(square.seconds[cell]),
    metres: figure(square.metres[cell]),
  }));
  const list = (values: readonly (number | string | undefined)[]) => sql`${`{${values.join(',')}}`}`;
  await db.execute(sql`
    insert into travel_answers (profile, hour, from_place, to_place, seconds, metres, answered_at)
    select ${shelf.profile}::text, ${shelf.hour}::smallint, from_place, to_place, seconds, metres, ${when(now)}
    from unnest(
      ${list(known.map(({ from }) => from))}::bigint[], ${list(known.map(({ to }) => to))}::bigint[],
      ${list(known.map(({ seconds }) => seconds))}::real[], ${list(known.map(({ metres }) => metres))}::real[]
    ) as answer (from_place, to_place, seconds, metres)
    order by from_place, to_place
    on conflict (profile, hour, from_place, to_place)
      do update set seconds = excluded.seconds, metres = excluded.metres, answered_at = excluded.answered_at
  `);
}

const figure = (value: number | undefined): number | string =>
  value !== undefined && Number.isFinite(value) ? value : 'null';

/** Cells that are known and are not among these. */
export const knownBeside = (square: Square, cells: ReadonlySet<number>): readonly number[] =>
  Array.from({ length: square.side ** 2 }, (_, cell) => cell).filter((cell) => {
    const from = Math.floor(cell / square.side);
    const to = cell % square.side;
    return from !== to && !cells.has(cell) && isKnown(square, from, to);
  });

/** Forgets what is older than so many hours, and the oldest of what is too much. */
export async function forgetTravelAnswers(db: Queryable, keptHours: number, now: Instant): Promise<void> {
  await db.execute(sql`delete from travel_answers where answered_at <= ${when(now - keptHours * hourMs)}`);
  await db.execute(sql`
    delete from travel_answers where answered_at <= (
      select answered_at from travel_answers order by answered_at desc offset ${mostAnswers} limit 1
    )
  `);
}
