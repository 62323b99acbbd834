import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changesInRows } from '../../../shared/domain/hand-over/changes-since.ts';
import { businessTime } from '../../../shared/domain/sla/calendar.ts';
import { accountIdSchema, logEntryIdSchema } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { defaultCalendars } from '../../database/reference-rows.ts';
import { listActiveTickets } from '../tickets/index.ts';
import { readChangesSince } from './changes-since.ts';

const rina = anActor();
const dimas = anActor('operator', 'Dimas');
const reader = accountIdSchema.parse(rina.accountId);

/** A room in which things happen at minutes after noon. */
async function openRoom() {
  const database = await createTestDatabase();
  const clock = { now: noon };
  const pipeline = pipelineOn(database, () => clock.now);
  const at = (minutes: number) => {
    clock.now = instant(noon + minutes * minuteMs);
  };
  const give = async (actor: typeof rina, ...[name, input]: Parameters<typeof envelope>) =>
    expect(await pipeline.run(envelope(name, input, clock.now), actor)).toMatchObject({ kind: 'accepted' });
  const open = async (actor = dimas) => {
    const ticketId = newTicketId();
    await give(actor, 'ticket.open', openInput(ticketId));
    return ticketId;
  };
  const changes = (since: number, now = clock.now) =>
    readChangesSince(database.orm, { since: instant(noon + since * minuteMs), now, reader });
  return { database, at, give, open, changes };
}

describe('what changed since somebody left', () => {
  it('is nothing before anything happened', async () => {
    const { changes } = await openRoom();
    const none = { count: 0, latest: [] };
    expect(await changes(0)).toEqual({
      breached: none,
      opened: none,
      reassigned: none,
      resolved: none,
      notes: none,
    });
  });

  it('is what was opened and what was resolved since, each ticket once', async () => {
    const { at, give, open, changes } = await openRoom();
    const ticketId = await open();
    at(20);
    const other = await open();
    await give(dimas, 'ticket.resolve', { ticketId, resolution: 'Konektor diganti' });
    await give(dimas, 'ticket.reopen', { ticketId, reason: 'Mati lagi' });
    await give(dimas, 'ticket.resolve', { ticketId, resolution: 'Drop diganti' });
    expect(await changes(10)).toMatchObject({
      opened: { count: 1, latest: [{ ticketId: other, byName: 'Dimas', number: expect.any(String) }] },
      resolved: { count: 1, latest: [{ ticketId }] },
    });
  });

  it('is who else has what the reader had acknowledged', async () => {
    const { database, at, give, open, changes } = await openRoom();
    const [first, second] = [await addTechnician(database.orm), await addTechnician(database.orm)];
    const ticketId = await open();
    const untouched = await open();
    await give(rina, 'ticket.acknowledge', { ticketId });
    await give(rina, 'ticket.assign', { ticketId, technicianId: first.id });
    at(20);
    await give(dimas, 'ticket.assign', { ticketId: untouched, technicianId: first.id });
    await give(dimas, 'ticket.assign', { ticketId, technicianId: second.id });
    expect(await changes(10)).toMatchObject({
      reassigned: { count: 1, latest: [{ ticketId, byName: 'Dimas' }] },
    });
  });

  it('is what others wrote into the log, as the server heard of it', async () => {
    const { at, give, changes } = await openRoom();
    at(20);
    const write = (actor: typeof rina, text: string) =>
      give(actor, 'log.write', { entryId: logEntryIdSchema.parse(randomUUID()), text, ticketId: null });
    await write(rina, 'Dari saya sendiri.');
    await write(dimas, 'RS dihubungi tiap jam.');
    expect(await changes(10)).toMatchObject({
      notes: { count: 1, latest: [{ text: 'RS dihubungi tiap jam.', byName: 'Dimas', number: null }] },
    });
  });

  it('is a target that passed meanwhile, at that moment, whether or not the ticket is settled now', async () => {
    const { give, at, open, changes } = await openRoom();
    const [late, settled] = [await open(), await open()];
    const due = (await changes(0, instant(noon + 7 * dayMs))).breached.latest[0]?.at ?? 0;
    at((due - noon) / minuteMs + 5);
    await give(dimas, 'ticket.resolve', { ticketId: settled, resolution: 'Terlambat' });
    at((due - noon) / minuteMs + 60);
    const told = await changes((due - noon) / minuteMs - 1);
    expect(told.breached.count).toBe(2);
    expect(told.breached.latest.map((change) => change.ticketId).toSorted()).toEqual(
      [late, settled].toSorted(),
    );
    expect(told.breached.latest.every((change) => change.at === due)).toBe(true);
    expect((await changes((due - noon) / minuteMs + 1)).breached.count).toBe(0);
  });

  it('reaches back a week and no further', async () => {
    const { database, open, at } = await openRoom();
    await open();
    at(8 * 24 * 60);
    await open();
    const now = instant(noon + 8 * dayMs + hourMs);
    expect((await readChangesSince(database.orm, { since: noon, now, reader })).opened.count).toBe(1);
  });

  it('is what a desk without a server tells from its rows, but for who gave a ticket away', async () => {
    const { database, at, give, open, changes } = await openRoom();
    const ticketId = await open();
    at(20);
    await open();
    await give(dimas, 'ticket.resolve', { ticketId, resolution: 'Konektor diganti' });
    at(24 * 60);
    const now = instant(noon + dayMs);
    const since = instant(noon + 10 * minuteMs);
    const times = new Map(defaultCalendars.map((calendar) => [calendar.id, businessTime(calendar)]));
    const calendars = (id: string) => times.get(id) ?? businessTime(defaultCalendars[0] as never);
    const { rows } = await database.pool.query('select count(*)::int as n from tickets where not archived');
    const tickets = await listActiveTickets(database.orm);
    const told = changesInRows({ tickets, log: [], calendars }, { since, now, reader });
    const asked = await changes(10, now);
    expect(rows[0]?.n).toBe(2);
    for (const kind of ['opened', 'breached'] as const)
      expect(told[kind].latest.map((change) => [change.ticketId, change.at])).toEqual(
        asked[kind].latest.map((change) => [change.ticketId, change.at]),
      );
  });
});
