import type { Availability } from '../../../shared/domain/technicians/technician.ts';
import type { Actor } from '../../../shared/domain/tickets/ticket-events.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, type Instant } from '../../../shared/kernel/instant.ts';
import { localDay, startOfLocalDay } from '../time/jakarta.ts';
import type { Crew } from './crew.ts';
import { breakOf, plannedAvailability, shiftsTouching } from './shift-rotation.ts';

/** That somebody came, went or took a break, as the audit trail has it. */
export type ShiftWord = {
  readonly technicianId: TechnicianId;
  readonly actor: Actor;
  readonly at: Instant;
  readonly availability: Availability;
};

const toldMs = dayMs + hourMs;

/** What everybody said of their shifts in the last day, first what held when it began. */
export const createShiftWords = (crew: Crew, now: Instant): readonly ShiftWord[] =>
  crew.members.flatMap(({ index, technician, actor }) => {
    const member = { index, crew: crew.members.length };
    const begin = (now - toldMs) as Instant;
    const turns = shiftsTouching(member, begin, now).flatMap((shift) => {
      const pause = breakOf(member, shift);
      return [shift.from, pause.from, pause.to, shift.to];
    });
    const midnight = startOfLocalDay(localDay(now)) as Instant;
    const moments = [...turns, midnight].filter((at) => begin < at && at < now).sort((a, b) => a - b);
    const words: ShiftWord[] = [];
    for (const at of [begin, ...moments]) {
      const availability = plannedAvailability(member, at);
      if (JSON.stringify(words.at(-1)?.availability) === JSON.stringify(availability)) continue;
      words.push({ technicianId: technician.id, actor, at, availability });
    }
    return words;
  });
