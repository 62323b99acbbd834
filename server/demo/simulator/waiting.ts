import type { WaitingReason } from '../../../shared/domain/sla/sla-clock.ts';
import { availabilityAt, type Technician } from '../../../shared/domain/technicians/technician.ts';
import { requiredSkills } from '../../../shared/domain/tickets/required-skills.ts';
import { hourMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import { localHour } from '../time/jakarta.ts';
import type { SimulatedTicket } from './ports.ts';
import type { Roads } from './roads.ts';
import type { Scene } from './scene.ts';
import { spread } from './temperament.ts';

const operator = { kind: 'operator' } as const;
const waitMs: Readonly<Record<WaitingReason, number>> = {
  customer: 2 * hourMs,
  parts: 20 * hourMs,
  access: 5 * hourMs,
  'third-party': 9 * hourMs,
};
const stillThereMetres = 400;
const longAbsenceMs = 5 * hourMs;
/** A normal ticket younger than this still meets its day's target when the holder comes back in the morning. */
const tomorrowMs = 7 * hourMs;

/** Ends waits that are over: on the spot if the technician is still there, otherwise back into somebody's bag. */
export async function endWaits(scene: Scene, roads: Roads): Promise<void> {
  const hour = localHour(scene.now);
  if (hour < 7 || hour > 21) return;
  for (const ticket of scene.free()) {
    const { state } = ticket;
    if (state.status !== 'waiting') continue;
    const { wait } = scene.temperaments.of(ticket.id);
    if (scene.now - state.since < spread(wait, waitMs[state.reason], 0.7) / scene.pace) continue;
    const holder = scene.technicians.find(({ id }) => id === state.technicianId);
    await endWait(scene, roads, ticket, holder ?? null);
  }
}

async function endWait(
  scene: Scene,
  roads: Roads,
  ticket: SimulatedTicket,
  holder: Technician | null,
): Promise<void> {
  const { id: ticketId, state } = ticket;
  if (!holder || state.status !== 'waiting') {
    await scene.act({ name: 'ticket.resume', input: { ticketId } }, operator);
    return;
  }
  if (!canTake(scene, holder, ticket)) {
    const reason = `${holder.name} tidak bertugas, dijadwalkan ulang.`;
    await scene.act({ name: 'ticket.unassign', input: { ticketId, reason } }, operator);
    return;
  }
  const isBusy = scene
    .held(holder.id)
    .some(({ state: { status } }) => status === 'on-site' || status === 'en-route');
  const place = roads.placeOf(holder.id, holder.home);
  const isThere = ticket.position !== null && distanceMetres(place, ticket.position) < stillThereMetres;
  if (state.resumesTo === 'on-site' && isThere && !isBusy) {
    await scene.act(
      { name: 'ticket.resume', input: { ticketId } },
      { kind: 'technician', technicianId: holder.id },
    );
  } else await scene.act({ name: 'ticket.assign', input: { ticketId, technicianId: holder.id } }, operator);
}

const canTake = (scene: Scene, technician: Technician, ticket: SimulatedTicket) =>
  availabilityAt(technician.availability, scene.now).kind === 'on-shift' &&
  requiredSkills(ticket.kind, ticket.tier).every((skill) => technician.skills.includes(skill));

/** What somebody who went home leaves in the bag goes back to the room, unless it can wait for the next shift. */
export async function takeBackFromAbsent(scene: Scene): Promise<void> {
  const free = new Set(scene.free().map(({ id }) => id));
  for (const technician of scene.technicians) {
    const absence = longAbsence(scene, technician);
    if (!absence) continue;
    const left = scene
      .held(technician.id)
      .filter(({ id, state }) => free.has(id) && state.status === 'assigned');
    for (const ticket of left) {
      if (absence === 'until-next-shift' && canWaitUntilTomorrow(scene, ticket)) continue;
      const reason = `Shift ${technician.name} berakhir sebelum sempat dikunjungi.`;
      await scene.act({ name: 'ticket.unassign', input: { ticketId: ticket.id, reason } }, operator);
    }
  }
}

const canWaitUntilTomorrow = ({ now }: Scene, { priority, openedAt }: SimulatedTicket) =>
  priority === 'low' || (priority === 'normal' && now - openedAt < tomorrowMs);

/** Null for somebody who is here or back soon. */
function longAbsence({ now }: Scene, technician: Technician): 'until-next-shift' | 'open-ended' | null {
  const availability = availabilityAt(technician.availability, now);
  if (availability.kind === 'on-leave') return 'open-ended';
  if (availability.kind !== 'off-shift') return null;
  if (availability.nextShiftAt === null) return 'open-ended';
  return availability.nextShiftAt - now < longAbsenceMs ? null : 'until-next-shift';
}
