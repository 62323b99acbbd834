import { and, desc, eq } from 'drizzle-orm';
import type { Standing } from '../../../shared/domain/authorship/authorship.ts';
import type { AuthoredVersion } from '../../commands/command-work.ts';
import type { Queryable } from '../../database/database.ts';
import { authoredVersions } from '../../database/schema.ts';

export async function keepVersion(db: Queryable, version: AuthoredVersion): Promise<void> {
  await db.insert(authoredVersions).values(version);
}

/** How an id stands that no row has now. */
export async function standingWithoutRow(
  db: Queryable,
  { entity, id }: Pick<AuthoredVersion, 'entity' | 'id'>,
): Promise<Exclude<Standing<never>, { kind: 'present' }>> {
  const [last] = await db
    .select()
    .from(authoredVersions)
    .where(and(eq(authoredVersions.entity, entity), eq(authoredVersions.id, id)))
    .orderBy(desc(authoredVersions.version))
    .limit(1);
  return last ? { kind: 'removed', byName: last.actorName, at: last.at } : { kind: 'absent' };
}
