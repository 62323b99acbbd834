import { openInput } from '../../../electron/desk/testing/builders.ts';
import type { Random } from '../../../server/demo/random/random.ts';
import type { CommandName } from '../../../shared/contracts/commands.ts';
import { watchAt, watchBefore } from '../../../shared/domain/hand-over/watch.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { idOf, technicianIds } from './people.ts';

/** What people mean to do, the frequent first. Much of it is refused: the ticket is not in that state, or the role may not. */
const wishes: readonly (readonly [name: CommandName, weight: number])[] = [
  ['ticket.open', 6],
  ['ticket.add-note', 10],
  ['ticket.acknowledge', 3],
  ['ticket.assign', 4],
  ['ticket.auto-assign', 2],
  ['ticket.resolve', 4],
  ['ticket.close', 2],
  ['ticket.reopen', 3],
  ['ticket.change-priority', 4],
  ['ticket.wait', 2],
  ['ticket.resume', 2],
  ['ticket.depart', 1],
  ['ticket.arrive', 1],
  ['ticket.unassign', 1],
  ['ticket.cancel', 1],
  ['ticket.join-outage', 3],
  ['ticket.leave-outage', 2],
  ['outage.accept', 4],
  ['outage.dismiss', 2],
  ['technician.set-availability', 2],
  ['technician.set-team', 1],
  ['board.save', 5],
  ['board.remove', 1],
  ['filter.save', 4],
  ['filter.remove', 1],
  ['choice.first-board', 1],
  ['log.write', 3],
  ['log.strike', 1],
  ['pin.set', 3],
  ['pin.lift', 2],
  ['hand-over.close', 1],
  ['hand-over.take', 1],
  ['work-order.set', 3],
  ['dispatch.set-routes', 3],
  ['dispatch.set-shift', 1],
  ['dispatch.set-weights', 1],
  ['dispatch.publish', 1],
  ['van.set', 2],
  ['part.save', 1],
];

export const chooseWish = (random: Random): CommandName => random.weighted(wishes);

type Facts = {
  readonly ticketId: string;
  readonly otherTicketId: string;
  /** Of nobody yet. */
  readonly newTicketId: string;
  readonly now: number;
  readonly account: string;
  readonly random: Random;
  /** What the desk shows of a row: what a change of it is made from. */
  readonly versionShown: (entity: 'boards' | 'filters' | 'vans' | 'parts', id: string) => number;
  /** The version of a day's routes the desk shows. */
  readonly routesVersionShown: (planDay: string) => number;
};

const siteIds = [1, 2].map((n) => idOf(5, n));
const boardIds = [1, 2].map((n) => idOf(12, n));
const filterIds = [1, 2].map((n) => idOf(13, n));

const boardInput = ({ random, versionShown }: Facts) => {
  const boardId = random.pick(boardIds);
  const tickets = { kind: 'saved', filterId: random.pick(filterIds) };
  const tile = { id: idOf(14, 1), x: 0, y: 0, width: 12, height: 12, content: { kind: 'queue', tickets } };
  return {
    boardId,
    name: `Papan ${random.int(1, 999)}`,
    shared: random.chance(0.6),
    defaultFor: random.pick([null, null, 'operator']),
    tiles: random.chance(0.5) ? [tile] : [],
    baseVersion: versionShown('boards', boardId),
  };
};

const filterInput = ({ random, versionShown }: Facts) => {
  const filterId = random.pick(filterIds);
  const condition = { kind: 'fact', field: 'mine', is: true };
  return {
    filterId,
    name: `Saringan ${random.int(1, 999)}`,
    shared: random.chance(0.6),
    expression: { kind: 'group', match: 'all', of: [condition] },
    baseVersion: versionShown('filters', filterId),
  };
};

const planDays = ['2026-11-23', '2026-11-24'];
const entryIds = [1, 2, 3].map((n) => idOf(15, n));
const partId = idOf(17, 1);
const handOverIds = [1, 2, 3].map((n) => idOf(16, n));

const handOverInput = ({ now, random }: Facts) => ({
  handOverId: random.pick(handOverIds),
  watchFrom: random.chance(0.5) ? watchAt(now).from : watchBefore(watchAt(now)).from,
  summary: `Giliran ${random.int(1, 999)}`,
  count: {
    countedAt: now,
    open: { critical: 0, high: 1, normal: 2, low: 0 },
    unacknowledgedCriticals: 0,
    opened: random.int(0, 9),
    resolved: 0,
    breached: 0,
    techniciansOnDuty: 2,
    pins: 0,
    pinned: [],
  },
});

const availability = ({ now, random }: Facts) =>
  random.pick([
    { kind: 'on-shift', until: now + 8 * hourMs },
    { kind: 'on-break', until: now + 20 * minuteMs, shiftUntil: now + 8 * hourMs },
    { kind: 'off-shift', nextShiftAt: null },
  ]);

