import { describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '../../../../shared/contracts/commands.ts';
import { instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { openExperience } from '../open-experience.ts';
import { listVisits } from './list-visits.ts';

async function openRoom() {
  const database = await createTestDatabase();
  const time = { now: noon };
  const pipeline = pipelineOn(database, () => time.now);
  const technician = await addTechnician(database.orm);
  const run = async <Name extends CommandName>(name: Name, input: CommandInput<Name>, afterMinutes = 1) => {
    time.now = instant(time.now + afterMinutes * minuteMs);
    await pipeline.run({ ...envelope(name, input), issuedAt: time.now }, anActor());
  };
  const arrive = async () => {
    const ticketId = newTicketId();
    await run('ticket.open', openInput(ticketId));
    await run('ticket.assign', { ticketId, technicianId: technician.id });
    await run('ticket.depart', { ticketId });
    await run('ticket.arrive', { ticketId });
    return ticketId;
  };
  return { database, run, arrive, now: () => time.now };
}

describe('the minutes of recorded visits', () => {
  it('count from arriving to having settled it', async () => {
    const room = await openRoom();
    const ticketId = await room.arrive();
    await room.run('ticket.add-note', { ticketId, text: 'konektor basah' }, 10);
    await room.run('ticket.resolve', { ticketId, resolution: 'diganti' }, 25);
    expect(await listVisits(room.database.orm, room.now())).toEqual([{ kind: 'outage', minutes: 35 }]);
  });

  it('leave out what waited in between and what nobody went to', async () => {
    const room = await openRoom();
    const waiting = await room.arrive();
    await room.run('ticket.wait', { ticketId: waiting, reason: 'parts', note: '' }, 10);
    await room.run('ticket.resume', { ticketId: waiting }, 60);
    await room.run('ticket.resolve', { ticketId: waiting, resolution: 'diganti' }, 20);
    const remote = newTicketId();
    await room.run('ticket.open', openInput(remote));
    await room.run('ticket.resolve', { ticketId: remote, resolution: 'dari ruang' });
    expect(await listVisits(room.database.orm, room.now())).toEqual([]);
  });

  it('are what the room says a visit of the kind usually takes', async () => {
    const room = await openRoom();
    for (let n = 0; n < 3; n += 1) {
      const ticketId = await room.arrive();
      await room.run('ticket.resolve', { ticketId, resolution: 'diganti' }, 120);
    }
    const belief = () => Promise.reject(new Error('Nobody asks for ways here'));
    const { outage } = await openExperience(room.database.orm, { belief }).minutes(room.now());
    expect(outage).toEqual({ minutes: 65, visits: 3 });
  });
});
