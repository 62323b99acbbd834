import { parseMapping } from '../mapping/load-mapping.ts';
import type { TicketMapping } from '../mapping/mapping.ts';

const priority = { column: 'priority', values: { P1: 'critical', P2: 'high', P3: 'normal', P4: 'low' } };
const facts = {
  externalId: 'id',
  title: 'title',
  kind: { constant: 'degraded' },
  tier: { constant: 'home' },
  priority,
};

/** A log with the columns id, at, status, priority, title, who, place, assignee. */
export const eventLogMapping = (changes: object = {}): TicketMapping =>
  ticketMapping({
    layout: 'event-log',
    dateFormats: ['D/M/YYYY HH:mm'],
    fields: {
      ...facts,
      at: 'at',
      actor: 'who',
      location: 'place',
      assignee: 'assignee',
      status: {
        column: 'status',
        values: {
          New: 'open',
          Active: 'active',
          Awaiting: 'waiting-customer',
          Resolved: 'resolved',
          Closed: 'closed',
        },
      },
    },
    ...changes,
  });

/** A table with the columns id, opened, resolved, closed, status, priority, title. */
export const rowPerTicketMapping = (changes: object = {}): TicketMapping =>
  ticketMapping({
    layout: 'one-row-per-ticket',
    fields: {
      ...facts,
      openedAt: 'opened',
      resolvedAt: 'resolved',
      closedAt: 'closed',
      status: { column: 'status', values: { Open: 'open', Resolved: 'resolved', Closed: 'closed' } },
    },
    ...changes,
  });

const ticketMapping = (said: object): TicketMapping =>
  parseMapping(
    { entity: 'tickets', source: 'old-desk', ...said },
    'test mapping',
    'tickets',
  ) as TicketMapping;

export const eventLog = (rows: readonly string[]): string =>
  ['id,at,status,priority,title,who,place,assignee', ...rows, ''].join('\n');

export const ticketRows = (rows: readonly string[]): string =>
  ['id,opened,resolved,closed,status,priority,title', ...rows, ''].join('\n');
