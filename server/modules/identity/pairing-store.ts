import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { Display } from '../../../shared/contracts/displays.ts';
import { displayRoles } from '../../../shared/domain/identity/principal.ts';
import { type AccountId, accountIdSchema } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Queryable } from '../../database/database.ts';
import { accounts, auditEntries, pairings, sessions } from '../../database/schema.ts';

export type WaitingPairing = typeof pairings.$inferInsert;

export async function addPairing(db: Queryable, pairing: WaitingPairing): Promise<void> {
  await db.delete(pairings).where(lt(pairings.expiresAt, pairing.createdAt));
  await db.insert(pairings).values(pairing);
}

export async function countPairings(db: Queryable, address: string, now: Instant): Promise<number> {
  return await db.$count(pairings, and(eq(pairings.address, address), gt(pairings.expiresAt, now)));
}

export async function isPairingWaiting(db: Queryable, tokenHash: string, now: Instant): Promise<boolean> {
  return (await db.$count(pairings, and(eq(pairings.tokenHash, tokenHash), gt(pairings.expiresAt, now)))) > 0;
}

/** Takes it away, so that a code is approved once. */
export async function takePairing(db: Queryable, code: string, now: Instant): Promise<WaitingPairing | null> {
  const [taken] = await db
    .delete(pairings)
    .where(and(eq(pairings.code, code), gt(pairings.expiresAt, now)))
    .returning();
  return taken ?? null;
}

export async function findSessionEnd(db: Queryable, tokenHash: string): Promise<Instant | null> {
  const [row] = await db
    .select({ expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(eq(sessions.tokenHash, tokenHash));
  return row?.expiresAt ?? null;
}

export async function listDisplays(db: Queryable): Promise<readonly Display[]> {
  const rows = await db
    .select({ account: accounts, session: sessions })
    .from(accounts)
    .innerJoin(sessions, eq(sessions.accountId, accounts.id))
    .where(and(inArray(accounts.role, displayRoles), eq(accounts.disabled, false)))
    .orderBy(asc(accounts.displayName));
  return rows.map(({ account, session }) => ({
    accountId: accountIdSchema.parse(account.id),
    name: account.displayName,
    mayAcknowledge: account.role === 'acknowledging-display',
    deskName: session.deskName,
    pairedAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
  }));
}

/** @returns whether there was such a display */
export async function endDisplay(db: Queryable, accountId: AccountId): Promise<boolean> {
  const ended = await db
    .update(accounts)
    .set({ disabled: true })
    .where(and(eq(accounts.id, accountId), inArray(accounts.role, displayRoles)))
    .returning({ id: accounts.id });
  if (ended.length > 0) await db.delete(sessions).where(eq(sessions.accountId, accountId));
  return ended.length > 0;
}

export type DisplayAudit = Pick<
  typeof auditEntries.$inferInsert,
  'at' | 'accountId' | 'actorName' | 'action' | 'subject' | 'outcome' | 'detail'
>;

export async function writeAudit(db: Queryable, entry: DisplayAudit): Promise<void> {
  await db.insert(auditEntries).values(entry);
}

export async function countRefusedApprovals(
  db: Queryable,
  accountId: AccountId,
  since: Instant,
): Promise<number> {
  return await db.$count(
    auditEntries,
    sql`${auditEntries.action} = 'display.approve' and ${auditEntries.outcome} = 'refused'
      and ${auditEntries.accountId} = ${accountId} and ${auditEntries.at} > ${new Date(since).toISOString()}`,
  );
}