const inputs: Readonly<Record<CommandName, (facts: Facts) => object>> = {
  'ticket.open': ({ ticketId }) => ({ ...openInput(1), ticketId }),
  'ticket.acknowledge': ({ ticketId }) => ({ ticketId }),
  'ticket.assign': ({ ticketId, random }) => ({ ticketId, technicianId: random.pick(technicianIds) }),
  'ticket.auto-assign': ({ ticketId }) => ({ ticketId }),
  'ticket.unassign': ({ ticketId }) => ({ ticketId, reason: 'sakit' }),
  'ticket.depart': ({ ticketId }) => ({ ticketId }),
  'ticket.arrive': ({ ticketId }) => ({ ticketId }),
  'ticket.wait': ({ ticketId }) => ({ ticketId, reason: 'customer', note: '' }),
  'ticket.resume': ({ ticketId }) => ({ ticketId }),
  'ticket.resolve': ({ ticketId }) => ({ ticketId, resolution: 'konektor diganti' }),
  'ticket.close': ({ ticketId }) => ({ ticketId }),
  'ticket.cancel': ({ ticketId }) => ({ ticketId, reason: 'salah lapor' }),
  'ticket.reopen': ({ ticketId }) => ({ ticketId, reason: 'mati lagi' }),
  'ticket.change-priority': ({ ticketId, random }) => ({
    ticketId,
    priority: random.pick(['low', 'normal', 'high', 'critical']),
    reason: 'pelanggan penting',
  }),
  'ticket.add-note': ({ ticketId, random }) => ({ ticketId, text: `catatan ${random.int(1, 999)}` }),
  'ticket.join-outage': ({ ticketId, otherTicketId }) => ({ ticketId, parentId: otherTicketId }),
  'ticket.leave-outage': ({ ticketId }) => ({ ticketId, reason: 'sebab lain' }),
  'outage.accept': ({ newTicketId, ticketId, otherTicketId, random }) => ({
    ticketId: newTicketId,
    siteId: random.pick(siteIds),
    ticketIds: [ticketId, otherTicketId],
    title: 'Gangguan massal',
    description: '',
    priority: 'critical',
    position: { longitude: 107.3, latitude: -6.3 },
    district: 'Klari',
    village: 'Gintungkerta',
  }),
  'outage.dismiss': ({ random }) => ({
    siteId: random.pick(siteIds),
    reason: 'kebetulan',
    minutes: random.pick([0, 60]),
  }),
  'technician.set-availability': (facts) => ({
    technicianId: facts.random.pick(technicianIds),
    availability: availability(facts),
  }),
  'technician.set-team': ({ random }) => ({
    technicianId: random.pick(technicianIds),
    team: random.pick([null, 'Karawang', 'Cikampek']),
  }),
  'board.save': boardInput,
  'board.remove': ({ random, versionShown }) => {
    const boardId = random.pick(boardIds);
    return { boardId, baseVersion: Math.max(1, versionShown('boards', boardId)) };
  },
  'filter.save': filterInput,
  'filter.remove': ({ random, versionShown }) => {
    const filterId = random.pick(filterIds);
    return { filterId, baseVersion: Math.max(1, versionShown('filters', filterId)) };
  },
  'choice.first-board': ({ random, account }) => ({
    accountId: account,
    firstBoardId: random.pick([null, ...boardIds]),
  }),
  'log.write': ({ random, ticketId }) => ({
    entryId: random.pick(entryIds),
    text: `catatan ${random.int(1, 999)}`,
    ticketId: random.chance(0.5) ? ticketId : null,
  }),
  'log.strike': ({ random }) => ({ entryId: random.pick(entryIds), reason: 'keliru' }),
  'pin.set': ({ ticketId, random }) => ({ ticketId, reason: `pantau ${random.int(1, 999)}` }),
  'pin.lift': ({ ticketId }) => ({ ticketId }),
  'hand-over.close': handOverInput,
  'hand-over.take': ({ random }) => ({ handOverId: random.pick(handOverIds) }),
  'work-order.set': ({ ticketId, random, now }) => ({
    ticketId,
    terms: random.pick([
      { serviceMinutes: random.int(10, 90) },
      { promise: { from: now, to: now + hourMs } },
      { needsVisit: random.chance(0.5) },
    ]),
  }),
  'dispatch.set-routes': ({ random, ticketId, routesVersionShown }) => {
    const planDay = random.pick(planDays);
    const routes = [{ technicianId: random.pick(technicianIds), ticketIds: [ticketId] }];
    return { planDay, basedOn: routesVersionShown(planDay), routes };
  },
  'dispatch.set-shift': ({ random }) => ({
    planDay: random.pick(planDays),
    technicianId: random.pick(technicianIds),
    shift: random.pick([null, { kind: 'absent', note: null }]),
  }),
  'dispatch.set-weights': ({ random }) => ({ planDay: random.pick(planDays), weights: null }),
  'dispatch.publish': ({ random, routesVersionShown }) => {
    const planDay = random.pick(planDays);
    return { planDay, basedOn: routesVersionShown(planDay) };
  },
  'van.set': ({ random, versionShown }) => {
    const technicianId = random.pick(technicianIds);
    return {
      technicianId,
      baseVersion: versionShown('vans', technicianId),
      ...random.pick([
        { stock: { [partId]: random.int(0, 9) } },
        { stock: null },
        { rates: null },
        { dayEnd: random.pick([null, { kind: 'home' }, { kind: 'site', siteId: random.pick(siteIds) }]) },
        { mostDrivingMinutes: random.pick([null, 240]), rest: null },
        { certificates: random.pick([[], [{ code: 'height', validUntil: '2026-12-31' }]]) },
      ]),
    };
  },
  'part.save': ({ random, versionShown }) => ({
    partId,
    baseVersion: versionShown('parts', partId),
    names: { id: 'ONT', en: 'ONT' },
    unit: 'piece',
    usual: { installation: random.int(0, 3) },
    retired: random.chance(0.2),
  }),
};

export const inputOf = (name: CommandName, facts: Facts): object => inputs[name](facts);

/** The n-th command and ticket of a run. */
export const commandIdOf = (n: number): string => idOf(8, n);
export const ticketIdOf = (n: number): string => idOf(1, n);
