import { and, asc, eq, gt, lt } from 'drizzle-orm';
import {
  isDisplay,
  type Principal,
  principalSchema,
  type Role,
} from '../../../shared/domain/identity/principal.ts';
import type { AccountId, TechnicianId } from '../../../shared/kernel/ids.ts';
import { dayMs, type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { accounts, sessions } from '../../database/schema.ts';

export type Account = { readonly principal: Principal; readonly passwordHash: string };

export type NewAccount = {
  readonly id: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly technicianId: TechnicianId | null;
};

type AccountRow = typeof accounts.$inferSelect;

const toPrincipal = (row: AccountRow): Principal =>
  principalSchema.parse({
    accountId: row.id,
    username: row.username,
    displayName: row.displayName,
    role: row.role,
    technicianId: row.technicianId,
  });

export async function findAccount(db: Queryable, username: string): Promise<Account | null> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.username, username.toLowerCase()), eq(accounts.disabled, false)));
  return row ? { principal: toPrincipal(row), passwordHash: row.passwordHash } : null;
}

export async function addAccounts(db: Queryable, added: readonly NewAccount[]): Promise<void> {
  if (added.length === 0) return;
  await db
    .insert(accounts)
    .values(added.map((account) => ({ ...account, username: account.username.toLowerCase() })));
}

/** Everybody who may sign in, by user name. */
export async function listPrincipals(db: Queryable): Promise<readonly Principal[]> {
  const rows = await db
    .select()
    .from(accounts)
    .where(eq(accounts.disabled, false))
    .orderBy(asc(accounts.username));
  return rows.map(toPrincipal);
}

export async function hasAccounts(db: Queryable): Promise<boolean> {
  const rows = await db.select({ id: accounts.id }).from(accounts).limit(1);
  return rows.length > 0;
}

export type NewSession = {
  readonly tokenHash: string;
  readonly accountId: AccountId;
  readonly deskName: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

export async function addSession(db: Queryable, session: NewSession): Promise<void> {
  await db.insert(sessions).values({ ...session, lastSeenAt: session.createdAt });
}

/** The principal of a live session of an enabled account. */
export async function findSessionPrincipal(
  db: Queryable,
  tokenHash: string,
  now: Instant,
): Promise<Principal | null> {
  const [row] = await db
    .select({ account: accounts, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), eq(accounts.disabled, false)));
  if (!row) return null;
  const principal = toPrincipal(row.account);
  if (now - row.lastSeenAt >= seenToMs) await seen(db, { tokenHash, now, principal });
  return principal;
}

/** How exactly it is kept when a session was last used: not a write for every request. */
const seenToMs = minuteMs;
/** A display is signed in as long as it is used; one that stood unused for a season is paired again. */
export const unusedDisplayMs = 90 * dayMs;

type Seen = { readonly tokenHash: string; readonly now: Instant; readonly principal: Principal };

async function seen(db: Queryable, { tokenHash, now, principal }: Seen): Promise<void> {
  const prolonged = isDisplay(principal.role) ? { expiresAt: instant(now + unusedDisplayMs) } : {};
  await db
    .update(sessions)
    .set({ lastSeenAt: now, ...prolonged })
    .where(eq(sessions.tokenHash, tokenHash));
}

export async function removeSession(db: Queryable, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export async function removeExpiredSessions(db: Queryable, now: Instant): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
}
