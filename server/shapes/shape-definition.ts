import { type ShapeName, shapes } from '../../shared/contracts/shapes.ts';
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
  return accepted(shape.where === null ? definition : { ...definition, where: shape.where });
}

const isShapeName = (name: string): name is ShapeName => Object.hasOwn(shapes, name);
