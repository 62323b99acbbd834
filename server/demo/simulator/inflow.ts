import type { TicketId } from '../../../shared/kernel/ids.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import { createRandom, type Random } from '../random/random.ts';
import { expectedRate, hourShape } from '../tickets/arrival-rhythm.ts';
import type { IncidentPart } from '../tickets/incidents.ts';
import { complain } from '../tickets/ticket-profile.ts';
import { localDay, localHour, weekdayOf } from '../time/jakarta.ts';
import type { Scene } from './scene.ts';

/** Tickets a day for each ticket that stands open, as in the filled world. */
const dailyShareOfOpen = 0.72;
const shapeOfDay = hourShape.reduce((a, b) => a + b);

/** Expected tickets of a stretch of time: the rhythm of the hour and weekday, and the weather of the day. */
function expectedTickets(now: Instant, elapsedMs: number, targetOpen: number, seed: string): number {
  const day = localDay(now);
  const hour = Math.floor(localHour(now));
  const weather = createRandom(`${seed}/weather/${day}`).logNormal(1, 0.16);
  const weekday = expectedRate(day, hour) / expectedRate(day - weekdayOf(day) + 2, hour);
  const share = ((hourShape[hour] ?? 0) / shapeOfDay) * 24;
  return targetOpen * dailyShareOfOpen * share * weekday * weather * (elapsedMs / dayMs);
}

/** Customers call at the rate of the hour; a room that is already flooded gets fewer, so that it can recover. */
export async function letCustomersCall(scene: Scene, targetOpen: number, seed: string): Promise<number> {
  const { now, elapsedMs, random, open } = scene;
  const relief = open.length > targetOpen * 1.2 ? 0.5 : 1;
  const count = random.poisson(expectedTickets(now, elapsedMs, targetOpen, seed) * relief);
  for (let call = 0; call < count; call += 1) await openTicket(scene, null);
  return count;
}

/** Opens a ticket as it would have come: by telephone through the desk, otherwise by itself. */
export async function openTicket(scene: Scene, part: IncidentPart | null): Promise<TicketId | null> {
  const random: Random = scene.random;
  const ticketId = random.uuid(scene.now) as TicketId;
  const { complaint, ...words } = complain(scene.words.source, { at: scene.now, part }, {}, random);
  const isTaken = complaint.source === 'phone' || complaint.source === 'walk-in';
  scene.words.remember(ticketId, words);
  const outcome = await scene.act(
    { name: 'ticket.open', input: { ticketId, ...complaint } },
    isTaken ? { kind: 'operator' } : { kind: 'system' },
  );
  return outcome.kind === 'accepted' ? ticketId : null;
}
