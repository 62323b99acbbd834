import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { foldTicketEvents } from '../../../../shared/domain/tickets/fold-ticket.ts';
import { siteIdSchema, type TicketId } from '../../../../shared/kernel/ids.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { sites } from '../../../database/schema.ts';
import { findTicket, listTicketEvents } from '../index.ts';

const position = { longitude: 107.35, latitude: -6.36 };

async function roomWith(count: number) {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const siteId = siteIdSchema.parse(randomUUID());
  await database.orm.insert(sites).values({
    id: siteId,
    kind: 'olt',
    code: 'OLT-KLR-01',
    name: 'OLT Klari',
    parentId: null,
    ...position,
    district: 'Klari',
    village: 'Gintungkerta',
    capacity: null,
  });
  const ticketIds = Array.from({ length: count }, () => newTicketId());
  for (const ticketId of ticketIds)
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), anActor());
  const acceptance = (seen: readonly TicketId[]) =>
    envelope('outage.accept', {
      ticketId: newTicketId(),
      siteId,
      ticketIds: [...seen],
      title: 'Gangguan OLT-KLR-01',
      description: '',
      priority: 'critical',
      position,
      district: 'Klari',
      village: 'Gintungkerta',
    });
  const ticket = (id: TicketId) => findTicket(database.orm, id);
  return { database, pipeline, siteId, ticketIds, acceptance, ticket };
}

describe('accepting an outage', () => {
  it('opens its ticket and links the others in one transaction', async () => {
    const { database, pipeline, ticketIds, acceptance, ticket, siteId } = await roomWith(3);
    const given = acceptance(ticketIds);
    const outcome = await pipeline.run(given, anActor());
    expect(outcome).toMatchObject({ kind: 'accepted' });
    const [parent] = outcome.kind === 'accepted' ? outcome.touched : [];
    const parentId = parent?.id as TicketId;
    expect(await ticket(parentId)).toMatchObject({ siteId, outage: { role: 'cause' }, version: 2 });
    for (const id of ticketIds) {
      const linked = await ticket(id);
      expect(linked?.outage).toEqual({ role: 'part', parentId });
      expect(linked).toEqual(foldTicketEvents(await listTicketEvents(database.orm, id)));
    }
    expect(await pipeline.run(given, anActor())).toMatchObject({ refusal: { code: 'id-reused' } });
    const { rows } = await database.pool.query(
      "select count(distinct xmin::text)::int as n from ticket_events where body ->> 'type' = 'joined-outage'",
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('by two people at the same moment makes one outage', async () => {
    const { database, pipeline, ticketIds, acceptance } = await roomWith(12);
    const outcomes = await Promise.all(
      [ticketIds, ticketIds.toReversed()].map((seen) => pipeline.run(acceptance(seen), anActor())),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      refusal: { code: 'no-ticket-left' },
    });
    const { rows } = await database.pool.query(
      "select count(*)::int as n from tickets where outage ->> 'role' = 'cause'",
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('a later ticket', () => {
  it('joins an accepted outage, leaves it again, and joins none that is over', async () => {
    const { pipeline, ticketIds, acceptance, ticket } = await roomWith(3);
    const [late, ...seen] = ticketIds as [TicketId, ...TicketId[]];
    const accept = acceptance(seen);
    await pipeline.run(accept, anActor());
    const { ticketId: parentId } = accept.input as { ticketId: TicketId };
    const join = () => pipeline.run(envelope('ticket.join-outage', { ticketId: late, parentId }), anActor());
    const leave = envelope('ticket.leave-outage', { ticketId: late, reason: 'sebab lain' });
    expect(await join()).toMatchObject({ kind: 'accepted' });
    expect((await ticket(late))?.outage).toEqual({ role: 'part', parentId });
    expect(await join()).toMatchObject({ refusal: { code: 'in-an-outage' } });
    expect(await pipeline.run(leave, anActor())).toMatchObject({ kind: 'accepted' });
    expect((await ticket(late))?.outage).toBeNull();
    const resolve = envelope('ticket.resolve', { ticketId: parentId, resolution: 'kabel disambung' });
    await pipeline.run(resolve, anActor());
    expect(await join()).toMatchObject({ refusal: { code: 'no-open-outage' } });
    /* Those that are linked tell for themselves when their customers have service again. */
    expect((await ticket(seen[0] as TicketId))?.state.status).toBe('open');
  });
});

describe('a dismissal', () => {
  it('is kept by site, and its last word counts', async () => {
    const { database, pipeline, siteId } = await roomWith(0);
    const dismiss = (minutes: number) =>
      pipeline.run(envelope('outage.dismiss', { siteId, reason: 'kebetulan', minutes }), anActor());
    expect(await dismiss(60)).toMatchObject({ touched: [{ entity: 'dismissals', id: siteId, version: 1 }] });
    expect(await dismiss(0)).toMatchObject({ touched: [{ version: 2 }] });
    const { rows } = await database.pool.query('select version, by_name, until from outage_dismissals');
    expect(rows).toEqual([{ version: 2, by_name: 'Rina Kartika', until: new Date(noon) }]);
  });

  it('is the room’s to give, and not customer service’s', async () => {
    const { pipeline, siteId } = await roomWith(0);
    const input = { siteId, reason: 'kebetulan', minutes: 60 };
    expect(await pipeline.run(envelope('outage.dismiss', input), anActor('customer-service'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });
});
