import { localDay } from '../../../shared/kernel/local-day.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CompiledTable } from '../mapping/compile-fields.ts';
import { dateReader } from '../mapping/date-reader.ts';
import type { Field } from '../mapping/field.ts';
import type { CustomerMapping } from '../mapping/mapping.ts';
import { positionReader } from '../mapping/position-fields.ts';
import { maybe, required, toWholeNumber } from '../mapping/values.ts';
import type { ImportRecord } from '../run/collected.ts';
import type { TableRow } from '../tables/table.ts';

export type CustomerRecord = ImportRecord & {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly village: string;
  readonly district: string;
  readonly position: Position;
  readonly siteCode: string | null;
  readonly port: number | null;
  readonly packageCode: string;
  /** ISO date. */
  readonly since: string;
};

export function customerReader(mapping: CustomerMapping, table: CompiledTable) {
  const { fields } = mapping;
  const optional = (field: Field | undefined) => (field ? table.field(field) : null);
  const of = {
    ...{
      number: table.field(fields.number),
      name: table.field(fields.name),
      phone: table.field(fields.phone),
    },
    ...{ address: table.field(fields.address), village: table.field(fields.village) },
    ...{ district: table.field(fields.district), package: table.field(fields.package) },
    ...{ since: table.field(fields.since), site: optional(fields.site), port: optional(fields.port) },
  };
  const positionOf = positionReader(
    optional(fields.latitude),
    optional(fields.longitude),
    mapping.defaultPosition,
  );
  const readDate = dateReader(mapping.dateFormats, mapping.timeZone);
  return (row: TableRow): CustomerRecord => {
    const { cells } = row;
    const port = maybe(of.port, cells);
    return {
      externalId: required(of.number, cells, 100),
      rows: [row],
      prints: [fingerprint(cells, table.columns)],
      name: required(of.name, cells),
      phone: required(of.phone, cells, 40),
      address: required(of.address, cells, 500),
      village: required(of.village, cells, 100),
      district: required(of.district, cells, 100),
      position: positionOf(cells),
      siteCode: maybe(of.site, cells, 100),
      port: port === null ? null : toWholeNumber(port, of.port?.column ?? '', { min: 1, max: 10_000 }),
      packageCode: required(of.package, cells, 100),
      since: localDay(readDate(required(of.since, cells), of.since.column)),
    };
  };
}
