import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noon } from '../testing/builders.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { accepted, acceptedState, acknowledge, addNote, queued } from '../testing/queued.ts';
import { openOutboxStore } from './outbox-store.ts';

describe('the outbox file', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  const file = () => join(directory.path, 'outbox.db');
  const open = () => openOutboxStore({ file: file(), clock: { now: () => noon }, log: silent });

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('keeps commands, their order and their answers over a restart (invariants 6 and 8)', () => {
    const waiting = queued(1, acknowledge(1));
    const answered = queued(2, addNote(1, 'sudah dihubungi'));
    const refused = queued(3, acknowledge(2));
    const first = open();
    first.lay([waiting, answered, refused]);
    first.accept(answered.id, accepted([1, 2]), noon);
    first.refuse(refused.id, { kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' });
    first.close();
    const second = open();
    expect(second.load().commands).toEqual([
      waiting,
      { ...answered, state: acceptedState(noon, accepted([1, 2])) },
      { ...refused, state: { kind: 'refused', refusal: { code: 'ticket-unknown' }, by: 'server' } },
    ]);
    second.close();
  });

  it('belongs to one desk at a time', () => {
    const first = open();
    expect(open).toThrow('Another desk of this machine is using');
    first.close();
    open().close();
  });

  it('refuses a file from a newer version and leaves it as it is', () => {
    open().close();
    const newer = new Database(file());
    newer.pragma('user_version = 99');
    newer.close();
    expect(open).toThrow('written by a newer version');
    expect(readdirSync(directory.path)).toContain('outbox.db');
  });

  it('keeps a damaged file beside a new one', () => {
    writeFileSync(file(), 'not a database at all, but long enough to be looked at'.repeat(100));
    open().close();
    expect(readdirSync(directory.path).some((name) => name.startsWith('outbox.db.damaged-'))).toBe(true);
  });

  it('survives the loss of every other file (invariant 10)', () => {
    const first = open();
    first.lay([queued(1, acknowledge(1))]);
    first.close();
    for (const name of readdirSync(directory.path)) expect(name).toMatch(/^outbox\.db/);
  });
});
