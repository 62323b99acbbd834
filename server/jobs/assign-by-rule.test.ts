import { describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '../../shared/contracts/commands.ts';
import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import { instant, minuteMs } from '../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  noWays,
  openInput,
  pipelineOn,
} from '../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { findTicket, listTicketEvents } from '../modules/tickets/index.ts';
import { assignByRule } from './assign-by-rule.ts';

async function openRoom(lowest: Priority) {
  const database = await createTestDatabase();
  const time = { now: noon };
  const pipeline = pipelineOn(database, () => time.now);
  const ways = noWays(database.orm);
  const give = assignByRule({ database, pipeline, ways, clock: () => time.now, priority: lowest });
  return {
    database,
    give,
    wait: (minutes: number) => {
      time.now = instant(time.now + minutes * minuteMs);
    },
    run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
      pipeline.run(envelope(name, input), anActor('supervisor')),
    async open(priority: Priority) {
      const ticketId = newTicketId();
      await pipeline.run(envelope('ticket.open', { ...openInput(ticketId), priority }), anActor());
      return ticketId;
    },
    async status(ticketId: ReturnType<typeof newTicketId>) {
      return (await findTicket(database.orm, ticketId))?.state.status;
    },
  };
}

describe('assigning without being asked', () => {
  it('gives what is urgent enough, under the name of the system, and says why', async () => {
    const room = await openRoom('high');
    const technician = await addTechnician(room.database.orm);
    const [urgent, ordinary] = [await room.open('critical'), await room.open('normal')];
    expect(await room.give()).toBe(1);
    expect(await room.status(ordinary)).toBe('open');
    const events = await listTicketEvents(room.database.orm, urgent);
    expect(events.at(-1)).toMatchObject({
      actor: { accountId: null },
      body: { type: 'assigned', technicianId: technician.id, reason: { candidates: 1 } },
    });
  });

  it('leaves alone what a plan names, what is promised for another day, and what a person took back', async () => {
    const room = await openRoom('low');
    const technician = await addTechnician(room.database.orm);
    const planned = await room.open('high');
    const later = await room.open('high');
    const remote = await room.open('high');
    const returned = await room.open('high');
    const tomorrow = { from: instant(noon + 1440 * minuteMs), to: instant(noon + 1500 * minuteMs) };
    const routes = [{ technicianId: technician.id, ticketIds: [planned] }];
    await room.run('dispatch.set-routes', { planDay: '2026-11-23', basedOn: 0, routes });
    await room.run('work-order.set', { ticketId: later, terms: { promise: tomorrow } });
    await room.run('work-order.set', { ticketId: remote, terms: { needsVisit: false } });
    await room.run('ticket.assign', { ticketId: returned, technicianId: technician.id });
    await room.run('ticket.unassign', { ticketId: returned, reason: 'Pelanggan menunda' });
    expect(await room.give()).toBe(0);
  });

  it('records nothing while nobody can, and asks again after a while', async () => {
    const room = await openRoom('low');
    const ticketId = await room.open('high');
    expect(await room.give()).toBe(0);
    expect(await listTicketEvents(room.database.orm, ticketId)).toHaveLength(1);
    await addTechnician(room.database.orm);
    room.wait(5);
    expect(await room.give()).toBe(0);
    room.wait(6);
    expect(await room.give()).toBe(1);
    expect(await room.status(ticketId)).toBe('assigned');
  });
});
