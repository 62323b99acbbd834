import { describe, expect, it } from 'vitest';
import type { ProposedOutage } from '../../shared/domain/outages/propose-outages.ts';
import type { Outages } from '../../shared/domain/outages/read-outages.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { siteIdSchema } from '../../shared/kernel/ids.ts';
import { hourMs, instant } from '../../shared/kernel/instant.ts';
import { outageLines, outagesAround } from './outage-lines.ts';
import type { Room } from './room.ts';
import { supposedOutages } from './supposed-outages.ts';
import { aTicket, noon, uuid } from './testing/ticket-builder.ts';

const [small, large] = [siteIdSchema.parse(uuid(501)), siteIdSchema.parse(uuid(502))];
const parent = aTicket(1, { priority: 'high', outage: { role: 'cause' } });
const resolved = { status: 'resolved', resolution: 'ok', resolvedAt: noon, technicianId: null } as const;
const part = (n: number, facts: Partial<Ticket> = {}) =>
  aTicket(n, { outage: { role: 'part', parentId: parent.id }, ...facts });
const tickets = [
  parent,
  part(2, { openedAt: instant(noon - 3 * hourMs) }),
  part(3, { state: resolved }),
  aTicket(4),
];
const outages: Outages = {
  accepted: [
    {
      parent,
      siteId: small,
      linkedIds: [part(2).id, part(3).id],
      joiningIds: [aTicket(4).id],
    },
  ],
  proposed: [{ siteId: large, ticketIds: [aTicket(5).id], worst: 'high', since: noon }],
};
const known = {
  rows: { tickets: new Map(tickets.map((ticket) => [ticket.id as string, ticket])) },
  customersBehind: { of: (id: string) => (id === large ? 640 : 12) },
} as unknown as Pick<Room, 'rows' | 'customersBehind'>;

describe('the outages of a list', () => {
  it('begin with the gravest, of two as grave with the one that harms more', () => {
    expect(outageLines(outages, known).map(({ siteId }) => siteId)).toEqual([large, small]);
  });

  it('count what is still open, from when the first of it was reported', () => {
    const line = outageLines(outages, known).find(({ parent: of }) => of !== null);
    expect(line).toMatchObject({
      key: parent.id,
      ticketIds: [part(2).id],
      joiningIds: [aTicket(4).id],
      since: noon - 3 * hourMs,
    });
  });

  it('are supposed while nobody has accepted them, and told of when they harm many or one of their tickets is grave', () => {
    const five = [5, 6, 7, 8, 9].map((n) => aTicket(n).id);
    const quiet = { siteId: small, ticketIds: five, worst: 'normal', since: noon } as const;
    const many = { ...quiet, siteId: large };
    const told = (...of: readonly ProposedOutage[]) =>
      supposedOutages({ ...outages, proposed: of }, known).map(({ siteId, harm }) => [siteId, harm]);
    expect(told(quiet)).toEqual([]);
    expect(told(quiet, many)).toEqual([[large, 'critical']]);
    expect(told({ ...quiet, worst: 'high' })).toEqual([[small, 'high']]);
    expect(told({ ...many, ticketIds: five.slice(1) })).toEqual([]);
  });

  it('say of a ticket which it could join, and which it is proposed for', () => {
    expect(outagesAround(aTicket(4), outages).joinable?.parent).toBe(parent);
    expect(outagesAround(aTicket(5), outages)).toMatchObject({ joinable: null, proposed: { siteId: large } });
    expect(outagesAround(aTicket(6), outages)).toEqual({ joinable: null, proposed: null });
  });
});
