import { priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import { availabilityAt } from '../../../shared/domain/technicians/technician.ts';
import { requiredSkills } from '../../../shared/domain/tickets/required-skills.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { cancelReasons, reopenReasons } from '../texts/room-texts.ts';
import { localHour } from '../time/jakarta.ts';
import type { SimulatedTicket } from './ports.ts';
import type { Scene } from './scene.ts';
import { spread, type Temperament } from './temperament.ts';

const operator = { kind: 'operator' } as const;
const isUrgent = ({ priority }: SimulatedTicket) => priority === 'critical' || priority === 'high';
const isByDay = (scene: Scene) => localHour(scene.now) >= 7 && localHour(scene.now) < 21;

/** Shares of tickets that wait for the person at the board, and how long until somebody else takes pity. */
const humanShare = { critical: 0.6, high: 0.3, normal: 0.07, low: 0.04 };
const humanPatienceMs = { critical: 35 * minuteMs, high: 90 * minuteMs, normal: 4 * hourMs, low: 7 * hourMs };
const answerMs = { critical: 3 * minuteMs, high: 6 * minuteMs, normal: 17 * minuteMs, low: 38 * minuteMs };

const humanDelayMs = ({ priority }: SimulatedTicket, { forHuman }: Temperament) =>
  forHuman < humanShare[priority] ? humanPatienceMs[priority] : 0;

export async function answerCustomers(scene: Scene): Promise<void> {
  for (const ticket of scene.free()) {
    if (ticket.state.status !== 'open' || ticket.acknowledgement) continue;
    const temperament = scene.temperaments.of(ticket.id);
    const night = isUrgent(ticket) || isByDay(scene) ? 1 : 1.8;
    const delayMs = spread(temperament.answer, answerMs[ticket.priority] * night, 0.7);
    if (scene.now - ticket.openedAt < delayMs + humanDelayMs(ticket, temperament)) continue;
    await scene.act({ name: 'ticket.acknowledge', input: { ticketId: ticket.id } }, operator);
  }
}

const remoteShare = {
  outage: 0.07,
  degraded: 0.25,
  equipment: 0.1,
  installation: 0.03,
  relocation: 0.02,
  account: 1,
};
const isRemote = (ticket: SimulatedTicket, { remote }: Temperament) => remote < remoteShare[ticket.kind];
/** An office's 54 hours are spread over a week of 168. */
const wallTargetMs = ({ resolution: { target } }: SimulatedTicket) =>
  target.durationMs * (target.calendarId === 'always' ? 1 : 168 / 54);
const mostOfTarget = 0.97;

/** Due after a share of the target, sooner when the room is too full. */
function isDue(scene: Scene, ticket: SimulatedTicket, share: number, median: number): boolean {
  const wantedMs = Math.min(mostOfTarget, spread(share, median, 0.5)) * wallTargetMs(ticket);
  const sinceMs = scene.now - (ticket.reopenedCount > 0 ? ticket.updatedAt : ticket.openedAt);
  return sinceMs > wantedMs / scene.pace;
}

/** What the room settles without a visit, and what turns out to be nothing. */
export async function settleFromRoom(scene: Scene): Promise<void> {
  if (!isByDay(scene)) return;
  for (const ticket of scene.free()) {
    if (ticket.state.status !== 'open' || !ticket.acknowledgement) continue;
    const temperament = scene.temperaments.of(ticket.id);
    const { id: ticketId } = ticket;
    if (temperament.cancel < 0.035 && isDue(scene, ticket, temperament.close, 0.08)) {
      const reason = scene.words.fill(ticket, cancelReasons, scene.random);
      await scene.act({ name: 'ticket.cancel', input: { ticketId, reason } }, operator);
    } else if (isRemote(ticket, temperament) && isDue(scene, ticket, temperament.dispatch, 0.3)) {
      const resolution = scene.words.fixed(ticket, scene.random);
      await scene.act({ name: 'ticket.resolve', input: { ticketId, resolution } }, operator);
    }
  }
}

const dispatchShare = { critical: 0.02, high: 0.04, normal: 0.21, low: 0.23 };
const mostHeldEach = 6;
const assignmentsPerTick = 2;

/** Sends the most urgent first, as long as somebody on shift has room in the bag. At night only what is urgent. */
export async function dispatch(scene: Scene): Promise<void> {
  const present = scene.technicians.filter(
    ({ availability }) => availabilityAt(availability, scene.now).kind === 'on-shift',
  );
  const due = scene
    .free()
    .filter((ticket) => isDispatchable(scene, ticket))
    .toSorted((a, b) => priorityRank[a.priority] - priorityRank[b.priority] || a.openedAt - b.openedAt);
  let sent = 0;
  for (const ticket of due) {
    if (sent >= assignmentsPerTick) return;
    const skills = requiredSkills(ticket.kind, ticket.tier);
    const able = present.filter((technician) => skills.every((skill) => technician.skills.includes(skill)));
    const hasRoom = able.some(({ id }) => scene.held(id).length < mostHeldEach);
    if (able.length === 0 || (!hasRoom && !isUrgent(ticket))) continue;
    await scene.act({ name: 'ticket.auto-assign', input: { ticketId: ticket.id } }, operator);
    sent += 1;
  }
}

function isDispatchable(scene: Scene, ticket: SimulatedTicket): boolean {
  if (ticket.state.status !== 'open' || !ticket.acknowledgement) return false;
  const temperament = scene.temperaments.of(ticket.id);
  if (isRemote(ticket, temperament)) return false;
  if (!isUrgent(ticket) && !isByDay(scene)) return false;
  const humanMs = isUrgent(ticket) ? humanDelayMs(ticket, temperament) : 0;
  if (scene.now - ticket.acknowledgement.at < humanMs) return false;
  return isDue(scene, ticket, temperament.dispatch, dispatchShare[ticket.priority]);
}

/** Customer service calls back and closes; one in forty hears that it is not over. */
export async function closeResolved(scene: Scene): Promise<void> {
  if (!isByDay(scene)) return;
  for (const ticket of scene.free()) {
    if (ticket.state.status !== 'resolved') continue;
    const { close, reopen } = scene.temperaments.of(ticket.id);
    if (scene.now - ticket.state.resolvedAt < spread(close, 1.6 * hourMs, 0.9)) continue;
    const { id: ticketId } = ticket;
    if (reopen < 0.025 && ticket.reopenedCount === 0) {
      const reason = scene.words.fill(ticket, reopenReasons, scene.random);
      await scene.act({ name: 'ticket.reopen', input: { ticketId, reason } }, operator);
    } else await scene.act({ name: 'ticket.close', input: { ticketId } }, operator);
  }
}
