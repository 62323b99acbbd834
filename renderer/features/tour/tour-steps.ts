import type { Role } from '../../../shared/domain/identity/principal.ts';
import type { OpenDialog } from '../../shell/intent.ts';
import type { ShortcutId } from '../../shell/keys/shortcut-catalogue.ts';

/** What a person may do at a step that shows they have got the point; null where there is only something to look at. */
export type Wish =
  | { readonly kind: 'select' }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'rewind' }
  | { readonly kind: 'open'; readonly dialog: OpenDialog['kind'] };

export type TourStep = {
  readonly id: StepId;
  /** A selector of what it is about; on a screen without it the step is passed over. */
  readonly target: string;
  readonly key: ShortcutId | null;
  readonly wish: Wish | null;
};

const step = <Id extends string>(
  id: Id,
  target: string,
  key: ShortcutId | null = null,
  wish: Wish | null = null,
) => ({ id, target, key, wish });
const opens = (dialog: OpenDialog['kind']): Wish => ({ kind: 'open', dialog });

const search = '.search-field';
const panel = '#ticket-panel';

/** Each says one thing, and has its words among the translations under its name. */
const steps = {
  queue: step('queue', '[data-area="queue"]', 'queue.next', { kind: 'select' }),
  acknowledge: step('acknowledge', panel, 'ticket.acknowledge', { kind: 'acknowledge' }),
  choose: step('choose', panel, 'ticket.choose', opens('assign')),
  note: step('note', panel, 'ticket.note', opens('note')),
  find: step('find', search, 'room.find', opens('finder')),
  newTicket: step('newTicket', '[data-area="queue"]', 'room.new-ticket', opens('new-ticket')),
  counters: step('counters', '.counters'),
  flow: step('flow', '[data-area="flow"]'),
  backlog: step('backlog', '[data-area="backlog"]'),
  people: step('people', '[data-area="people"]', 'room.availability', opens('availability')),
  outages: step('outages', '[data-area="map"]', 'room.outages', opens('outages')),
  dispatch: step('dispatch', '[data-top-link="dispatch"]', 'room.dispatch'),
  boards: step('boards', '[data-top-link="boards"]', 'room.boards', opens('boards')),
  handOver: step('handOver', '[data-top-link="hand-over"]', 'room.hand-over', opens('hand-over')),
  rewind: step('rewind', '.wall-clock', 'room.rewind', { kind: 'rewind' }),
  connection: step('connection', '.connection'),
  displays: step('displays', '.person', 'room.displays', opens('displays')),
  keys: step('keys', '.person', 'room.help', opens('help')),
} as const;

export type StepId = keyof typeof steps;

const { queue, acknowledge, choose, note, find, newTicket, counters, flow, backlog } = steps;
const { people, outages, dispatch, boards, handOver, rewind, connection, displays, keys } = steps;

/** What each role does most, in the order in which a shift meets it; none for who has no console. */
const toursByRole: Readonly<Record<Role, readonly TourStep[]>> = {
  operator: [queue, acknowledge, choose, find, connection, handOver, keys],
  supervisor: [dispatch, outages, people, boards, rewind, handOver, keys],
  manager: [counters, flow, backlog, rewind, boards, keys],
  'customer-service': [find, newTicket, queue, note, connection, keys],
  admin: [find, people, boards, displays, outages, connection, keys],
  technician: [],
  customer: [],
  display: [],
  'acknowledging-display': [],
};

export const tourOf = (role: Role): readonly TourStep[] => toursByRole[role];
export const allSteps: readonly TourStep[] = Object.values(steps);
