import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { deskRouter } from './api/router.ts';
import { openingProblem, openingSentence } from './opening-problem.ts';
import { aTicket, given, uuid } from './testing/builders.ts';
import { inflictOn } from './testing/damage.ts';
import { openTestDesk, WindowDouble } from './testing/desk-harness.ts';
import { ticketRow } from './testing/postgres-text.ts';
import { ServerDouble } from './testing/server-double.ts';
import { makeReadOnly, mountSmallDisk, type SmallDisk } from './testing/small-disk.ts';
import { testRoom, until } from './testing/test-room.ts';

const kinds = (window: WindowDouble) =>
  window.messages.flatMap((message) => (message.kind === 'status' ? [message.connection.kind] : []));

describe('a desk whose cache fails while it runs (C10)', () => {
  const room = testRoom();

  it('keeps the board as it was while it fetches a new copy, then swaps, without an empty moment', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    room.server.shapes.tickets.put(ticketRow(aTicket({ id: uuid(2), title: 'Akan hilang' })));
    await until(() => expect(window.all('tickets')).toHaveLength(2));
    const from = window.messages.length;
    const other = new Database(join(room.directory, 'cache.db'));
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    room.server.shapes.tickets.delete(ticketRow(aTicket({ id: uuid(2) })));
    await until(() => expect(kinds(window)).toContain('cache-rebuilding'));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await until(() => expect(window.all('tickets').map(({ title }) => title)).toEqual(['Internet mati']));
    const since = window.messages.slice(from);
    expect(since.filter(({ kind }) => kind === 'reset')).toEqual([]);
    const deleted = since.flatMap((message) =>
      message.kind === 'changes' ? message.changes.filter(({ op }) => op === 'delete') : [],
    );
    expect(deleted.filter(({ key }) => key === uuid(1))).toEqual([]);
  });

  it('keeps a row on the board that somebody acts on while its copy is not there yet', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    const release = room.server.shapes.tickets.hold();
    const other = new Database(join(room.directory, 'cache.db'));
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    await until(() => expect(window.status?.connection.kind).toBe('cache-rebuilding'));
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'selagi disalin ulang' });
    desk.services.commands.submit([note]);
    await until(() => expect(room.server.order.map(({ id }) => id)).toEqual([note.id]));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    release();
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
  });

  it('notices a file that was cut when it reads it, and shows all of a new copy', async () => {
    /* More than SQLite keeps in memory. */
    for (let n = 100; n < 3100; n += 1)
      room.server.shapes.tickets.put(ticketRow(aTicket({ id: uuid(n), description: 'x'.repeat(3900) })));
    const first = await room.signedIn();
    await room.live(first);
    room.close(first);
    const desk = room.open();
    const window = await room.live(desk);
    inflictOn(join(room.directory, 'cache.db'), { kind: 'truncated', at: 0.3 });
    const another = new WindowDouble(desk, 'another');
    await until(() => expect(kinds(window)).toContain('cache-rebuilding'));
    await until(() => expect(another.all('tickets')).toHaveLength(3001));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.all('tickets')).toHaveLength(3001);
  }, 40_000);

  it('takes commands meanwhile, and delivers them (invariant 10)', async () => {
    const desk = await room.signedIn();
    const window = await room.live(desk);
    await room.server.stop();
    await until(() => expect(window.status?.connection.kind).toBe('away'));
    const other = new Database(join(room.directory, 'cache.db'));
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'tetap dicatat' });
    await room.server.start();
    desk.services.commands.submit([note]);
    await until(() => expect(room.server.order.map(({ id }) => id)).toEqual([note.id]));
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
  });
});

/** Skipped where no file system may be mounted, and then named among the skipped tests. */
const trial = mountSmallDisk(1);
trial?.remove();

/** Twelve megabytes: a cache and not much more. */
function diskOfTwelve(): SmallDisk {
  const mounted = mountSmallDisk(12);
  if (!mounted) throw new Error('It could be mounted a moment ago');
  return mounted;
}

async function liveDesk(path: string, serverUrl: string) {
  const desk = openTestDesk(path, serverUrl);
  onTestFinished(() => desk.close());
  await desk.services.session.signIn({ username: 'sari', password: 'rahasia' });
  const window = new WindowDouble(desk);
  await until(() => expect(window.status?.connection.kind).toBe('live'));
  return { desk, window };
}

