import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldTicketEvents } from '../../shared/domain/tickets/fold-ticket.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { importTickets } from './import-tickets.ts';
import { storedTickets } from './testing/stored-tickets.ts';
import { temporaryFile } from './testing/temporary-files.ts';
import { rowPerTicketMapping, ticketRows } from './testing/ticket-tables.ts';

const at = (text: string) => Date.parse(text);

describe('a table with one row per ticket', () => {
  const rows = [
    'A1,2026-11-01T08:00+07:00,,,Open,P3,First',
    'A2,2026-11-01T07:00+07:00,2026-11-01T09:00+07:00,2026-11-02T09:00+07:00,Closed,P1,Second',
    'A3,2026-11-02T07:00+07:00,2026-11-22T00:00+07:00,,Resolved,P1,Third',
  ];
  async function setUpRows(text = ticketRows(rows)) {
    const database = await createTestDatabase();
    const file = temporaryFile('tickets.csv', text);
    const run = () =>
      importTickets({
        connectionString: database.url,
        file,
        mapping: rowPerTicketMapping(),
        now: () => at('2026-11-22T12:00+07:00') as never,
      });
    return { database, file, run };
  }

  it('gives numbers by local day in order of opening, after those the day has', async () => {
    const { database, run } = await setUpRows();
    await database.pool.query(`insert into ticket_numbers values ('2026-11-01', 41)`);
    await run();
    const stored = await storedTickets(database);
    expect(stored.map(({ ticket, archived }) => [ticket.number, ticket.title, archived])).toEqual([
      ['TKT-20261101-0042', 'Second', true],
      ['TKT-20261101-0043', 'First', false],
      ['TKT-20261102-0001', 'Third', false],
    ]);
    const { rows: days } = await database.pool.query('select last from ticket_numbers order by day');
    expect(days).toEqual([{ last: 43 }, { last: 1 }]);
  });

  it('tells the times it knows as events', async () => {
    const { database, run } = await setUpRows();
    await run();
    const [second] = await storedTickets(database);
    expect(second?.events.map(({ body, occurredAt }) => [body.type, occurredAt])).toEqual([
      ['opened', at('2026-11-01T07:00+07:00')],
      ['resolved', at('2026-11-01T09:00+07:00')],
      ['closed', at('2026-11-02T09:00+07:00')],
    ]);
  });

  it('follows a row that changed, with events', async () => {
    const { database, file, run } = await setUpRows();
    await run();
    writeFileSync(
      file,
      ticketRows([rows[0]?.replace(',,,Open', ',2026-11-03T08:00+07:00,,Resolved') ?? '', ...rows.slice(1)]),
    );
    expect(await run()).toMatchObject({ updated: 1, unchanged: 2, eventsWritten: 1 });
    const first = (await storedTickets(database)).find(({ ticket }) => ticket.title === 'First');
    expect(first?.ticket.state).toMatchObject({
      status: 'resolved',
      resolvedAt: at('2026-11-03T08:00+07:00'),
    });
    expect(foldTicketEvents(first?.events ?? [])).toEqual(first?.ticket);
  });

  it('rejects a ticket that was resolved before it was opened', async () => {
    const { run } = await setUpRows(
      ticketRows(['A1,2026-11-02T08:00+07:00,2026-11-01T08:00+07:00,,Resolved,P3,First']),
    );
    expect((await run()).firstRejects[0]).toContain('resolved before it was opened');
  });

  it('refuses a file without the columns of the mapping before it writes anything', async () => {
    const { run } = await setUpRows('id,opened,status\nA1,2026-11-02,Open\n');
    await expect(run()).rejects.toThrow(
      'tickets.csv has no column "title", "priority", "resolved", "closed"',
    );
  });
});
