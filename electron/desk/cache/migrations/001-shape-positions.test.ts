import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shapePositions } from './001-shape-positions.ts';

describe('migration 1 of the cache', () => {
  const migrated = () => {
    const database = new Database(':memory:');
    onTestFinished(() => void database.close());
    database.exec(shapePositions);
    return database;
  };

  it('keeps one generation of a shape that is read and one that is built, and no third', () => {
    const database = migrated();
    const insert = database.prepare("INSERT INTO shape_positions VALUES ('tickets', ?, ?, 'h', '0_0', NULL)");
    insert.run(0, 'read');
    insert.run(1, 'building');
    expect(() => insert.run(0, 'building')).toThrow('UNIQUE');
    expect(() => insert.run(1, 'read')).toThrow('UNIQUE');
    expect(() => insert.run(2, 'read')).toThrow('CHECK');
  });

  it('knows each contract once', () => {
    const insert = migrated().prepare("INSERT INTO shape_contracts VALUES ('tickets', ?)");
    insert.run('one');
    expect(() => insert.run('two')).toThrow('UNIQUE');
  });
});
