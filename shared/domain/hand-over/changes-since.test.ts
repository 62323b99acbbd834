import { describe, expect, it } from 'vitest';
import { hourMs, type Instant, instant } from '../../kernel/instant.ts';
import { accountId, aTicket, minutesAfter, noon, technicianId, ticketId } from '../testing/builders.ts';
import { anEntry, entryId } from '../testing/hand-over-builders.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { changesInRows, changesOfKind, isNothing, mostListed } from './changes-since.ts';

const calendars = () => ({
  calendarId: 'always',
  between: (from: Instant, to: Instant) => Math.max(0, to - from),
  after: (from: Instant, durationMs: number) => instant(from + durationMs),
});
const me = accountId(7);
const now = instant(noon + hourMs);
const since = minutesAfter(10);
const changes = (tickets: readonly Ticket[], log: readonly ReturnType<typeof anEntry>[] = []) =>
  changesInRows({ tickets, log, calendars }, { since, now, reader: me });

describe('what the rows tell of an absence', () => {
  it('is nothing when nothing happened', () => {
    expect(isNothing(changes([aTicket()]))).toBe(true);
  });

  it('is what came and what was resolved since', () => {
    const opened = { ...aTicket(), id: ticketId(2), openedAt: minutesAfter(20), title: 'Feeder putus' };
    const state = {
      status: 'resolved',
      resolution: '',
      resolvedAt: minutesAfter(30),
      technicianId: null,
    } as const;
    const told = changes([opened, { ...aTicket(), state }]);
    expect(told.opened).toMatchObject({
      count: 1,
      latest: [{ ticketId: ticketId(2), text: 'Feeder putus' }],
    });
    expect(told.resolved).toMatchObject({ count: 1, latest: [{ at: minutesAfter(30) }] });
  });

  it('is a target passed since, at the moment it passed', () => {
    const ticket = aTicket();
    const target = { ...ticket.resolution.target, durationMs: hourMs / 2 };
    const told = changes([{ ...ticket, resolution: { ...ticket.resolution, target } }]);
    expect(told.breached).toMatchObject({ count: 1, latest: [{ at: minutesAfter(30), byName: null }] });
  });

  it('is who has what the reader had acknowledged, and nobody else’s', () => {
    const state = { status: 'assigned', technicianId: technicianId(), since: minutesAfter(40) } as const;
    const acknowledged = (by = me) => ({
      ...aTicket(),
      state,
      acknowledgement: { by, byName: '', at: noon },
    });
    expect(changes([acknowledged()]).reassigned.count).toBe(1);
    expect(changes([acknowledged(accountId(8))]).reassigned.count).toBe(0);
  });

  it('is what others wrote, but not what was struck out', () => {
    const late = { writtenAt: noon, recordedAt: minutesAfter(20) };
    const struck = { byName: '', at: minutesAfter(21), reason: '' };
    const told = changes(
      [],
      [
        anEntry(late),
        anEntry({ ...late, id: entryId(2), by: me }),
        anEntry({ ...late, id: entryId(3), struck }),
        anEntry({ id: entryId(4), recordedAt: noon }),
      ],
    );
    expect(told.notes).toMatchObject({ count: 1, latest: [{ byName: 'Rina Kartika' }] });
  });

  it('lists the latest and counts all', () => {
    const many = Array.from({ length: mostListed + 5 }, (_, n) => ({
      ticketId: null,
      number: null,
      priority: null,
      text: '',
      byName: null,
      at: minutesAfter(n),
    }));
    const { count, latest } = changesOfKind(many);
    expect(count).toBe(mostListed + 5);
    expect([latest.length, latest[0]?.at]).toEqual([mostListed, minutesAfter(mostListed + 4)]);
  });
});
