import type { z } from 'zod';
import { displayRoles, type Principal, type Role } from '../domain/identity/principal.ts';
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
  /** What these columns are in the entity. @throws when one breaks the contract. */
  toFields(row: DecodedRow): Partial<Entity>;
  /** The columns that are read with these: of a place both. None for what the entity does not have. */
  columnsOfFields(columns: Iterable<string>): readonly string[];
};

export type ReaderFact = keyof Pick<Principal, 'accountId'>;

export type DecodedValue = string | number | boolean | Instant | null | object;
export type DecodedRow = Readonly<Record<string, DecodedValue>>;

/** Who sits in the room and follows what is in it, and what hangs there. */
export const room: readonly Role[] = [
  'admin',
  'supervisor',
  'operator',
  'customer-service',
  'manager',
  ...displayRoles,
];
export const everyFewSeconds = 10_000;

type ShapeParts<Shape extends z.ZodRawShape> = Omit<
  ShapeContract<never>,
  'toEntity' | 'toFields' | 'columnsOfFields'
> & {
  /** The entity: its fields are the columns in camel case, and a longitude with its latitude is one place. */
  readonly entity: z.ZodObject<Shape>;
  /** Columns that only the where-clause reads. */
  readonly hidden?: readonly string[];
};

export function defineShape<Shape extends z.ZodRawShape>({
  entity,
  hidden = [],
  ...parts
}: ShapeParts<Shape>): ShapeContract<z.infer<z.ZodObject<Shape>>> {
  const fieldOf = new Map(
    Object.keys(parts.columns).flatMap((column) =>
      hidden.includes(column)
        ? []
        : [[column, { name: fieldNameOf(column), place: placeOf(column) }] as const],
    ),
  );
  const fieldsOf = (row: DecodedRow) => {
    const fields: Record<string, unknown> = {};
    for (const column in row) {
      const field = fieldOf.get(column);
      if (field) fields[field.name] = field.place ? placeIn(row, field.place) : row[column];
    }
    return fields;
  };
  const some = entity.partial();
  return {
    ...parts,
    toEntity: (row) => entity.parse(fieldsOf(row)),
    toFields: (row) => some.parse(fieldsOf(row)) as Partial<z.infer<z.ZodObject<Shape>>>,
    columnsOfFields(columns) {
      const fields = new Set([...columns].map((column) => fieldOf.get(column)?.name));
      return [...fieldOf].flatMap(([column, { name }]) => (fields.has(name) ? [column] : []));
    },
  };
}

const placeColumn = /(?:^|_)(?:longitude|latitude)$/;

/** `home_longitude` and `home_latitude` are the place `home`; without a name before them they are the `position`. */
function fieldNameOf(column: string): string {
  const name = column.replace(placeColumn, '') || 'position';
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

type PlaceColumns = { readonly longitude: string; readonly latitude: string };

/** The two columns of the place that a column is half of; null for any other. */
const placeOf = (column: string): PlaceColumns | null =>
  placeColumn.test(column)
    ? {
        longitude: column.replace('latitude', 'longitude'),
        latitude: column.replace('longitude', 'latitude'),
      }
    : null;

function placeIn(row: DecodedRow, columns: PlaceColumns) {
  const longitude = row[columns.longitude] ?? null;
  const latitude = row[columns.latitude] ?? null;
  return longitude === null || latitude === null ? null : { longitude, latitude };
}
