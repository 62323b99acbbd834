import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { noon } from '../testing/builders.ts';
import { damageArbitrary, inflictOn } from '../testing/damage.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { acknowledge, addNote, queued } from '../testing/queued.ts';
import { damagedOutboxes, openOutboxFile } from './outbox-file.ts';
import { openOutboxStore } from './outbox-store.ts';

const given = Array.from({ length: 200 }, (_, n) => queued(n, addNote(n, `catatan ${n} ${'x'.repeat(200)}`)));

/** As `PRAGMA synchronous` says it. */
const full = 2;

const ofAFile = damageArbitrary.filter(({ kind }) => kind !== 'directory');

describe('an outbox whose file is damaged', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let opened = 0;
  const file = () => join(directory.path, `${opened}.db`);
  const options = () => ({ file: file(), clock: { now: () => noon }, log: silent });
  const open = () => openOutboxStore(options());
  const fill = () => {
    opened += 1;
    const store = open();
    store.lay(given);
    store.close();
  };

  const fillAndDamage = () => {
    fill();
    inflictOn(file(), { kind: 'zeroed', at: 0.5, length: 0.1 });
  };

  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => directory.remove());

  it('gives back only what was said, keeps the rest in its folder, and never hides that (invariant 6)', () => {
    fc.assert(
      fc.property(ofAFile, (damage) => {
        fill();
        inflictOn(file(), damage);
        const damaged = existsSync(file()) ? readFileSync(file()) : Buffer.of();
        const store = open();
        const { commands, unread } = store.load();
        const said = new Map(given.map((command) => [command.id, command]));
        for (const command of commands) expect(command).toEqual(said.get(command.id));
        const sequence = commands.map(({ issuedAt }) => issuedAt);
        expect(sequence).toEqual(sequence.toSorted((a, b) => a - b));
        /* A file of no length, or none, is what a new desk has: there is nothing to know better from. */
        if (commands.length < given.length && damaged.length > 0)
          expect(unread + store.damagedFiles()).toBeGreaterThan(0);
        const kept = readdirSync(directory.path).filter(
          (name) => name.startsWith(`${opened}.db.damaged-`) && !/-(wal|shm)$/.test(name),
        );
        for (const name of kept) expect(readFileSync(join(directory.path, name))).toEqual(damaged);
        store.close();
      }),
      {
        numRuns: 60,
        examples: [[{ kind: 'truncated', at: 0.00001 }], [{ kind: 'zeroed', at: 0.0001, length: 0.00001 }]],
      },
    );
  });

  it.each([
    { opened: 'new', prepare: () => undefined, aside: 0 },
    { opened: 'a second time', prepare: fill, aside: 0 },
    { opened: 'damaged, and rescued', prepare: fillAndDamage, aside: 1 },
  ])('waits for the disk with every command, $opened (invariant 6)', ({ prepare, aside }) => {
    opened += 1;
    prepare();
    const database = openOutboxFile(options());
    onTestFinished(() => void database.close());
    expect(damagedOutboxes(file())).toBe(aside);
    const pragma = (name: string) => database.pragma(name, { simple: true });
    /* In WAL, anything less than FULL says that a command is kept before the disk has it. */
    expect(pragma('synchronous')).toBe(full);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('locking_mode')).toBe('exclusive');
  });

  it.each([
    { cut: 'before the damaged one went aside', isDamagedStill: true },
    { cut: 'before the rescued one took its place', isDamagedStill: false },
  ])('loses nothing when the power goes in the middle of its rescue, $cut', ({ isDamagedStill }) => {
    fill();
    const whole = readFileSync(file());
    inflictOn(file(), { kind: 'zeroed', at: 0.5, length: 0.1 });
    const damaged = readFileSync(file());
    opened += 1;
    writeFileSync(`${file()}.rescued`, whole);
    if (isDamagedStill) writeFileSync(file(), damaged);
    const store = open();
    expect(store.load().commands).toHaveLength(given.length);
    expect(existsSync(`${file()}.rescued`)).toBe(false);
    store.close();
  });

  it('does not open in the place of a directory, and says why', () => {
    opened += 1;
    inflictOn(file(), { kind: 'directory' });
    expect(open).toThrow('unable to open database file');
  });

  it('goes on with every command that can be read, when a page in the middle cannot', () => {
    fill();
    const bytes = readFileSync(file());
    const page = Math.floor(bytes.indexOf('catatan 100 ') / 4096) * 4096;
    const rest = bytes.length - page;
    inflictOn(file(), { kind: 'zeroed', at: page / (bytes.length - 1), length: 4096 / rest });
    const store = open();
    const { commands, unread } = store.load();
    expect(commands.length).toBeGreaterThan(given.length / 2);
    expect(commands.length).toBeLessThan(given.length);
    expect(commands[0]).toEqual(given[0]);
    expect(commands.at(-1)).toEqual(given.at(-1));
    expect(unread).toBe(0);
    expect(store.damagedFiles()).toBe(1);
    for (const name of readdirSync(directory.path).filter((each) => each.includes('.damaged-')))
      rmSync(join(directory.path, name));
    expect(store.damagedFiles()).toBe(0);
    store.close();
  });

  it('does not send a command whose words the disk has changed', () => {
    fill();
    const database = new Database(file());
    database
      .prepare("UPDATE commands SET input = replace(input, 'catatan 7', 'catatan 9') WHERE sequence = 8")
      .run();
    database.close();
    const store = open();
    const { commands, unread } = store.load();
    expect(commands).toHaveLength(given.length - 1);
    expect(unread).toBe(1);
    store.close();
    expect(copyOfRow(file(), 8)).toContain('catatan 9');
  });

  it('keeps a command of a newer desk that this one has no words for, and says that it is there', () => {
    fill();
    const database = new Database(file());
    database.prepare("UPDATE commands SET name = 'drone.launch', digest = NULL WHERE sequence = 1").run();
    database.close();
    const store = open();
    expect(store.load()).toMatchObject({ unread: 1 });
    store.lay([queued(999, acknowledge(1))]);
    expect(store.load().commands).toHaveLength(given.length);
    store.close();
  });

  function copyOfRow(from: string, sequence: number): string {
    copyFileSync(from, `${from}.copy`);
    const database = new Database(`${from}.copy`);
    const row = database.prepare('SELECT input FROM commands WHERE sequence = ?').get(sequence);
    database.close();
    return JSON.stringify(row);
  }
});
