import { type Trade, tradeSchema } from '../../../shared/domain/technicians/technician.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CompiledTable } from '../mapping/compile-fields.ts';
import type { Field } from '../mapping/field.ts';
import type { TechnicianMapping } from '../mapping/mapping.ts';
import { positionReader } from '../mapping/position-fields.ts';
import { maybe, oneOf, required } from '../mapping/values.ts';
import type { ImportRecord } from '../run/collected.ts';
import type { TableRow } from '../tables/table.ts';

export type TechnicianRecord = ImportRecord & {
  readonly name: string;
  readonly phone: string;
  readonly skills: readonly Trade[];
  readonly home: Position;
  readonly team: string | null;
};

export function technicianReader({ fields, defaultPosition }: TechnicianMapping, table: CompiledTable) {
  const optional = (field: Field | undefined) => (field ? table.field(field) : null);
  const [externalId, name, phone] = [
    table.field(fields.externalId),
    table.field(fields.name),
    table.field(fields.phone),
  ];
  const skills = optional(fields.skills);
  const team = optional(fields.team);
  const homeOf = positionReader(
    optional(fields.homeLatitude),
    optional(fields.homeLongitude),
    defaultPosition,
  );
  return (row: TableRow): TechnicianRecord => ({
    externalId: required(externalId, row.cells, 100),
    rows: [row],
    prints: [fingerprint(row.cells, table.columns)],
    name: required(name, row.cells),
    phone: required(phone, row.cells, 40),
    skills: toSkills(maybe(skills, row.cells) ?? '', skills?.column ?? ''),
    home: homeOf(row.cells),
    team: maybe(team, row.cells, 40),
  });
}

function toSkills(text: string, column: string): readonly Trade[] {
  const words = text.split(/[,;]/).map((word) => word.trim().toLowerCase());
  return [...new Set(words.filter((word) => word !== '').map((word) => oneOf(tradeSchema, word, column)))];
}
