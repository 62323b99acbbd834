import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { LogPosition } from './cache.ts';
import type { Generation } from './generations.ts';
import type { Statements, StoredRow } from './statements.ts';

export type Role = 'read' | 'building';
export type StoredPosition = {
  readonly generation: Generation;
  readonly at: LogPosition;
  readonly currentAt: Instant | null;
};

export function findPosition(statements: Statements, shape: ShapeName, role: Role): StoredPosition | null {
  const row = statements('SELECT * FROM shape_positions WHERE shape = ? AND role = ?').get(shape, role);
  return row ? toPosition(row) : null;
}

function toPosition(row: StoredRow): StoredPosition {
  return {
    generation: row.generation === 1 ? 1 : 0,
    at: { handle: String(row.handle), offset: String(row.log_offset) },
    currentAt: typeof row.current_at === 'number' ? instant(row.current_at) : null,
  };
}

type NewPosition = {
  readonly shape: ShapeName;
  readonly role: Role;
  readonly generation: Generation;
  readonly at: LogPosition;
  readonly currentAt: Instant | null;
};

export function savePosition(statements: Statements, position: NewPosition): void {
  const { shape, role, generation, at, currentAt } = position;
  statements(
    `INSERT OR REPLACE INTO shape_positions (shape, generation, role, handle, log_offset, current_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(shape, generation, role, at.handle, at.offset, currentAt);
}

/**
 * The log of what is read has been followed to here. One statement, because every change of the room passes through it:
 * found and replaced apart, it wrote two more pages.
 *
 * @returns the generation that is read; null when none is
 */
export function advancePosition(
  statements: Statements,
  shape: ShapeName,
  at: LogPosition,
  currentAt: Instant,
): Generation | null {
  const row = statements(
    `UPDATE shape_positions SET handle = ?, log_offset = ?, current_at = ?
     WHERE shape = ? AND role = 'read' RETURNING generation`,
  ).get(at.handle, at.offset, currentAt, shape);
  if (!row) return null;
  return row.generation === 1 ? 1 : 0;
}

export const removePosition = (statements: Statements, shape: ShapeName, role: Role) =>
  statements('DELETE FROM shape_positions WHERE shape = ? AND role = ?').run(shape, role);