describe.skipIf(trial === null)('a desk on a full disk (C11)', () => {
  let server: ServerDouble;
  let disk: SmallDisk;
  const long = 'x'.repeat(1000);
  const longNotes = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      given('ticket.add-note', { ticketId: uuid(1), text: `${n} ${long}` }),
    );
  const writeMany = (count: number) => {
    for (let n = 100; n < 100 + count; n += 1)
      server.shapes.tickets.put(ticketRow(aTicket({ id: uuid(n), description: long })));
  };

  beforeEach(async () => {
    server = new ServerDouble();
    server.shapes.tickets.put(ticketRow(aTicket()));
    await server.start();
    disk = diskOfTwelve();
  });
  afterEach(async () => {
    await server.stop();
    disk.remove();
  });

  const live = () => liveDesk(disk.path, server.url);

  it('says so, keeps showing what it knew, and goes on by itself when there is room', async () => {
    const { window } = await live();
    disk.fill(100_000);
    writeMany(600);
    await until(() => expect(window.status?.connection.kind).toBe('disk-full'));
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    disk.makeRoom();
    await until(() => expect(window.status?.connection.kind).toBe('live'));
    await until(() => expect(window.all('tickets')).toHaveLength(601));
    expect(window.messages.filter(({ kind }) => kind === 'reset')).toHaveLength(1);
  });

  it('that is full when it starts is named, and nothing else is blamed', () => {
    disk.fill(0);
    const problem = () => {
      try {
        openTestDesk(disk.path, server.url).close();
        return null;
      } catch (error) {
        return openingSentence(openingProblem(error, disk.path), 'id');
      }
    };
    expect(problem()).toBe(
      `Disk tempat ${disk.path} sudah penuh: kosongkan sebagian lalu mulai lagi; tidak ada yang hilang.`,
    );
    disk.makeRoom();
    expect(problem()).toBeNull();
  });

  it('refuses a command to its author with the reason, keeps the earlier ones and nothing of that one', async () => {
    const { desk, window } = await live();
    const { commands } = deskRouter.createCaller(desk.services);
    server.failBefore = () => {
      throw new Error('not now');
    };
    const earlier = given('ticket.add-note', { ticketId: uuid(1), text: 'sebelumnya' });
    await commands.submit([earlier]);
    disk.fill(0);
    const tries = longNotes(40);
    const answers = await Promise.allSettled(tries.map((command) => commands.submit([command])));
    const taken = tries.filter((_, n) => answers[n]?.status === 'fulfilled').map(({ id }) => id);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await until(() => expect(window.all('commands').map(({ id }) => id)).toEqual([earlier.id, ...taken]));

    disk.makeRoom();
    server.failBefore = () => undefined;
    const [again] = tries.slice(-1);
    if (!again) throw new Error('forty commands were given');
    await commands.submit([again]);
    await until(() =>
      expect(new Set(server.order.map(({ id }) => id))).toEqual(new Set([earlier.id, ...taken, again.id])),
    );
  });

  it('takes commands that are given together whole or not at all', async () => {
    const { commands } = deskRouter.createCaller((await live()).desk.services);
    disk.fill(100_000);
    await expect(commands.submit(longNotes(400))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    disk.makeRoom();
    const again = given('ticket.add-note', { ticketId: uuid(1), text: 'lagi' });
    await commands.submit([again]);
    await until(() => expect(server.order.map(({ id }) => id)).toEqual([again.id]));
  });

  it('asks the server again for an answer that it could not keep, and applies nothing twice (invariant 6)', async () => {
    const { desk, window } = await live();
    const notes = longNotes(30);
    server.failBefore = () => {
      throw new Error('not now');
    };
    for (const note of notes) desk.services.commands.submit([note]);
    server.failBefore = () => undefined;
    server.failAfter = () => disk.fill(0);
    await until(() => expect(server.received.length).toBeGreaterThan(0));
    server.failAfter = () => undefined;
    await new Promise((resolve) => setTimeout(resolve, 300));
    disk.makeRoom();
    await until(() => expect(window.all('commands')).toEqual([]));
    expect(server.order.map(({ id }) => id)).toEqual(notes.map(({ id }) => id));
    expect(kinds(window)).not.toContain('away');
  }, 30_000);
});

describe.skipIf(trial === null)('a desk whose cache is read-only', () => {
  const room = testRoom();
  let disk: SmallDisk;

  beforeEach(() => {
    disk = diskOfTwelve();
  });
  afterEach(() => disk.remove());

  const live = () => liveDesk(disk.path, room.server.url);

  it('shows the room, what comes and what is done there, and leaves the file as it is', async () => {
    (await live()).desk.close();
    const file = join(disk.path, 'cache.db');
    const before = readFileSync(file);
    makeReadOnly(file);
    const { desk, window } = await live();
    expect(window.get('tickets', uuid(1))?.title).toBe('Internet mati');
    room.server.shapes.tickets.put(ticketRow(aTicket({ id: uuid(2), title: 'Kabel putus' })));
    await until(() => expect(window.get('tickets', uuid(2))?.title).toBe('Kabel putus'));
    const note = given('ticket.add-note', { ticketId: uuid(1), text: 'tetap dicatat' });
    desk.services.commands.submit([note]);
    await until(() => expect(room.server.order.map(({ id }) => id)).toEqual([note.id]));
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
