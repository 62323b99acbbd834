import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../shared/contracts/commands.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import { aTechnician, aTicket, noon, openInput, uuid } from '../testing/builders.ts';
import { accepted, acceptedState, acknowledge, addNote, queued } from '../testing/queued.ts';
import { type DecisionKnowledge, overlayTechnician, overlayTicket } from './overlay.ts';
import type { QueuedCommand } from './queued-command.ts';
import { type CacheEvidence, isSettled } from './settle.ts';

const target = { durationMs: hourMs, calendarId: 'always' };
const knowledge: DecisionKnowledge = {
  targets: () => ({ response: target, resolution: target }),
  technician: () => aTechnician(),
  ticket: () => null,
  candidates: () => [],
};
const laid = (synced: Ticket | null, ...pending: QueuedCommand[]) =>
  overlayTicket({ id: synced?.id ?? ticketIdSchema.parse(uuid(7)), synced }, pending, knowledge);

describe('the overlay of pending commands', () => {
  it('shows what the person meant before the server has it', () => {
    const ticket = laid(aTicket(), queued(1, acknowledge(1)));
    expect(ticket?.acknowledgement).toMatchObject({ byName: 'Sari', at: noon + 1 });
    expect(ticket?.version).toBe(2);
  });

  it('makes a ticket without a number from a pending opening', () => {
    const ticket = laid(null, queued(1, parseCommand('ticket.open', openInput(7))));
    expect(ticket).toMatchObject({ id: uuid(7), number: null, version: 1, state: { status: 'open' } });
  });

  it('lays later commands over earlier ones', () => {
    const open = queued(1, parseCommand('ticket.open', openInput(7)));
    const assign = queued(
      2,
      parseCommand('ticket.assign', { ticketId: uuid(7), technicianId: aTechnician().id }),
    );
    expect(laid(null, open, assign)).toMatchObject({ version: 2, state: { status: 'assigned' } });
  });

  it('leaves the synced row as it is when the command no longer decides', () => {
    const closed = aTicket({
      state: { status: 'cancelled', reason: 'ganda', cancelledAt: noon },
      version: 4,
    });
    expect(laid(closed, queued(1, acknowledge(1)))).toBe(closed);
  });

  it('is not laid over a row that already contains the accepted change (invariant 9)', () => {
    const synced = aTicket({ version: 5 });
    const note = (version: number) =>
      queued(1, addNote(1, 'catatan'), acceptedState(noon, accepted([1, version])));
    expect(laid(synced, note(5))).toBe(synced);
    expect(laid(synced, note(6))?.version).toBe(6);
  });

  it('does not show what was refused', () => {
    const synced = aTicket();
    const refused = queued(1, acknowledge(1), {
      kind: 'refused',
      refusal: { code: 'ticket-unknown' },
      by: 'server',
    });
    expect(laid(synced, refused)).toBe(synced);
  });

  it('shows a changed availability and a changed team on the technician', () => {
    const onLeave = parseCommand('technician.set-availability', {
      technicianId: aTechnician().id,
      availability: { kind: 'on-leave', until: null },
    });
    const inKlari = parseCommand('technician.set-team', { technicianId: aTechnician().id, team: 'Klari' });
    expect(overlayTechnician(aTechnician(), [queued(1, onLeave), queued(2, inKlari)])).toMatchObject({
      version: 3,
      availability: { kind: 'on-leave' },
      team: 'Klari',
    });
  });
});

describe('settling', () => {
  const evidence = (version: number | null, through: number | null): CacheEvidence => ({
    version: () => version,
    provenThrough: () => (through === null ? null : instant(through)),
  });
  const command = (version: number) =>
    queued(1, addNote(1, 'catatan'), acceptedState(noon, accepted([1, version])));

  it('happens when, and only when, the row has the version or is proven to have left (invariant 9)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: 0, max: 9 })),
        fc.option(fc.integer({ min: noon - 10_000, max: noon + 10_000 })),
        (touched, version, through) => {
          const hasLeft = version === null && through !== null && through > noon + 2000;
          const expected = version === null ? hasLeft : version >= touched;
          expect(isSettled(command(touched), evidence(version, through))).toBe(expected);
        },
      ),
    );
  });

  it('never happens to a command that is waiting or refused', () => {
    expect(isSettled(queued(1, acknowledge(1)), evidence(9, noon * 2))).toBe(false);
  });

  it('is when the overlay has nothing left to show: the picture does not move (invariant 9)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (touched, version) => {
        const pending = command(touched);
        const synced = aTicket({ version });
        if (isSettled(pending, evidence(version, null))) expect(laid(synced, pending)).toBe(synced);
        else expect(laid(synced, pending)?.version).toBe(version + 1);
      }),
    );
  });

  it('leaves the commands of other rows alone, however many are pending', () => {
    const commandArbitrary = fc.record({ ticket: fc.integer({ min: 1, max: 3 }), text: fc.constant('x') });
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 12 }), (given) => {
        const pending = given.map(({ ticket, text }, n) => queued(n, addNote(ticket, text)));
        const own = pending.filter(
          ({ command: { input } }) => 'ticketId' in input && input.ticketId === uuid(1),
        );
        expect(laid(aTicket(), ...own)?.version).toBe(1 + own.length);
      }),
    );
  });
});

describe('an outage that was accepted here', () => {
  const [first, second] = [aTicket(), aTicket({ id: uuid(2) })];
  const known: DecisionKnowledge = {
    ...knowledge,
    ticket: (id) => [first, second].find((ticket) => ticket.id === id) ?? null,
  };
  const accept = queued(
    1,
    parseCommand('outage.accept', {
      ticketId: uuid(7),
      siteId: uuid(50),
      ticketIds: [first.id, second.id],
      title: 'Gangguan OLT',
      description: '',
      priority: 'critical',
      position: { longitude: 107.3, latitude: -6.3 },
      district: '',
      village: '',
    }),
  );
  const parentId = ticketIdSchema.parse(uuid(7));

  it('is there with its links before the server has it', () => {
    expect(overlayTicket({ id: parentId, synced: null }, [accept], known)).toMatchObject({
      number: null,
      outage: { role: 'cause' },
    });
    expect(overlayTicket({ id: first.id, synced: first }, [accept], known)?.outage).toEqual({
      role: 'part',
      parentId,
    });
  });

  it('opens no ticket in the place of one that this desk does not have', () => {
    expect(overlayTicket({ id: second.id, synced: null }, [accept], known)).toBeNull();
  });
});
