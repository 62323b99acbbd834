import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { commands } from './001-commands.ts';
import { digest } from './002-digest.ts';

it('migration 2 of the outbox leaves commands given before without a digest, and otherwise as they are', () => {
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  database.exec(commands);
  database.exec(
    `INSERT INTO commands (id, account_id, actor_name, name, input, issued_at, state)
     VALUES ('1', 'a', 'Sari', 'ticket.open', '{}', 1, 'waiting')`,
  );
  const before = database.prepare('SELECT * FROM commands').get() as object;
  database.exec(digest);
  expect(database.prepare('SELECT * FROM commands').get()).toEqual({ ...before, digest: null });
});
