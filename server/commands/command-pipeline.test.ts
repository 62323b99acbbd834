import { describe, expect, it } from 'vitest';
import { type CommandInput, type CommandName, commandTerms } from '../../shared/contracts/commands.ts';
import { foldTicketEvents } from '../../shared/domain/tickets/fold-ticket.ts';
import { dayMs, instant, minuteMs } from '../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { findTicket, listTicketEvents } from '../modules/tickets/index.ts';

describe('a command', () => {
  it('is applied once: the same id again is answered with the same outcome (invariant 6)', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const open = envelope('ticket.open', openInput());
    const first = await pipeline.run(open, actor);
    expect(first).toMatchObject({ kind: 'accepted', touched: [{ entity: 'tickets', version: 1 }] });
    expect(await pipeline.run(open, actor)).toEqual(first);
    const { rows } = await database.pool.query('select command_id from ticket_events');
    expect(rows).toEqual([{ command_id: open.id }]);
  });

  it('is applied once even when it arrives many times at the same moment', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const open = envelope('ticket.open', openInput());
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => pipeline.run(open, actor)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    const { rows } = await database.pool.query('select count(*)::int as n from tickets');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is refused when its id comes back with another body or another person', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const open = envelope('ticket.open', openInput());
    await pipeline.run(open, actor);
    const changed = { ...open, input: { ...openInput(), title: 'Lain' } };
    expect(await pipeline.run(changed, actor)).toEqual({ kind: 'refused', refusal: { code: 'id-reused' } });
    expect(await pipeline.run(open, anActor())).toEqual({ kind: 'refused', refusal: { code: 'id-reused' } });
  });

  it('is refused for a role that may not give it, and leaves an audit entry', async () => {
    const database = await createTestDatabase();
    const outcome = await pipelineOn(database).run(
      envelope('ticket.open', openInput()),
      anActor('manager', 'Bu Manajer'),
    );
    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'forbidden', role: 'manager' } });
    const { rows } = await database.pool.query('select actor_name, action, outcome from audit_entries');
    expect(rows).toEqual([{ actor_name: 'Bu Manajer', action: 'ticket.open', outcome: 'refused' }]);
  });

  it('may be given in part: whoever talks to customers says what they were promised, and plans nothing', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const ticketId = newTicketId();
    const agent = anActor('customer-service');
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), agent);
    const promise = { from: instant(1_000_000), to: instant(2_000_000) };
    const say = (terms: CommandInput<'work-order.set'>['terms']) =>
      pipeline.run(envelope('work-order.set', { ticketId, terms }), agent);
    expect(await say({ promise })).toMatchObject({ kind: 'accepted' });
    expect(await say({ promise: null })).toMatchObject({ kind: 'accepted' });
    expect(await say({ promise, lock: { technicianId: null, isOrderKept: true, start: null } })).toEqual({
      kind: 'refused',
      refusal: { code: 'forbidden', role: 'customer-service' },
    });
  });

  it('is refused to a display, except that one allowed to may acknowledge', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const ticketId = newTicketId();
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), anActor());
    for (const name of Object.keys(commandTerms) as CommandName[])
      expect(await pipeline.run(envelope(name, {} as never), anActor('display'))).toEqual({
        kind: 'refused',
        refusal: { code: 'forbidden', role: 'display' },
      });
    const allowed = anActor('acknowledging-display', 'Dinding utara');
    const note = envelope('ticket.add-note', { ticketId, text: 'dari dinding' });
    expect(await pipeline.run(note, allowed)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await pipeline.run(envelope('ticket.acknowledge', { ticketId }), allowed)).toMatchObject({
      kind: 'accepted',
    });
  });

  it('is refused with the field that is wrong', async () => {
    const database = await createTestDatabase();
    const wrong = { ...envelope('ticket.open', openInput()), input: { ...openInput(), title: 'NUL \u0000' } };
    const outcome = await pipelineOn(database).run(wrong, anActor());
    expect(outcome).toEqual({
      kind: 'refused',
      refusal: { code: 'invalid-input', detail: 'title: contains a NUL character' },
    });
  });

  it('keeps the time it was given, but is never backdated by more than a day or before what happened since', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const ticketId = newTicketId();
    const actor = anActor();
    await pipeline.run(envelope('ticket.open', openInput(ticketId), instant(noon - 3 * dayMs)), actor);
    await pipeline.run(
      envelope(
        'ticket.add-note',
        { ticketId, text: 'dari meja yang terputus' },
        instant(noon - 10 * minuteMs),
      ),
      actor,
    );
    await pipeline.run(envelope('ticket.acknowledge', { ticketId }, instant(noon - 20 * minuteMs)), actor);
    const events = await listTicketEvents(database.orm, ticketId);
    expect(events.map((event) => event.occurredAt - noon)).toEqual([-dayMs, -10 * minuteMs, -10 * minuteMs]);
    expect(events.map((event) => event.recordedAt - noon)).toEqual([0, 0, 0]);
  });
});

