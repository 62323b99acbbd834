import { priorityRank } from '../../../shared/domain/sla/sla-policy.ts';
import {
  availabilityAt,
  type Technician,
  type TechnicianPosition,
} from '../../../shared/domain/technicians/technician.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { waitingNotes } from '../texts/room-texts.ts';
import { chooseWaitingReason } from '../tickets/field-visit.ts';
import type { SimulatedTicket } from './ports.ts';
import type { Movement, Roads } from './roads.ts';
import type { Scene } from './scene.ts';
import { spread } from './temperament.ts';

type Field = {
  readonly roads: Roads;
  report(position: TechnicianPosition): Promise<void>;
};

const workMs = 44 * minuteMs;
const breatherMs = 4 * minuteMs;
const latestDepartureMs = 25 * minuteMs;
const obstacleShare = 0.17;
const noteShare = 0.5;

/** Each technician does one thing: works where he stands, drives where he is going, or sets off to the next. */
export async function workInTheField(scene: Scene, field: Field): Promise<void> {
  const free = new Set(scene.free().map(({ id }) => id));
  for (const technician of scene.technicians) {
    const mine = scene.held(technician.id);
    const onSite = mine.find(({ state }) => state.status === 'on-site');
    const enRoute = mine.find(({ state }) => state.status === 'en-route');
    const isPresent = availabilityAt(technician.availability, scene.now).kind === 'on-shift';
    if (onSite) {
      await stand(scene, field, technician);
      if (free.has(onSite.id)) await work(scene, technician, onSite);
    } else if (enRoute?.position) await drive(scene, field, technician, enRoute, enRoute.position);
    else if (isPresent) {
      await stand(scene, field, technician);
      await setOff(
        scene,
        technician,
        mine.filter(({ id, state }) => state.status === 'assigned' && free.has(id)),
      );
    }
  }
}

async function work(scene: Scene, technician: Technician, ticket: SimulatedTicket): Promise<void> {
  if (ticket.state.status !== 'on-site') return;
  const { now, random, words } = scene;
  const actor = { kind: 'technician', technicianId: technician.id } as const;
  const { id: ticketId } = ticket;
  const temperament = scene.temperaments.of(ticketId);
  const doneMs = Math.min(3.5 * workMs, Math.max(9 * minuteMs, spread(temperament.work, workMs, 0.5)));
  const spentMs = now - ticket.state.since;
  const hasWaited = ticket.resolution.segments.some(({ kind }) => kind === 'paused');
  if (temperament.obstacle < obstacleShare && !hasWaited && spentMs > doneMs * 0.3) {
    const reason = chooseWaitingReason(random);
    const note = words.fill(ticket, waitingNotes[reason], random);
    await scene.act({ name: 'ticket.wait', input: { ticketId, reason, note } }, actor);
  } else if (spentMs >= doneMs) {
    const resolution = words.fixed(ticket, random);
    await scene.act({ name: 'ticket.resolve', input: { ticketId, resolution } }, actor);
  } else if (temperament.wait < noteShare && crosses(spentMs, scene.elapsedMs, doneMs * 0.6)) {
    const text = words.noted(ticket, random);
    await scene.act({ name: 'ticket.add-note', input: { ticketId, text } }, actor);
  }
}

const crosses = (spentMs: number, elapsedMs: number, mark: number) =>
  spentMs >= mark && spentMs - elapsedMs < mark;

async function drive(
  scene: Scene,
  field: Field,
  technician: Technician,
  ticket: SimulatedTicket,
  to: Position,
): Promise<void> {
  const from = field.roads.placeOf(technician.id, technician.home);
  const movement = field.roads.drive(technician.id, { ticketId: ticket.id, from, to }, scene.elapsedMs);
  await report(scene, field, technician, movement);
  if (!movement.arrived) return;
  await scene.act(
    { name: 'ticket.arrive', input: { ticketId: ticket.id } },
    { kind: 'technician', technicianId: technician.id },
  );
}

async function stand(scene: Scene, field: Field, technician: Technician): Promise<void> {
  if (!field.roads.isSilentSince(technician.id, scene.now)) return;
  const position = field.roads.placeOf(technician.id, technician.home);
  await report(scene, field, technician, { position, headingDegrees: null, speedKmh: 0 });
}

async function report(
  scene: Scene,
  { roads, report: send }: Field,
  { id }: Technician,
  { position, headingDegrees, speedKmh }: Movement,
): Promise<void> {
  roads.reported(id, position, scene.now);
  await send({ technicianId: id, position, headingDegrees, speedKmh, recordedAt: scene.now });
}

/** The most urgent and oldest in the bag, after a breather, and not when the shift is nearly over. */
async function setOff(
  scene: Scene,
  technician: Technician,
  assigned: readonly SimulatedTicket[],
): Promise<void> {
  const [next] = assigned.toSorted(
    (a, b) => priorityRank[a.priority] - priorityRank[b.priority] || a.openedAt - b.openedAt,
  );
  const availability = availabilityAt(technician.availability, scene.now);
  if (!next || availability.kind !== 'on-shift') return;
  if (availability.until - scene.now < latestDepartureMs) return;
  const urgent = next.priority === 'critical';
  const pauseMs = urgent ? breatherMs / 4 : breatherMs / Math.min(1.5, scene.pace);
  if (!scene.random.chance(1 - Math.exp(-scene.elapsedMs / pauseMs))) return;
  await scene.act(
    { name: 'ticket.depart', input: { ticketId: next.id } },
    { kind: 'technician', technicianId: technician.id },
  );
}
