import { eq } from 'drizzle-orm';
import { type SavedFilter, savedFilterSchema } from '../../../shared/domain/filters/saved-filter.ts';
import type { SavedFilterId } from '../../../shared/kernel/ids.ts';
import type { Queryable } from '../../database/database.ts';
import { savedFilters } from '../../database/schema.ts';

const toFilter = (row: typeof savedFilters.$inferSelect): SavedFilter => savedFilterSchema.parse(row);

export async function findFilter(db: Queryable, id: SavedFilterId): Promise<SavedFilter | null> {
  const [row] = await db.select().from(savedFilters).where(eq(savedFilters.id, id));
  return row ? toFilter(row) : null;
}

export async function saveFilter(db: Queryable, filter: SavedFilter): Promise<void> {
  const { id: _, ...changed } = filter;
  await db.insert(savedFilters).values(filter).onConflictDoUpdate({ target: savedFilters.id, set: changed });
}

export async function deleteFilter(db: Queryable, id: SavedFilterId): Promise<void> {
  await db.delete(savedFilters).where(eq(savedFilters.id, id));
}
