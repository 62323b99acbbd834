import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from './001-commands.ts';
import { digest } from './002-digest.ts';
import { after } from './003-after.ts';

describe('migration 3 of the outbox', () => {
  const withCommand = () => {
    const database = new Database(':memory:');
    onTestFinished(() => void database.close());
    for (const sql of [commands, digest]) database.exec(sql);
    database.exec(
      `INSERT INTO commands (id, account_id, actor_name, name, input, issued_at, state)
       VALUES ('1', 'a', 'Sari', 'ticket.open', '{}', 1, 'waiting')`,
    );
    return database;
  };

  it('leaves commands given before after nobody, and otherwise as they are', () => {
    const database = withCommand();
    const before = database.prepare('SELECT * FROM commands').get() as object;
    database.exec(after);
    expect(database.prepare('SELECT * FROM commands').get()).toEqual({ ...before, after: null });
  });

  it('lets only a command that waits await another', () => {
    const database = withCommand();
    database.exec(after);
    database.exec("UPDATE commands SET after = '0' WHERE id = '1'");
    const answer = "UPDATE commands SET state = 'accepted', outcome = '{}', decided_at = 1 WHERE id = '1'";
    expect(() => database.exec(answer)).toThrow('CHECK');
    expect(() => database.exec(answer.replace(' WHERE', ', after = NULL WHERE'))).not.toThrow();
  });
});
