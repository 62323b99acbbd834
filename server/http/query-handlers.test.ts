import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mostFound, queries } from '../../shared/contracts/queries.ts';
import {
  accountIdSchema,
  type CustomerId,
  customerIdSchema,
  type TicketId,
} from '../../shared/kernel/ids.ts';
import { dayMs, instant } from '../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  learntOf,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
  plannersOf,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { customers, servicePackages } from '../database/schema.ts';
import { archiveSettledTickets } from '../modules/tickets/index.ts';
import { createQueryHandlers } from './query-handlers.ts';

async function addCustomer(database: TestDatabase, name: string): Promise<CustomerId> {
  const id = customerIdSchema.parse(randomUUID());
  const packageId = randomUUID();
  const servicePackage = { id: packageId, code: packageId, name: 'Rumah 30', tier: 'home', mbps: 30 };
  await database.orm.insert(servicePackages).values({ ...servicePackage, monthlyPrice: 250_000 });
  const place = { village: 'Gintungkerta', district: 'Klari', longitude: 107.35, latitude: -6.36 };
  const facts = { id, number: 'KLR000418', name, phone: '0800', address: 'Jl. Melati', packageId };
  await database.orm.insert(customers).values({ ...facts, ...place, since: '2024-03-01' });
  return id;
}

/** A room with one customer, and a way to give commands that must be accepted. */
async function openRoom() {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const actor = anActor();
  const asker = { accountId: accountIdSchema.parse(actor.accountId) };
  const give = async (...command: Parameters<typeof envelope>) =>
    expect(await pipeline.run(envelope(...command), actor)).toMatchObject({ kind: 'accepted' });
  const open = async (facts: Partial<ReturnType<typeof openInput>> = {}): Promise<TicketId> => {
    const ticketId = newTicketId();
    await give('ticket.open', { ...openInput(ticketId), ...facts });
    return ticketId;
  };
  /** Closed long ago, and no longer in any desk's copy. */
  const archive = async (ticketId: TicketId) => {
    await give('ticket.resolve', { ticketId, resolution: 'Konektor diganti' });
    await give('ticket.close', { ticketId });
    expect(await archiveSettledTickets(database.orm, instant(noon + dayMs))).toBe(1);
  };
  const handlers = createQueryHandlers(database.orm, learntOf(database.orm), plannersOf(database.orm));
  const search = async (text: string) =>
    (await handlers['ticket.search']({ text }, noon, asker)).map(({ id }) => id);
  const read = (ticketId: TicketId) => handlers['ticket.read']({ ticketId }, noon, asker);
  return { database, open, archive, search, read };
}

describe('the history', () => {
  it('finds a ticket that every desk has let go, by its number and by its customer', async () => {
    const { database, open, archive, search, read } = await openRoom();
    const customerId = await addCustomer(database, 'Siti Rohaeni');
    const ticketId = await open({ customerId });
    await open();
    await archive(ticketId);
    const number = (await read(ticketId))?.number ?? '';
    expect(await search(number)).toEqual([ticketId]);
    expect(await search('rohaeni')).toEqual([ticketId]);
    expect(await search('KLR000418')).toEqual([ticketId]);
  });

  it('asks every word to stand somewhere, in any order', async () => {
    const { database, open, search } = await openRoom();
    const customerId = await addCustomer(database, 'Siti Rohaeni');
    const ticketId = await open({ customerId, title: 'Kabel putus tertimpa pohon' });
    await open({ title: 'Kabel putus' });
    expect(await search('pohon siti')).toEqual([ticketId]);
    expect(await search('siti redaman')).toEqual([]);
  });

  it('takes the signs of a pattern for what they are', async () => {
    const { open, search } = await openRoom();
    const ticketId = await open({ title: 'Redaman naik 50%' });
    await open({ title: 'Redaman naik 50 dB' });
    expect(await search('50%')).toEqual([ticketId]);
    expect(await search('na_k')).toEqual([]);
    expect(await search('\\')).toEqual([]);
  });

  it('gives the newest, and no more than it says', async () => {
    const { open, search } = await openRoom();
    for (let n = 0; n < mostFound + 1; n += 1) await open({ title: 'Lambat' });
    expect(await search('lambat')).toHaveLength(mostFound);
  });

  it('reads one ticket as it ended, and none for an id that nobody knows', async () => {
    const { open, archive, read } = await openRoom();
    const ticketId = await open();
    await archive(ticketId);
    expect(await read(ticketId)).toMatchObject({
      id: ticketId,
      version: 3,
      state: { status: 'closed', resolution: 'Konektor diganti' },
    });
    expect(await read(newTicketId())).toBeNull();
  });
});

describe('the estimate of travel times', () => {
  it('is told with its error and the reason of each district’s class, as the contract says', async () => {
    const database = await createTestDatabase();
    const asker = { accountId: accountIdSchema.parse(anActor().accountId) };
    await addCustomer(database, 'Siti Aminah');
    const handlers = createQueryHandlers(database.orm, learntOf(database.orm), plannersOf(database.orm));
    const told = await handlers['dispatch.travel-estimate']({}, noon, asker);
    expect(queries['dispatch.travel-estimate'].output.parse(told)).toEqual(told);
    expect(told).toMatchObject({ service: null, calibration: { basis: 'believed', error: { trips: 0 } } });
    expect(told.districts).toHaveLength(30);
    expect(told.districts.find(({ name }) => name === 'Klari')).toMatchObject({ class: 'city' });
  });
});
