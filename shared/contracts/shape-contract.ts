import type { Principal, Role } from '../domain/identity/principal.ts';
import type { Instant } from '../kernel/instant.ts';

/** How a Postgres column travels and is kept: its text form is stored as this SQLite type. */
export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'instant' | 'json';

/** One row as the sync protocol delivers it: Postgres text, or null. */
export type WireRow = Readonly<Record<string, string | null>>;

export type ShapeContract<Entity> = {
  readonly table: string;
  /** The primary key columns, in the order of `columns`. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Postgres where-clause every reader gets; null for the whole table. */
  readonly where: string | null;
  /**
   * What `$1`, `$2` … of the clause are, of the person who reads. The gatekeeper binds them: nothing of a person is ever
   * written into a clause.
   */
  readonly ofReader?: readonly ReaderFact[];
  readonly roles: readonly Role[];
  /** Data older than this, in milliseconds, is stale on the screen. */
  readonly freshnessBudgetMs: number;
  /** @throws when a row breaks the contract. */
  toEntity(row: DecodedRow): Entity;
};

export type ReaderFact = keyof Pick<Principal, 'accountId'>;

export type DecodedValue = string | number | boolean | Instant | null | object;
export type DecodedRow = Readonly<Record<string, DecodedValue>>;

/** Who sits in the room and follows what is in it. */
export const room: readonly Role[] = ['admin', 'supervisor', 'operator', 'customer-service', 'manager'];
export const everyFewSeconds = 10_000;
