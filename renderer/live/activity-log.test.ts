import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { accountIdSchema, technicianIdSchema } from '../../shared/kernel/ids.ts';
import { hourMs, instant, minuteMs } from '../../shared/kernel/instant.ts';
import { ActivityLog } from './activity-log.ts';
import { alwaysOpen, aTicket, noon, uuid } from './testing/ticket-builder.ts';
import { ticketFacts } from './ticket-facts.ts';

const dedi = technicianIdSchema.parse(uuid(500));
const minutesAgo = (minutes: number) => instant(noon - minutes * minuteMs);
const next = (ticket: Ticket, difference: Partial<Ticket>): Ticket => ({
  ...ticket,
  version: ticket.version + 1,
  updatedAt: noon,
  ...difference,
});
const assigned = (at: number) =>
  ({ status: 'assigned', technicianId: dedi, since: instant(at) }) satisfies Ticket['state'];
const told = (log: ActivityLog) => log.entries.map(({ what }) => what);

describe('what happened last', () => {
  it('is told by rows that were already there, newest first', () => {
    const log = new ActivityLog();
    const acknowledgement = {
      by: accountIdSchema.parse(uuid(9001)),
      byName: 'Rina',
      at: minutesAgo(20),
    };
    log.replace(
      null,
      aTicket(1, { openedAt: minutesAgo(30), acknowledgement, state: assigned(minutesAgo(5)) }),
    );
    log.replace(null, aTicket(2, { openedAt: minutesAgo(10) }));
    expect(log.entries.map(({ what, ticketId }) => [what, ticketId])).toEqual([
      ['assigned', uuid(1)],
      ['opened', uuid(2)],
      ['acknowledged', uuid(1)],
      ['opened', uuid(1)],
    ]);
  });

  it('keeps what a later row no longer tells', () => {
    const log = new ActivityLog();
    const first = aTicket(1);
    const second = next(first, { state: assigned(minutesAgo(5)) });
    const third = next(second, { state: { status: 'en-route', technicianId: dedi, since: minutesAgo(2) } });
    log.replace(null, first);
    log.replace(first, second);
    log.replace(second, third);
    expect(told(log)).toEqual(['en-route', 'assigned', 'opened']);
  });

  it('hears that somebody was let go, a ticket reopened and its priority raised', () => {
    const log = new ActivityLog();
    const held = aTicket(1, { state: assigned(minutesAgo(30)) });
    log.replace(null, held);
    log.replace(held, next(held, { state: { status: 'open' }, priority: 'high' }));
    expect(told(log).slice(0, 2).sort()).toEqual(['raised', 'unassigned']);
    const done = aTicket(2, {
      state: { status: 'resolved', resolution: '', resolvedAt: minutesAgo(9), technicianId: null },
    });
    log.replace(null, done);
    log.replace(done, next(done, { state: { status: 'open' }, reopenedCount: 1, updatedAt: minutesAgo(-1) }));
    expect(told(log)[0]).toBe('reopened');
  });

  it('takes back a wish that was refused, and tells the server’s time of one that was not', () => {
    const log = new ActivityLog();
    const first = aTicket(1);
    const wish = next(first, { state: assigned(minutesAgo(2)) });
    log.replace(null, first);
    log.replace(first, wish);
    log.replace(wish, first);
    expect(told(log)).toEqual(['opened']);
    log.replace(first, wish);
    log.replace(wish, { ...wish, state: assigned(minutesAgo(1)) });
    expect(log.entries.map(({ what, at }) => [what, at])).toEqual([
      ['assigned', minutesAgo(1)],
      ['opened', first.openedAt],
    ]);
  });

  it('hears of a target that time has passed, once', () => {
    const log = new ActivityLog();
    const facts = ticketFacts(aTicket(1, { openedAt: instant(noon - 4.5 * hourMs) }), noon, alwaysOpen);
    log.passed(facts);
    log.passed(facts);
    expect(log.entries).toMatchObject([{ what: 'breached', at: noon - 0.5 * hourMs }]);
  });

  it('holds a hundred, whatever comes', () => {
    const log = new ActivityLog();
    for (let n = 0; n < 3000; n += 1)
      log.replace(null, aTicket(n, { openedAt: minutesAgo((n * 37) % 3000) }));
    expect(log.entries).toHaveLength(100);
    expect(log.entries.every(({ at }, index) => at === minutesAgo(index))).toBe(true);
  });
});
