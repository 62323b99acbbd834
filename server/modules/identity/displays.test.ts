import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { accountIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { noon } from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import {
  approveDisplay,
  beginPairing,
  listDisplays,
  lookAtPairing,
  principalOfToken,
  revokeDisplay,
} from './index.ts';

const lead: Principal = {
  accountId: accountIdSchema.parse(randomUUID()),
  username: 'lukman',
  displayName: 'Lukman Hakim',
  role: 'supervisor',
  technicianId: null,
};
const later = (ms: number) => instant(noon + ms);
const wall = { deskName: 'panel-1', address: '10.0.0.7' };

async function waitingWall(at = noon) {
  const database = await createTestDatabase();
  const begun = await beginPairing(database.orm, wall, at);
  if (!begun.ok) throw new Error('refused');
  const { code, token } = begun.value;
  const approve = (given: { code?: string; mayAcknowledge?: boolean; now?: typeof noon } = {}) =>
    approveDisplay(
      database,
      { code, name: 'Dinding utara', mayAcknowledge: false, ...given },
      { by: lead, now: given.now ?? noon },
    );
  return { database, orm: database.orm, code, token, approve };
}

describe('pairing a display', () => {
  it('opens the session of the token the workstation holds, once somebody approved its code', async () => {
    const { orm, token, approve } = await waitingWall();
    expect(await lookAtPairing(orm, token, noon)).toEqual({ kind: 'waiting' });
    expect(await principalOfToken(orm, token, noon)).toBeNull();
    expect((await approve()).ok).toBe(true);
    const paired = await lookAtPairing(orm, token, noon);
    expect(paired).toMatchObject({
      kind: 'paired',
      principal: { role: 'display', displayName: 'Dinding utara' },
    });
    // An answer lost on the way is given again.
    expect(await lookAtPairing(orm, token, noon)).toEqual(paired);
  });

  it('gives the display that may acknowledge a role of its own', async () => {
    const { orm, token, approve } = await waitingWall();
    await approve({ mayAcknowledge: true });
    expect(await principalOfToken(orm, token, noon)).toMatchObject({ role: 'acknowledging-display' });
  });

  it('approves a code once, and not after ten minutes', async () => {
    const { orm, token, approve } = await waitingWall();
    const tooLate = later(11 * minuteMs);
    expect(await approve({ now: tooLate })).toEqual({ ok: false, refusal: 'unknown-code' });
    expect(await lookAtPairing(orm, token, tooLate)).toEqual({ kind: 'ended' });
    expect((await approve()).ok).toBe(true);
    expect(await approve()).toEqual({ ok: false, refusal: 'unknown-code' });
  });

  it('lets nobody try codes: after ten wrong ones even the right one waits', async () => {
    const { approve } = await waitingWall();
    for (let n = 0; n < 10; n += 1)
      expect(await approve({ code: 'BBBBBBBB' })).toEqual({ ok: false, refusal: 'unknown-code' });
    expect(await approve()).toEqual({ ok: false, refusal: 'too-many-attempts' });
  });

  it('gives one address so many codes at a time, and more when they have run out', async () => {
    const { orm } = await waitingWall();
    for (let n = 1; n < 20; n += 1) expect((await beginPairing(orm, wall, noon)).ok).toBe(true);
    expect(await beginPairing(orm, wall, noon)).toEqual({ ok: false, refusal: 'too-many' });
    expect((await beginPairing(orm, { ...wall, address: '10.0.0.8' }, noon)).ok).toBe(true);
    expect((await beginPairing(orm, wall, later(11 * minuteMs))).ok).toBe(true);
  });

  it('keeps no token that could be used: only its hash is stored', async () => {
    const { database, token } = await waitingWall();
    const { rows } = await database.pool.query<{ row: string }>('select pairings::text as row from pairings');
    expect(rows[0]?.row).not.toContain(token);
  });
});

describe('a paired display', () => {
  it('stays signed in as long as it is used, and not when it stood unused for a season', async () => {
    const { orm, token, approve } = await waitingWall();
    await approve();
    for (let days = 60; days <= 300; days += 60)
      expect(await principalOfToken(orm, token, later(days * dayMs))).not.toBeNull();
    expect(await principalOfToken(orm, token, later(391 * dayMs))).toBeNull();
  });

  it('is listed with when it was last seen, and revoked for good by name', async () => {
    const { database, orm, token, approve } = await waitingWall();
    const approved = await approve();
    await principalOfToken(orm, token, later(5 * minuteMs));
    const [display] = await listDisplays(orm);
    expect(display).toMatchObject({
      name: 'Dinding utara',
      deskName: 'panel-1',
      mayAcknowledge: false,
      pairedAt: noon,
      lastSeenAt: later(5 * minuteMs),
    });
    if (!approved.ok) throw new Error('refused');
    await revokeDisplay(database, approved.value, { by: lead, now: noon });
    expect(await principalOfToken(orm, token, noon)).toBeNull();
    expect(await listDisplays(orm)).toEqual([]);
    const { rows } = await database.pool.query(
      'select actor_name, action, outcome from audit_entries order by id',
    );
    expect(rows).toEqual([
      { actor_name: 'Lukman Hakim', action: 'display.approve', outcome: 'accepted' },
      { actor_name: 'Lukman Hakim', action: 'display.revoke', outcome: 'accepted' },
    ]);
  });

  it('is the only kind of account that is revoked so', async () => {
    const { database, orm } = await waitingWall();
    await database.pool.query(
      `insert into accounts (id, username, display_name, role, password_hash)
       values ($1, 'lukman', 'Lukman Hakim', 'supervisor', 'x')`,
      [lead.accountId],
    );
    await revokeDisplay(database, lead.accountId, { by: lead, now: noon });
    const { rows } = await database.pool.query('select disabled from accounts');
    expect(rows).toEqual([{ disabled: false }]);
    expect(await listDisplays(orm)).toEqual([]);
  });
});