describe('tickets', () => {
  it('are numbered without gaps and without doubles, however many are opened at once', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const refusedByDatabase = { ...openInput(), customerId: newTicketId() as never };
    const opens = Array.from({ length: 40 }, () =>
      pipeline.run(envelope('ticket.open', openInput()), anActor()),
    );
    const failing = Array.from({ length: 10 }, () =>
      pipeline
        .run(envelope('ticket.open', { ...refusedByDatabase, ticketId: newTicketId() }), anActor())
        .catch(() => 'failed'),
    );
    await Promise.all([...opens, ...failing]);
    const { rows } = await database.pool.query<{ number: string }>(
      'select number from tickets order by number',
    );
    const expected = Array.from(
      { length: 40 },
      (_, index) => `TKT-20261122-${String(index + 1).padStart(4, '0')}`,
    );
    expect(rows.map((row) => row.number)).toEqual(expected);
  });

  it('have a row that is exactly the fold of their events', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const technician = await addTechnician(database.orm);
    const ticketId = newTicketId();
    const actor = anActor();
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), actor);
    await pipeline.run(envelope('ticket.assign', { ticketId, technicianId: technician.id }), actor);
    await pipeline.run(
      envelope('ticket.wait', { ticketId, reason: 'customer', note: 'rumah kosong' }),
      actor,
    );
    await pipeline.run(envelope('ticket.resume', { ticketId }), actor);
    await pipeline.run(envelope('ticket.resolve', { ticketId, resolution: 'konektor diganti' }), actor);
    const ticket = await findTicket(database.orm, ticketId);
    expect(ticket).toEqual(foldTicketEvents(await listTicketEvents(database.orm, ticketId)));
    expect(ticket?.state).toMatchObject({ status: 'resolved', technicianId: technician.id });
  });

  it('go to the technician the rule chooses, with the reason in the event', async () => {
    const database = await createTestDatabase();
    const technician = await addTechnician(database.orm);
    const pipeline = pipelineOn(database);
    const ticketId = newTicketId();
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), anActor());
    await pipeline.run(envelope('ticket.auto-assign', { ticketId }), anActor());
    const events = await listTicketEvents(database.orm, ticketId);
    expect(events.at(-1)?.body).toMatchObject({
      type: 'assigned',
      technicianId: technician.id,
      reason: { load: 0, candidates: 1, skills: ['splicing'] },
    });
  });

  it('of another technician are nobody else’s to move', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const holder = await addTechnician(database.orm);
    const other = await addTechnician(database.orm, { name: 'Lain' });
    const ticketId = newTicketId();
    await pipeline.run(envelope('ticket.open', openInput(ticketId)), anActor());
    await pipeline.run(envelope('ticket.assign', { ticketId, technicianId: holder.id }), anActor());
    const asTechnician = (technicianId: typeof holder.id) => ({ ...anActor('technician'), technicianId });
    const depart = () => envelope('ticket.depart', { ticketId });
    expect(await pipeline.run(depart(), asTechnician(other.id))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(await pipeline.run(depart(), asTechnician(holder.id))).toMatchObject({ kind: 'accepted' });
  });
});

describe('commands run together', () => {
  it('are in one transaction, each remembered by its own id (invariant 6)', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const [first, second] = [newTicketId(), newTicketId()];
    const given = [
      envelope('ticket.open', openInput(first)),
      envelope('ticket.acknowledge', { ticketId: first }),
      envelope('ticket.acknowledge', { ticketId: first }),
      envelope('ticket.open', openInput(second)),
    ];
    const outcomes = await pipeline.runTogether(given, actor);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'refused', 'accepted']);
    const { rows } = await database.pool.query(
      'select count(distinct xmin::text)::int as n from ticket_events',
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect(await pipeline.runTogether(given, actor)).toEqual(outcomes);
    expect(await Promise.all(given.map((each) => pipeline.run(each, actor)))).toEqual(outcomes);
  });

  it('are each in their own when one of them cannot be applied: those before it are, those after it are not', async () => {
    const database = await createTestDatabase();
    const pipeline = pipelineOn(database);
    const actor = anActor();
    const ticketId = newTicketId();
    const impossible = { ...openInput(newTicketId()), customerId: newTicketId() as never };
    const given = [
      envelope('ticket.open', openInput(ticketId)),
      envelope('ticket.open', impossible),
      envelope('ticket.acknowledge', { ticketId }),
    ];
    await expect(pipeline.runTogether(given, actor)).rejects.toThrow();
    const ticket = await findTicket(database.orm, ticketId);
    expect(ticket?.version).toBe(1);
  });
});
