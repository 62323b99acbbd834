import { startClock } from '../../../shared/domain/sla/sla-clock.ts';
import { type Ticket, ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';

export const noon = instant(Date.parse('2026-11-22T12:00:00+07:00'));
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** An open ticket of normal priority, opened an hour ago with four hours to restore; a test shows only what differs. */
export function aTicket(n: number, difference: Partial<Ticket> = {}): Ticket {
  const openedAt = difference.openedAt ?? instant(noon - hourMs);
  return {
    ...ticketSchema.parse({
      id: uuid(n),
      number: `TKT-20261122-${String(n).padStart(4, '0')}`,
      version: 1,
      title: 'Internet mati total',
      description: '',
      kind: 'outage',
      priority: 'normal',
      tier: 'home',
      source: 'whatsapp',
      customerId: null,
      siteId: null,
      position: null,
      district: 'Klari',
      village: 'Gintungkerta',
      state: { status: 'open' },
      outage: null,
      acknowledgement: null,
      response: startClock({ durationMs: hourMs, calendarId: 'always' }, openedAt),
      resolution: startClock({ durationMs: 4 * hourMs, calendarId: 'always' }, openedAt),
      openedAt,
      updatedAt: openedAt,
      reopenedCount: 0,
    }),
    ...difference,
  };
}

export const alwaysOpen = () => ({
  calendarId: 'always',
  between: (from: number, to: number) => Math.max(0, to - from),
  after: (from: number, durationMs: number) => instant(from + durationMs),
});
