import { z } from 'zod';
import type { AccountId } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Role } from '../identity/principal.ts';

/** Who changes what people make for themselves and each other. The system itself has every role and no account. */
export type Author = {
  readonly accountId: AccountId | null;
  readonly name: string;
  readonly role: Role | 'system';
};

/** What somebody made, by the version it has now. */
export type Authored = {
  readonly version: number;
  /** Null for what came with the product. */
  readonly ownerId: AccountId | null;
  readonly shared: boolean;
  readonly updatedAt: Instant;
  readonly updatedByName: string;
};

/** What is known of an id. A desk does not learn that one was removed: there it is absent. */
export type Standing<Entity> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly entity: Entity }
  | { readonly kind: 'removed'; readonly byName: string; readonly at: Instant };

export const authorshipRefusalSchema = z.discriminatedUnion('code', [
  /** Somebody saved it after the version this change was made from. */
  z.strictObject({ code: z.literal('changed-meanwhile'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('removed-before'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('no-longer-there') }),
  z.strictObject({ code: z.literal('owner-or-lead-only') }),
  z.strictObject({ code: z.literal('came-with-product') }),
]);
export type AuthorshipRefusal = z.infer<typeof authorshipRefusalSchema>;

export const leads = ({ role }: Pick<Author, 'role'>): boolean =>
  role === 'supervisor' || administers({ role });

const administers = ({ role }: Pick<Author, 'role'>): boolean => role === 'admin' || role === 'system';

/** What the author may change from the version they saw: the entity, or null when it begins with this change. */
export function changeable<Entity extends Authored>(
  standing: Standing<Entity>,
  { baseVersion, by }: { readonly baseVersion: number; readonly by: Author },
): Result<Entity | null, AuthorshipRefusal> {
  if (standing.kind === 'removed')
    return refused({ code: 'removed-before', byName: standing.byName, at: standing.at });
  if (standing.kind === 'absent')
    return baseVersion === 0 ? accepted(null) : refused({ code: 'no-longer-there' });
  const { entity } = standing;
  const refusal = forbidden(entity, by) ?? outdated(entity, baseVersion);
  return refusal ? refused(refusal) : accepted(entity);
}

/** The same for a removal, which needs something to remove. */
export function removable<Entity extends Authored>(
  standing: Standing<Entity>,
  given: { readonly baseVersion: number; readonly by: Author },
): Result<Entity, AuthorshipRefusal> {
  const found = changeable(standing, given);
  if (!found.ok) return found;
  return found.value ? accepted(found.value) : refused({ code: 'no-longer-there' });
}

/** Whether somebody may change it at all: what the screen offers. */
export const mayChange = (entity: Authored, by: Author): boolean => forbidden(entity, by) === null;

/** Whether somebody has it in their list. */
export const isVisibleTo = ({ shared, ownerId }: Authored, reader: AccountId | null): boolean =>
  shared || (ownerId !== null && ownerId === reader);

function forbidden({ ownerId }: Authored, by: Author): AuthorshipRefusal | null {
  if (administers(by)) return null;
  if (ownerId === null) return { code: 'came-with-product' };
  return ownerId === by.accountId || leads(by) ? null : { code: 'owner-or-lead-only' };
}

const outdated = (
  { version, updatedByName, updatedAt }: Authored,
  baseVersion: number,
): AuthorshipRefusal | null =>
  version === baseVersion ? null : { code: 'changed-meanwhile', byName: updatedByName, at: updatedAt };

/** What every save writes, whatever it is of. */
export const authoredBy = (before: Authored | null, by: Author, now: Instant) => ({
  version: (before?.version ?? 0) + 1,
  ownerId: before ? before.ownerId : by.accountId,
  updatedAt: now,
  updatedByName: by.name,
});
