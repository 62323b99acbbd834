import { describe, expect, it } from 'vitest';
import { hourMs, instant } from '../../kernel/instant.ts';
import {
  aContext,
  aTechnician,
  aTicket,
  minutesAfter,
  noon,
  technicianId,
  ticketId,
} from '../testing/builders.ts';
import type { AssignmentReason } from './assignment-reason.ts';
import { decideTicket } from './decide-ticket.ts';
import type { TicketCommand } from './ticket-commands.ts';

const assign: TicketCommand = {
  name: 'ticket.assign',
  input: { ticketId: ticketId(), technicianId: technicianId() },
};
const resolve: TicketCommand = {
  name: 'ticket.resolve',
  input: { ticketId: ticketId(), resolution: 'selesai' },
};

const spokeForThem: AssignmentReason = {
  distanceMetres: 2400,
  travelMinutes: 7,
  load: 1,
  skills: ['splicing'],
  candidates: 3,
  begins: { at: minutesAfter(50), lateMinutes: 0 },
};

const withTechnician = (facts: Parameters<typeof aTechnician>[0]) => {
  const technician = aTechnician(facts);
  return aContext({
    technician: () => technician,
    ticket: () => null,
  });
};

describe('a command on a ticket', () => {
  it('is refused when nobody knows the ticket', () => {
    expect(decideTicket(null, resolve, aContext())).toEqual({
      ok: false,
      refusal: { code: 'ticket-unknown' },
    });
  });

  it('is refused with the status it met when it came too late', () => {
    const resolved = aTicket({ type: 'resolved', resolution: 'sudah' });
    expect(decideTicket(resolved, resolve, aContext())).toEqual({
      ok: false,
      refusal: { code: 'not-in-this-status', status: 'resolved', wanted: 'resolved' },
    });
  });

  it('acknowledges once, and tells the second who was first', () => {
    const acknowledge: TicketCommand = { name: 'ticket.acknowledge', input: { ticketId: ticketId() } };
    expect(decideTicket(aTicket(), acknowledge, aContext())).toMatchObject({ ok: true });
    expect(decideTicket(aTicket({ type: 'acknowledged' }), acknowledge, aContext())).toEqual({
      ok: false,
      refusal: { code: 'already-acknowledged', byName: 'Rina Kartika', at: minutesAfter(1) },
    });
  });

  it('re-targets both clocks when the priority changes', () => {
    const raise: TicketCommand = {
      name: 'ticket.change-priority',
      input: { ticketId: ticketId(), priority: 'critical', reason: 'rumah sakit' },
    };
    const decision = decideTicket(aTicket(), raise, aContext());
    expect(decision).toMatchObject({
      ok: true,
      value: [
        {
          type: 'priority-changed',
          from: 'high',
          to: 'critical',
          targets: { resolution: { durationMs: 4 * hourMs } },
        },
      ],
    });
  });
});

describe('assigning', () => {
  it('is accepted for a technician on shift with the skill', () => {
    expect(decideTicket(aTicket(), assign, aContext())).toEqual({
      ok: true,
      value: [{ type: 'assigned', technicianId: technicianId(), reason: null }],
    });
  });

  it('keeps what the person saw who chose them', () => {
    const seen: TicketCommand = { name: 'ticket.assign', input: { ...assign.input, because: spokeForThem } };
    expect(decideTicket(aTicket(), seen, aContext())).toMatchObject({ value: [{ reason: spokeForThem }] });
  });

  it('is refused on a break, with the time it ends', () => {
    const until = minutesAfter(60);
    const context = withTechnician({
      availability: { kind: 'on-break', until, shiftUntil: instant(noon + 8 * hourMs) },
    });
    expect(decideTicket(aTicket(), assign, context)).toEqual({
      ok: false,
      refusal: { code: 'technician-on-break', name: 'Dedi Kurniawan', until },
    });
  });

  it('is refused after the shift has ended even if nobody ended it', () => {
    const context = withTechnician({ availability: { kind: 'on-shift', until: minutesAfter(10) } });
    expect(decideTicket(aTicket(), assign, context)).toMatchObject({
      refusal: { code: 'technician-off-shift' },
    });
  });

  it('is refused without the skill, and names it', () => {
    const context = withTechnician({ skills: ['ont'] });
    expect(decideTicket(aTicket(), assign, context)).toMatchObject({
      refusal: { code: 'skill-missing', skills: ['splicing'] },
    });
  });
});

describe('assigning somebody who is not at work', () => {
  const offShift = { availability: { kind: 'off-shift', nextShiftAt: null } } as const;
  const overriding = { obstacle: 'technician-off-shift', reason: 'Rumah sakit gelap' } as const;
  const callIn: TicketCommand = { name: 'ticket.assign', input: { ...assign.input, overriding } };

  it('is accepted when their being off shift is passed over, and the event keeps the reason', () => {
    expect(decideTicket(aTicket(), callIn, withTechnician(offShift))).toEqual({
      ok: true,
      value: [{ type: 'assigned', technicianId: technicianId(), reason: null, overriding }],
    });
  });

  it('is refused when something else is in the way than what is passed over', () => {
    expect(decideTicket(aTicket(), callIn, withTechnician({ ...offShift, skills: ['ont'] }))).toMatchObject({
      refusal: { code: 'skill-missing' },
    });
    const onLeave = withTechnician({ availability: { kind: 'on-leave', until: null } });
    expect(decideTicket(aTicket(), callIn, onLeave)).toMatchObject({
      refusal: { code: 'technician-on-leave' },
    });
  });

  it('passes over nothing once they have come to work', () => {
    expect(decideTicket(aTicket(), callIn, aContext())).toEqual(decideTicket(aTicket(), assign, aContext()));
  });
});

describe('assigning by rule', () => {
  const auto: TicketCommand = { name: 'ticket.auto-assign', input: { ticketId: ticketId() } };

  it('gives it to the first who is offered, and says why', () => {
    const offered = [2, 1].map((n) => ({
      technicianId: technicianId(n),
      name: `T${n}`,
      reason: { ...spokeForThem, load: n },
    }));
    expect(decideTicket(aTicket(), auto, aContext({ candidates: () => offered }))).toEqual({
      ok: true,
      value: [{ type: 'assigned', technicianId: technicianId(2), reason: { ...spokeForThem, load: 2 } }],
    });
  });

  it('is refused when nobody can take it, and names the skills that were missing', () => {
    expect(decideTicket(aTicket(), auto, aContext({ candidates: () => [] }))).toEqual({
      ok: false,
      refusal: { code: 'nobody-available', skills: ['splicing'] },
    });
  });
});
