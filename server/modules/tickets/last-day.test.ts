import { describe, expect, it } from 'vitest';
import { lastDayParts } from '../../../shared/contracts/queries.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { findTicket, listLastDay } from './index.ts';

/** A room whose commands are given at the moment a test says. */
async function openRoom() {
  const database = await createTestDatabase();
  let now: Instant = noon;
  const pipeline = pipelineOn(database, () => now);
  const actor = anActor();
  const give = async (at: number, ...[name, input]: Parameters<typeof envelope>) => {
    now = instant(at);
    expect(await pipeline.run(envelope(name, input, now), actor)).toMatchObject({ kind: 'accepted' });
  };
  const open = async (at: number): Promise<TicketId> => {
    const ticketId = newTicketId();
    await give(at, 'ticket.open', openInput(ticketId));
    return ticketId;
  };
  return { db: database.orm, give, open };
}

/** The day as a window gets it, part by part. */
async function readDay(db: Parameters<typeof listLastDay>[0]) {
  const parts = await Promise.all(
    Array.from({ length: lastDayParts }, (_, part) => listLastDay(db, part, noon)),
  );
  const histories = parts.flatMap((part) => part.histories);
  return { parts, histories, ids: histories.map(([first]) => first?.ticketId) };
}

describe('the last day', () => {
  it('is told by whole histories, from which a ticket folds to what its row says', async () => {
    const { db, give, open } = await openRoom();
    const ticketId = await open(noon - 3 * dayMs);
    await give(noon - hourMs, 'ticket.acknowledge', { ticketId });
    await give(noon - minuteMs, 'ticket.add-note', { ticketId, text: 'ONT diganti' });
    const { parts, histories } = await readDay(db);
    expect(parts[0]).toMatchObject({ from: noon - dayMs, until: noon });
    expect(histories).toHaveLength(1);
    const [history = []] = histories;
    expect(history.map(({ body }) => body.type)).toEqual(['opened', 'acknowledged', 'note-added']);
    expect(foldTicketEvents(history)).toEqual(await findTicket(db, ticketId));
  });

  it('leaves out what stands as it stood a day ago', async () => {
    const { db, give, open } = await openRoom();
    await open(noon - dayMs - minuteMs);
    const settled = await open(noon - 2 * dayMs);
    await give(noon - dayMs + minuteMs, 'ticket.resolve', { ticketId: settled, resolution: 'Selesai' });
    expect((await readDay(db)).ids).toEqual([settled]);
  });

  it('comes in parts that hold each ticket once', async () => {
    const { db, open } = await openRoom();
    const opened: TicketId[] = [];
    for (let n = 0; n < 3 * lastDayParts; n += 1) opened.push(await open(noon - hourMs));
    const { parts, ids } = await readDay(db);
    expect(ids.sort()).toEqual(opened.sort());
    expect(Math.max(...parts.map((part) => part.histories.length))).toBeLessThan(opened.length / 4);
  });

  it('is empty in a room where nothing happened', async () => {
    const { db } = await openRoom();
    expect((await readDay(db)).histories).toEqual([]);
  });
});
