import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldTicket, foldTicketEvents } from '../../shared/domain/tickets/fold-ticket.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { noWays } from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { commandDatabase } from '../commands/command-database.ts';
import type { Database } from '../database/database.ts';
import { importTickets } from './import-tickets.ts';
import { countRows, storedTickets } from './testing/stored-tickets.ts';
import { temporaryDirectory, temporaryFile } from './testing/temporary-files.ts';
import { eventLog, eventLogMapping } from './testing/ticket-tables.ts';

const at = (text: string) => Date.parse(text);
const log = [
  'INC1,1/11/2026 08:00,New,P3,No light,Ana,North,',
  'INC1,1/11/2026 08:10,Active,P3,No light,Budi,North,',
  'INC1,1/11/2026 09:00,Awaiting,P2,No light,Budi,North,',
];
const laterLog = [
  'INC1,1/11/2026 10:00,Resolved,P2,No light,Budi,North,',
  'INC1,2/11/2026 10:00,Closed,P2,No light,Citra,North,',
];

async function setUp(rows: readonly string[], mapping = eventLogMapping()) {
  const database = await createTestDatabase();
  const file = temporaryFile('log.csv', eventLog(rows));
  const run = (changes: object = {}) =>
    importTickets({ connectionString: database.url, file, mapping, ...changes });
  return { database, file, run };
}

async function addRoomNote(database: Database): Promise<void> {
  const [stored] = await storedTickets(database);
  if (!stored) throw new Error('Nothing was imported');
  const fact = {
    ticketId: stored.ticket.id,
    actor: { accountId: null, name: 'Room' },
    occurredAt: instant(at('2026-11-01T09:30+07:00')),
    body: { type: 'note-added', text: 'Called the customer' },
  } as const;
  const event = {
    ...fact,
    id: randomUUID() as never,
    sequence: stored.ticket.version + 1,
    commandId: null,
    recordedAt: fact.occurredAt,
  };
  await commandDatabase(database, noWays(database.orm)).transact(async ({ tickets }) => {
    await tickets.update(foldTicket(stored.ticket, fact));
    await tickets.append([event]);
  });
}

