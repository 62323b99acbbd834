import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountIdSchema } from '../shared/kernel/ids.ts';
import type { Database } from './database/database.ts';
import { addAccounts, hasAccounts, hashPassword } from './modules/identity/index.ts';

export type SignInHint = { readonly username: string; readonly role: string; readonly password: string };

const passwordFile = 'first-password.txt';

/** An empty installation gets one administrator with a random password, kept in a file only its owner may read. */
export async function ensureFirstAccount(
  database: Database,
  dataDirectory: string,
): Promise<readonly SignInHint[]> {
  const file = join(dataDirectory, passwordFile);
  if (!(await hasAccounts(database.orm))) {
    const password = randomBytes(9).toString('base64url');
    await addAccounts(database.orm, [
      {
        id: accountIdSchema.parse(randomUUID()),
        username: 'admin',
        displayName: 'Administrator',
        role: 'admin',
        passwordHash: await hashPassword(password),
        technicianId: null,
      },
    ]);
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
  }
  return existsSync(file)
    ? [{ username: 'admin', role: 'admin', password: readFileSync(file, 'utf8').trim() }]
    : [];
}
