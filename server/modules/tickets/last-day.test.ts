import { describe, expect, it } from 'vitest';
import { lastDayPage } from '../../../shared/contracts/queries.ts';
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

const ids = (page: Awaited<ReturnType<typeof listLastDay>>) =>
  page.histories.map(([first]) => first?.ticketId);

describe('the last day', () => {
  it('is told by whole histories, from which a ticket folds to what its row says', async () => {
    const { db, give, open } = await openRoom();
    const ticketId = await open(noon - 3 * dayMs);
    await give(noon - hourMs, 'ticket.acknowledge', { ticketId });
    await give(noon - minuteMs, 'ticket.add-note', { ticketId, text: 'ONT diganti' });
    const page = await listLastDay(db, null, noon);
    expect(page).toMatchObject({ from: noon - dayMs, until: noon, next: null });
    expect(page.histories).toHaveLength(1);
    const [history = []] = page.histories;
    expect(history.map(({ body }) => body.type)).toEqual(['opened', 'acknowledged', 'note-added']);
    expect(foldTicketEvents(history)).toEqual(await findTicket(db, ticketId));
  });

  it('leaves out what stands as it stood a day ago', async () => {
    const { db, give, open } = await openRoom();
    await open(noon - dayMs - minuteMs);
    const settled = await open(noon - 2 * dayMs);
    await give(noon - dayMs + minuteMs, 'ticket.resolve', { ticketId: settled, resolution: 'Selesai' });
    expect(ids(await listLastDay(db, null, noon))).toEqual([settled]);
  });

  it('comes in pages that hold each ticket once', async () => {
    const { db, open } = await openRoom();
    const opened: TicketId[] = [];
    for (let n = 0; n < lastDayPage + 2; n += 1) opened.push(await open(noon - hourMs));
    const first = await listLastDay(db, null, noon);
    const second = await listLastDay(db, first.next, noon);
    expect(first.histories).toHaveLength(lastDayPage);
    expect(second).toMatchObject({ next: null });
    expect([...ids(first), ...ids(second)].sort()).toEqual(opened.sort());
  });

  it('is empty in a room where nothing happened', async () => {
    const { db } = await openRoom();
    expect(await listLastDay(db, null, noon)).toMatchObject({ histories: [], next: null });
  });
});
