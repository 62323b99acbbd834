import { type ReaderFact, type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { accepted, type Result, refused } from '../../shared/kernel/result.ts';
import type { ShapeDefinition } from '../electric/index.ts';

export type ShapeRefusal =
  | { readonly code: 'unknown-shape' }
  | { readonly code: 'forbidden'; readonly role: string };

/** Turns a shape name and a principal into what may be synced. A client names a shape; it never describes one. */
export function shapeDefinitionFor(
  name: string,
  principal: Principal,
): Result<ShapeDefinition, ShapeRefusal> {
  if (!isShapeName(name)) return refused({ code: 'unknown-shape' });
  const shape = shapes[name];
  if (!shape.roles.includes(principal.role)) return refused({ code: 'forbidden', role: principal.role });
  const definition = { table: shape.table, columns: Object.keys(shape.columns) };
  if (shape.where === null) return accepted(definition);
  const params = paramsOf(shape.ofReader ?? [], principal);
  return accepted({ ...definition, where: shape.where, ...(shape.ofReader ? { params } : {}) });
}

/** By position, as Electric takes them. */
const paramsOf = (facts: readonly ReaderFact[], principal: Principal): Readonly<Record<string, string>> =>
  Object.fromEntries(facts.map((fact, index) => [String(index + 1), principal[fact]]));

const isShapeName = (name: string): name is ShapeName => Object.hasOwn(shapes, name);
