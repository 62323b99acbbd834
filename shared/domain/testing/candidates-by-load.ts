import type { Instant } from '../../kernel/instant.ts';
import type { Technician } from '../technicians/technician.ts';
import { obstaclesTo } from '../tickets/assignment-obstacle.ts';
import type { Candidate } from '../tickets/assignment-reason.ts';
import { requiredSkills } from '../tickets/required-skills.ts';
import { isSettledStatus, type Ticket, technicianOf } from '../tickets/ticket.ts';

type RoomWithoutDays = {
  readonly technicians: readonly Technician[];
  readonly tickets: readonly Ticket[];
  readonly now: Instant;
};

/** For rooms whose days nobody reckons: who can take the ticket, the freest first. */
export function candidatesByLoad(
  ticket: Ticket,
  { technicians, tickets, now }: RoomWithoutDays,
): readonly Candidate[] {
  const skills = requiredSkills(ticket.kind, ticket.tier);
  const holder = technicianOf(ticket.state);
  const holders = tickets.flatMap(({ state }) =>
    isSettledStatus(state.status) ? [] : (technicianOf(state) ?? []),
  );
  const able = technicians
    .filter((each) => each.id !== holder && obstaclesTo(each, skills, now).length === 0)
    .map(({ id, name }) => ({ id, name, load: holders.filter((held) => held === id).length }))
    .sort((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1));
  return able.map(({ id, name, load }) => ({
    technicianId: id,
    name,
    reason: {
      distanceMetres: null,
      travelMinutes: 0,
      load,
      skills: [...skills],
      candidates: able.length,
      begins: null,
    },
  }));
}
