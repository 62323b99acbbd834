import { and, gte, lt, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The rows whose ids fall into one of so many equal ranges. Ids are random, so each holds about as many. */
export const inIdRange = (id: PgColumn, part: number, parts: number): SQL | undefined =>
  and(gte(id, firstIdOf(part, parts)), part + 1 < parts ? lt(id, firstIdOf(part + 1, parts)) : undefined);

const firstIdOf = (part: number, parts: number): string =>
  `${((part * 256) / parts).toString(16).padStart(2, '0')}000000-0000-0000-0000-000000000000`;
