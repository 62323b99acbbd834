import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { accountIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, instant } from '../../../shared/kernel/instant.ts';
import { noon } from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { addAccounts, hashPassword, principalOfToken, signIn, signOut } from './index.ts';

async function databaseWithRina() {
  const database = await createTestDatabase();
  await addAccounts(database.orm, [
    {
      id: accountIdSchema.parse(randomUUID()),
      username: 'Rina',
      displayName: 'Rina Kartika',
      role: 'operator',
      passwordHash: await hashPassword('karawang'),
      technicianId: null,
    },
  ]);
  return database;
}
const rina = { username: 'rina', password: 'karawang', deskName: 'meja 3' };

describe('signing in', () => {
  it('gives a token that opens the same principal until it expires', async () => {
    const { orm } = await databaseWithRina();
    const result = await signIn(orm, rina, noon);
    if (!result.ok) throw new Error('refused');
    expect(result.value.principal).toMatchObject({ username: 'rina', role: 'operator' });
    expect(await principalOfToken(orm, result.value.token, noon)).toEqual(result.value.principal);
    expect(await principalOfToken(orm, result.value.token, instant(noon + 8 * dayMs))).toBeNull();
  });

  it('refuses a wrong password and an unknown user alike', async () => {
    const { orm } = await databaseWithRina();
    expect(await signIn(orm, { ...rina, password: 'Karawang' }, noon)).toEqual({
      ok: false,
      refusal: 'wrong-credentials',
    });
    expect(await signIn(orm, { ...rina, username: 'siapa' }, noon)).toEqual({
      ok: false,
      refusal: 'wrong-credentials',
    });
  });

  it('keeps no token that could be used: only its hash is stored', async () => {
    const { orm, pool } = await databaseWithRina();
    const result = await signIn(orm, rina, noon);
    if (!result.ok) throw new Error('refused');
    const { rows } = await pool.query<{ row: string }>('select sessions::text as row from sessions');
    expect(rows[0]?.row).not.toContain(result.value.token);
  });

  it('ends with signing out', async () => {
    const { orm } = await databaseWithRina();
    const result = await signIn(orm, rina, noon);
    if (!result.ok) throw new Error('refused');
    await signOut(orm, result.value.token);
    expect(await principalOfToken(orm, result.value.token, noon)).toBeNull();
  });
});
