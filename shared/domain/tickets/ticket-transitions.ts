import type { TicketStatus } from './ticket.ts';
import type { TicketEventType } from './ticket-events.ts';

/** What an event does to a status: leads to another, leaves it, or cannot happen in it. */
export type Transition = { readonly to: TicketStatus } | 'stays' | 'resumes' | 'impossible';

type LifecycleEvent = Exclude<TicketEventType, 'opened'>;
type Row = Readonly<Record<LifecycleEvent, Transition>>;

const to = (status: TicketStatus): Transition => ({ to: status });

/** Somebody may still work on it. */
const working: Row = {
  'note-added': 'stays',
  'outage-accepted': 'stays',
  'joined-outage': 'stays',
  'left-outage': 'stays',
  acknowledged: 'stays',
  'priority-changed': 'stays',
  assigned: to('assigned'),
  unassigned: to('open'),
  departed: 'impossible',
  arrived: 'impossible',
  'waiting-started': to('waiting'),
  'waiting-ended': 'impossible',
  resolved: to('resolved'),
  closed: 'impossible',
  cancelled: to('cancelled'),
  reopened: 'impossible',
};

/** Nobody works on it any more; it can only be annotated, or come back. */
const settled: Row = {
  'note-added': 'stays',
  'outage-accepted': 'impossible',
  'joined-outage': 'impossible',
  'left-outage': 'impossible',
  acknowledged: 'impossible',
  'priority-changed': 'impossible',
  assigned: 'impossible',
  unassigned: 'impossible',
  departed: 'impossible',
  arrived: 'impossible',
  'waiting-started': 'impossible',
  'waiting-ended': 'impossible',
  resolved: 'impossible',
  closed: 'impossible',
  cancelled: 'impossible',
  reopened: to('open'),
};

/** Total: every status answers every event. `resumes` leads back to where the wait began. */
export const ticketTransitions: Readonly<Record<TicketStatus, Row>> = {
  open: { ...working, unassigned: 'impossible' },
  assigned: { ...working, departed: to('en-route'), arrived: to('on-site') },
  'en-route': { ...working, arrived: to('on-site') },
  'on-site': working,
  waiting: { ...working, 'waiting-ended': 'resumes' },
  resolved: { ...settled, closed: to('closed') },
  closed: settled,
  cancelled: settled,
};