describe('an event log', () => {
  it('becomes a timeline with the original times, and the row is the fold of it', async () => {
    const { database, run } = await setUp([...log, ...laterLog]);
    expect(await run()).toMatchObject({ rowsRead: 5, imported: 1, rejected: 0, eventsWritten: 6 });
    const [stored] = await storedTickets(database);
    expect(stored?.events.map(({ body, occurredAt, actor }) => [body.type, occurredAt, actor.name])).toEqual([
      ['opened', at('2026-11-01T08:00+07:00'), 'Ana'],
      ['acknowledged', at('2026-11-01T08:10+07:00'), 'Budi'],
      ['priority-changed', at('2026-11-01T09:00+07:00'), 'Budi'],
      ['waiting-started', at('2026-11-01T09:00+07:00'), 'Budi'],
      ['resolved', at('2026-11-01T10:00+07:00'), 'Budi'],
      ['closed', at('2026-11-02T10:00+07:00'), 'Citra'],
    ]);
    expect(foldTicketEvents(stored?.events ?? [])).toEqual(stored?.ticket);
    expect(stored?.archived).toBe(true);
    expect(stored?.ticket).toMatchObject({ number: 'TKT-20261101-0001', priority: 'high', source: 'import' });
    expect(stored?.ticket.description).toContain('INC1');
  });

  it('stops the response clock, because a person of the other system acted', async () => {
    const { database, run } = await setUp(log);
    await run();
    const [stored] = await storedTickets(database);
    expect(stored?.ticket.response.segments.at(-1)).toMatchObject({
      kind: 'stopped',
      from: at('2026-11-01T08:10+07:00'),
    });
    expect(stored?.archived).toBe(false);
  });

  it('changes nothing when it is imported twice', async () => {
    const { database, run } = await setUp([...log, ...laterLog]);
    await run();
    const before = await storedTickets(database);
    expect(await run()).toMatchObject({ imported: 0, updated: 0, unchanged: 1, eventsWritten: 0 });
    expect(await storedTickets(database)).toEqual(before);
  });

  it('gets the new events appended when it grew, after what the room did meanwhile', async () => {
    const { database, file, run } = await setUp(log);
    await run();
    await addRoomNote(database);
    const [before] = await storedTickets(database);
    appendFileSync(file, `${laterLog.join('\n')}\n`);
    expect(await run()).toMatchObject({ imported: 0, updated: 1, unchanged: 0, eventsWritten: 2 });
    const [after] = await storedTickets(database);
    expect(after?.events.slice(0, before?.events.length)).toEqual(before?.events);
    expect(after?.ticket.state.status).toBe('closed');
    expect(foldTicketEvents(after?.events ?? [])).toEqual(after?.ticket);
  });

  it('is not taken back by an older file, in which the log was shorter', async () => {
    const { file, run } = await setUp([...log, ...laterLog]);
    await run();
    writeFileSync(file, eventLog(log));
    expect(await run()).toMatchObject({ updated: 0, unchanged: 1, eventsWritten: 0 });
  });

  it('is brought to its last state when what was imported has changed in the file', async () => {
    const { database, file, run } = await setUp(log);
    await run();
    writeFileSync(
      file,
      eventLog([...log.slice(0, 2), 'INC1,1/11/2026 09:30,Resolved,P2,No light,Budi,North,']),
    );
    expect(await run()).toMatchObject({ updated: 1 });
    const [stored] = await storedTickets(database);
    expect(stored?.ticket.state.status).toBe('resolved');
    expect(foldTicketEvents(stored?.events ?? [])).toEqual(stored?.ticket);
  });

  it('writes nothing in a rehearsal, and says the same', async () => {
    const { database, run } = await setUp([...log, ...laterLog]);
    const rehearsed = await run({ dryRun: true });
    expect(await countRows(database, 'tickets')).toBe(0);
    expect(await countRows(database, 'imported_records')).toBe(0);
    expect(await countRows(database, 'ticket_numbers')).toBe(0);
    const real = await run();
    const { seconds: _s, rowsPerSecond: _r, dryRun: _d, ...counts } = real;
    expect(rehearsed).toMatchObject(counts);
  });

  it('rejects an incident with all its rows when one of them is wrong, and imports the others', async () => {
    const rejects = join(temporaryDirectory(), 'rejects.csv');
    const { database, run } = await setUp([
      ...log,
      'INC2,31/2/2026 08:00,New,P3,"=cmd|calc, ""x""",Ana,North,',
      'INC2,1/3/2026 08:00,Active,P3,Two,Ana,North,',
      'INC3,1/11/2026 08:00,Active,P9,Three,Ana,North,',
    ]);
    expect(await run({ rejects })).toMatchObject({ imported: 1, rejected: 2, rowsRejected: 3, rowsRead: 6 });
    expect(await countRows(database, 'tickets')).toBe(1);
    expect(readFileSync(rejects, 'utf8').split('\r\n')).toEqual([
      'rejected line,rejected column,rejected because,id,at,status,priority,title,who,place,assignee',
      '5,at,"""31/2/2026 08:00"" is a date or time that does not exist",INC2,31/2/2026 08:00,New,P3,"=cmd|calc, ""x""",Ana,North,',
      '6,,"belongs to INC2, whose row in line 5 was rejected",INC2,1/3/2026 08:00,Active,P3,Two,Ana,North,',
      '7,priority,"""P9"" has no translation in the mapping; add it under ""values""",INC3,1/11/2026 08:00,Active,P9,Three,Ana,North,',
      '',
    ]);
  });

  it('keeps what looks like a spreadsheet command as the text it is', async () => {
    const { database, run } = await setUp(['INC1,1/11/2026 08:00,New,P3,=HYPERLINK(1),Ana,North,']);
    await run();
    expect((await storedTickets(database))[0]?.ticket.title).toBe('=HYPERLINK(1)');
  });

  it('refuses an incident that comes up again later in the file', async () => {
    const { run } = await setUp([...log, 'INC2,1/11/2026 08:00,New,P3,Two,Ana,North,', ...laterLog]);
    const summary = await run();
    expect(summary).toMatchObject({ imported: 2, rejected: 1, rowsRejected: 2, rowsRead: 6 });
    expect(summary.firstRejects[0]).toContain('line 6: INC1 came up earlier in the file');
  });

  it('makes sites of locations at the default position, and leaves the tickets without one', async () => {
    const mapping = eventLogMapping({
      sites: { codePrefix: 'LOC-' },
      defaultPosition: { latitude: -6.3, longitude: 107.3 },
    });
    const { database, run } = await setUp(log, mapping);
    expect(await run()).toMatchObject({ sitesCreated: 1 });
    const { rows } = await database.pool.query('select code, name, kind, latitude, longitude from sites');
    expect(rows).toEqual([
      { code: 'LOC-NORTH', name: 'North', kind: 'pop', latitude: -6.3, longitude: 107.3 },
    ]);
    const [stored] = await storedTickets(database);
    expect(stored?.ticket.position).toBeNull();
    expect(stored?.ticket.siteId).not.toBeNull();
  });

  it('assigns only technicians: created off shift when the mapping says so', async () => {
    const mapping = eventLogMapping({
      createTechnicians: true,
      defaultPosition: { latitude: -6.3, longitude: 107.3 },
    });
    const rows = [
      'INC1,1/11/2026 08:00,New,P3,One,Ana,North,',
      'INC1,1/11/2026 09:00,Active,P3,One,Ana,North,Dodi',
    ];
    const { database, run } = await setUp(rows, mapping);
    expect(await run()).toMatchObject({ techniciansCreated: 1 });
    const { rows: people } = await database.pool.query('select name, availability from technicians');
    expect(people).toEqual([{ name: 'Dodi', availability: { kind: 'off-shift', nextShiftAt: null } }]);
    const [stored] = await storedTickets(database);
    expect(stored?.ticket.state.status).toBe('assigned');
    expect(stored?.events.map(({ body }) => body.type)).toEqual(['opened', 'assigned', 'acknowledged']);
  });
});
