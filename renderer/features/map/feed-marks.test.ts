import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../../shared/kernel/ids.ts';
import { CustomersBehind } from '../../live/customers-behind.ts';
import type { ReadableRows } from '../../live/live-rows.ts';
import { aTicket, noon, uuid } from '../../live/testing/ticket-builder.ts';
import { areaOf } from './feed-marks.ts';

describe('the area of an outage', () => {
  const parent = aTicket(1, { priority: 'critical' });
  const parts = [aTicket(2, { priority: 'high' }), aTicket(3), aTicket(4, { priority: 'high' })];
  const rows = {
    tickets: new Map([parent, ...parts].map((ticket) => [ticket.id as string, ticket])),
    sites: new Map(),
  } as unknown as ReadableRows;
  const line = {
    key: 'a',
    siteId: siteIdSchema.parse(uuid(501)),
    ticketIds: parts.map(({ id }) => id),
    joiningIds: [],
    since: noon,
    customers: 0,
  };
  const countOf = (facts: Pick<Parameters<typeof areaOf>[0], 'parent' | 'worst'>) =>
    areaOf({ ...line, ...facts }, { rows, customersBehind: new CustomersBehind() }).marks;

  it('counts the outage itself once somebody has accepted it', () => {
    expect(countOf({ parent, worst: 'critical' })).toEqual({ ofWorst: 1, others: 3 });
  });

  it('counts of a proposed one the tickets that tell of it', () => {
    expect(countOf({ parent: null, worst: 'high' })).toEqual({ ofWorst: 2, others: 1 });
  });
});
