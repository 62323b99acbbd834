import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shapePositions } from './001-shape-positions.ts';
import { queryAnswers } from './002-query-answers.ts';

describe('migration 2 of the cache', () => {
  it('adds answers beside positions, which stay', () => {
    const database = new Database(':memory:');
    onTestFinished(() => void database.close());
    database.exec(shapePositions);
    database.exec("INSERT INTO shape_positions VALUES ('tickets', 0, 'read', 'h', '5_0', 7)");
    database.exec(queryAnswers);
    expect(database.prepare('SELECT * FROM shape_positions').all()).toEqual([
      { shape: 'tickets', generation: 0, role: 'read', handle: 'h', log_offset: '5_0', current_at: 7 },
    ]);
    const insert = database.prepare("INSERT INTO query_answers VALUES ('a', 'ticket.search', '{}', ?, 1)");
    insert.run('[1]');
    expect(() => insert.run('[2]')).toThrow('UNIQUE');
  });
});
