import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from './001-commands.ts';

describe('migration 1 of the outbox', () => {
  const insertInto = () => {
    const database = new Database(':memory:');
    onTestFinished(() => void database.close());
    database.exec(commands);
    return database.prepare(
      `INSERT INTO commands (id, account_id, actor_name, name, input, issued_at, state, outcome, decided_at, refused_by)
       VALUES (?, 'a', 'Sari', 'ticket.open', '{}', 1, ?, ?, ?, ?)`,
    );
  };

  it('knows each command once', () => {
    const insert = insertInto();
    insert.run('1', 'waiting', null, null, null);
    expect(() => insert.run('1', 'waiting', null, null, null)).toThrow('UNIQUE');
  });

  it('takes a state only with what is true in it', () => {
    const insert = insertInto();
    insert.run('1', 'accepted', '{}', 1, null);
    insert.run('2', 'refused', '{}', null, 'desk');
    expect(() => insert.run('3', 'waiting', '{}', null, null)).toThrow('CHECK');
    expect(() => insert.run('4', 'accepted', '{}', null, null)).toThrow('CHECK');
    expect(() => insert.run('5', 'refused', '{}', null, null)).toThrow('CHECK');
    expect(() => insert.run('6', 'lost', null, null, null)).toThrow('CHECK');
  });
});
