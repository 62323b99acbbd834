import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { dayMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../../shared/kernel/result.ts';
import type { Queryable } from '../../database/database.ts';
import { addSession, findAccount, findSessionPrincipal, removeSession } from './account-store.ts';
import { verifyPassword } from './password.ts';

/** A desk is signed in for a week of shifts; a session that is older asks for the password again. */
const sessionLifeMs = 7 * dayMs;

export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export type SignedIn = { readonly token: string; readonly principal: Principal; readonly expiresAt: Instant };

/** Opens a session with an opaque 256-bit token, of which only the hash is kept. */
export async function signIn(
  db: Queryable,
  credentials: { readonly username: string; readonly password: string; readonly deskName: string },
  now: Instant,
): Promise<Result<SignedIn, 'wrong-credentials'>> {
  const account = await findAccount(db, credentials.username);
  const matches = await verifyPassword(account?.passwordHash ?? null, credentials.password);
  if (!account || !matches) return refused('wrong-credentials');
  const token = newToken();
  const expiresAt = instant(now + sessionLifeMs);
  await addSession(db, {
    tokenHash: tokenHash(token),
    accountId: account.principal.accountId,
    deskName: credentials.deskName,
    createdAt: now,
    expiresAt,
  });
  return accepted({ token, principal: account.principal, expiresAt });
}

export const principalOfToken = (db: Queryable, token: string, now: Instant): Promise<Principal | null> =>
  findSessionPrincipal(db, tokenHash(token), now);

export const signOut = (db: Queryable, token: string): Promise<void> => removeSession(db, tokenHash(token));
