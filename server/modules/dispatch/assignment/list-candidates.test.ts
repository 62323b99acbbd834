import { describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '../../../../shared/contracts/commands.ts';
import { partId } from '../../../../shared/domain/testing/builders.ts';
import { type TechnicianId, type TicketId, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { hourMs, instant } from '../../../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  noon,
  noWays,
  openInput,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { findTicket } from '../../tickets/index.ts';
import { listCandidates } from './list-candidates.ts';

const place = { longitude: 107.35, latitude: -6.36 };
const north = (kilometres: number) => ({ ...place, latitude: place.latitude + kilometres / 111.2 });

async function openRoom() {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const open = async (position: typeof place | null) => {
    const ticketId = newTicketId();
    await pipeline.run(envelope('ticket.open', { ...openInput(ticketId), position }), anActor());
    return ticketId;
  };
  return {
    open,
    addTechnician: (name: string, home: typeof place) => addTechnician(database.orm, { name, home }),
    run: <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
      pipeline.run(envelope(name, input), anActor('supervisor')),
    count: (technicianId: TechnicianId, stock: CommandInput<'van.set'>['stock']) =>
      pipeline.run(
        envelope('van.set', { technicianId, baseVersion: 0, stock }, instant(noon - hourMs)),
        anActor('supervisor'),
      ),
    async settle(ticketId: TicketId, technicianId: TechnicianId) {
      const technician = { ...anActor('technician'), technicianId };
      await pipeline.run(envelope('ticket.depart', { ticketId }), technician);
      await pipeline.run(envelope('ticket.arrive', { ticketId }), technician);
      const settled = envelope('ticket.resolve', { ticketId, resolution: 'ONT diganti' });
      expect(await pipeline.run(settled, technician)).toMatchObject({ kind: 'accepted' });
    },
    async names(ticketId: string) {
      const ticket = await findTicket(database.orm, ticketIdSchema.parse(ticketId));
      if (!ticket) throw new Error('The ticket was opened');
      const asking = { db: database.orm, ...noWays(database.orm) };
      const candidates = await listCandidates(asking, { ticket, now: noon });
      return candidates.map(({ name, reason }) => [name, reason.load]);
    },
  };
}

describe('who could be given a ticket', () => {
  it('is reckoned over what each of them holds: who passes by goes before who would come for it alone', async () => {
    const room = await openRoom();
    const passing = await room.addTechnician('Lewat', north(8));
    await room.addTechnician('Dekat', north(5));
    const beyond = await room.open(north(-1));
    const asked = await room.open(place);
    expect(await room.names(asked)).toEqual([
      ['Dekat', 0],
      ['Lewat', 0],
    ]);
    await room.run('ticket.assign', { ticketId: beyond, technicianId: passing.id });
    expect(await room.names(asked)).toEqual([
      ['Lewat', 1],
      ['Dekat', 0],
    ]);
  });

  it('is reckoned over the routes of the day, before anything of them is given out, and over what was promised', async () => {
    const room = await openRoom();
    const passing = await room.addTechnician('Lewat', north(8));
    await room.addTechnician('Dekat', north(5));
    const beyond = await room.open(north(-1));
    const asked = await room.open(place);
    const routes = [{ technicianId: passing.id, ticketIds: [beyond] }];
    await room.run('dispatch.set-routes', { planDay: '2026-11-22', basedOn: 0, routes });
    expect((await room.names(asked))[0]).toEqual(['Lewat', 1]);
    await room.run('work-order.set', { ticketId: asked, terms: { skills: ['olt'] } });
    expect(await room.names(asked)).toEqual([]);
  });

  it('leaves out who would drive too long today with it, or whose certificate has run out', async () => {
    const room = await openRoom();
    const [near, far] = [
      await room.addTechnician('Dekat', north(5)),
      await room.addTechnician('Jauh', north(8)),
    ];
    const asked = await room.open(place);
    await room.run('van.set', { technicianId: near.id, baseVersion: 0, mostDrivingMinutes: 1 });
    expect((await room.names(asked)).map(([name]) => name)).toEqual(['Jauh']);
    await room.run('work-order.set', { ticketId: asked, terms: { skills: ['height'] } });
    expect(await room.names(asked)).toEqual([]);
    const held = (validUntil: string) => ({ certificates: [{ code: 'height' as const, validUntil }] });
    await room.run('van.set', { technicianId: far.id, baseVersion: 0, ...held('2026-11-22') });
    expect((await room.names(asked)).map(([name]) => name)).toEqual(['Jauh']);
    await room.run('van.set', { technicianId: far.id, baseVersion: 1, ...held('2026-11-21') });
    expect(await room.names(asked)).toEqual([]);
  });

  it('leaves out whose van lacks the parts, what was used for settled tickets among them', async () => {
    const room = await openRoom();
    const counted = await room.addTechnician('Dihitung', north(5));
    await room.addTechnician('Belum dihitung', north(8));
    await room.count(counted.id, { [partId(1)]: 1 });
    const [first, second] = [await room.open(place), await room.open(place)];
    for (const ticketId of [first, second])
      await room.run('work-order.set', { ticketId, terms: { parts: { [partId(1)]: 1 } } });
    expect((await room.names(second)).map(([name]) => name)).toEqual(['Dihitung', 'Belum dihitung']);
    await room.run('ticket.assign', { ticketId: first, technicianId: counted.id });
    expect((await room.names(second)).map(([name]) => name)).toEqual(['Belum dihitung']);
    await room.settle(first, counted.id);
    expect((await room.names(second)).map(([name]) => name)).toEqual(['Belum dihitung']);
  });
});
