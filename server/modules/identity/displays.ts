import { randomInt, randomUUID } from 'node:crypto';
import type { ApprovalRefusal, DisplayApproval } from '../../../shared/contracts/displays.ts';
import { newPairingCode, pairingLifeMs } from '../../../shared/domain/identity/pairing-code.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { type AccountId, accountIdSchema } from '../../../shared/kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../../shared/kernel/result.ts';
import type { Database, Queryable } from '../../database/database.ts';
import { addAccounts, addSession, findSessionPrincipal, unusedDisplayMs } from './account-store.ts';
import {
  addPairing,
  countPairings,
  countRefusedApprovals,
  endDisplay,
  findSessionEnd,
  isPairingWaiting,
  takePairing,
  writeAudit,
} from './pairing-store.ts';
import { hashPassword } from './password.ts';
import { newToken, tokenHash } from './sessions.ts';

/** A workstation asks again when its code has run out: a hall of displays behind one address has room. */
const mostWaiting = 20;
/** Of 38 thousand million codes a few are waiting: nobody finds one in ten tries. */
const mostWrongCodes = 10;
const wrongCodesCountMs = 10 * minuteMs;

export type BegunPairing = { readonly code: string; readonly token: string; readonly expiresAt: Instant };

/** Gives a workstation a code to show, and the token that opens its session from when the code is approved. */
export async function beginPairing(
  db: Queryable,
  { deskName, address }: { readonly deskName: string; readonly address: string },
  now: Instant,
): Promise<Result<BegunPairing, 'too-many'>> {
  if ((await countPairings(db, address, now)) >= mostWaiting) return refused('too-many');
  const begun = {
    code: newPairingCode(randomInt),
    token: newToken(),
    expiresAt: instant(now + pairingLifeMs),
  };
  const { code, token, expiresAt } = begun;
  await addPairing(db, { code, tokenHash: tokenHash(token), deskName, address, createdAt: now, expiresAt });
  return accepted(begun);
}

export type PairingState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'paired'; readonly principal: Principal; readonly expiresAt: Instant };

/** Asked as often as a display likes: an answer that was lost on the way is given again. */
export async function lookAtPairing(db: Queryable, token: string, now: Instant): Promise<PairingState> {
  const hash = tokenHash(token);
  const principal = await findSessionPrincipal(db, hash, now);
  const expiresAt = principal && (await findSessionEnd(db, hash));
  if (expiresAt) return { kind: 'paired', principal, expiresAt };
  return (await isPairingWaiting(db, hash, now)) ? { kind: 'waiting' } : { kind: 'ended' };
}

/** The workstation that shows this code becomes a display of that name; the token it holds already opens the session. */
export async function approveDisplay(
  { orm }: Pick<Database, 'orm'>,
  { code, name, mayAcknowledge }: DisplayApproval,
  { by, now }: { readonly by: Principal; readonly now: Instant },
): Promise<Result<AccountId, ApprovalRefusal>> {
  const accountId = accountIdSchema.parse(randomUUID());
  const passwordHash = await hashPassword(randomUUID());
  return await orm.transaction(async (db) => {
    const audit = { at: now, accountId: by.accountId, actorName: by.displayName, action: 'display.approve' };
    const wrong = await countRefusedApprovals(db, by.accountId, instant(now - wrongCodesCountMs));
    if (wrong >= mostWrongCodes) return refused('too-many-attempts');
    const pairing = await takePairing(db, code, now);
    if (!pairing) {
      await writeAudit(db, { ...audit, outcome: 'refused' });
      return refused('unknown-code');
    }
    /* Nobody knows the password: a display comes in by its token alone. */
    await addAccounts(db, [
      {
        id: accountId,
        username: `display-${accountId}`,
        displayName: name,
        role: mayAcknowledge ? 'acknowledging-display' : 'display',
        passwordHash,
        technicianId: null,
      },
    ]);
    const { tokenHash: hash, deskName } = pairing;
    const session = { tokenHash: hash, accountId, deskName, createdAt: now };
    await addSession(db, { ...session, expiresAt: instant(now + unusedDisplayMs) });
    const detail = { name, mayAcknowledge, deskName };
    await writeAudit(db, { ...audit, subject: accountId, outcome: 'accepted', detail });
    return accepted(accountId);
  });
}

/**
 * Its session ends at once; a stream of another server process ends within its minute, and the display shows a new code.
 * @returns whether there was such a display
 */
export async function revokeDisplay(
  { orm }: Pick<Database, 'orm'>,
  accountId: AccountId,
  { by, now }: { readonly by: Principal; readonly now: Instant },
): Promise<boolean> {
  return await orm.transaction(async (db) => {
    if (!(await endDisplay(db, accountId))) return false;
    const audit = { at: now, accountId: by.accountId, actorName: by.displayName, action: 'display.revoke' };
    await writeAudit(db, { ...audit, subject: accountId, outcome: 'accepted' });
    return true;
  });
}
