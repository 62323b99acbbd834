import type { Command, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { isSettledStatus, technicianOf } from '../../../shared/domain/tickets/ticket.ts';
import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import type { SimulatedTicket, SimulatorActor, SimulatorPorts } from './ports.ts';
import type { Temperaments } from './temperament.ts';
import type { TicketWords } from './ticket-words.ts';

/** One moment of the room, as each part of the simulator sees it. */
export type Scene = {
  readonly now: Instant;
  /** Since the tick before. */
  readonly elapsedMs: number;
  readonly random: Random;
  readonly technicians: readonly Technician[];
  /** Tickets the simulator may act on: no person has touched them in the last minutes, and nothing has been done to them in this tick. */
  free(): readonly SimulatedTicket[];
  readonly open: readonly SimulatedTicket[];
  held(technicianId: TechnicianId): readonly SimulatedTicket[];
  /** Above one when more is open than the room should hold: everybody hurries; below, they take their time. */
  readonly pace: number;
  readonly temperaments: Temperaments;
  readonly words: TicketWords;
  act(command: Command, actor: SimulatorActor): Promise<CommandOutcome>;
};

/** A person's ticket is left alone for this long after the person's last action. */
const handsOffMs = 2 * minuteMs;
/** After a refusal the rule that refused is asked again only later. */
const refusedPauseMs = 5 * minuteMs;

/** What the simulator remembers between ticks about who did what. */
export type Memory = {
  /** Last version of each ticket that the simulator knows to be its own doing. */
  readonly ownVersions: Map<TicketId, number>;
  readonly restingUntil: Map<TicketId, number>;
};

export const createMemory = (): Memory => ({ ownVersions: new Map(), restingUntil: new Map() });

/** A version nobody here wrote means that somebody else acted: that ticket rests. */
export function noticeOthers(memory: Memory, tickets: readonly SimulatedTicket[], isFirst: boolean): void {
  const present = new Set(tickets.map(({ id }) => id));
  for (const { id, version, updatedAt } of tickets) {
    const own = memory.ownVersions.get(id);
    if (own !== undefined && version <= own) continue;
    memory.ownVersions.set(id, version);
    if (!isFirst) memory.restingUntil.set(id, updatedAt + handsOffMs);
  }
  for (const id of memory.ownVersions.keys()) {
    if (present.has(id)) continue;
    memory.ownVersions.delete(id);
    memory.restingUntil.delete(id);
  }
}

export function createScene(
  parts: Omit<Scene, 'act' | 'free' | 'open' | 'held'> & {
    readonly tickets: readonly SimulatedTicket[];
    readonly memory: Memory;
    readonly submit: SimulatorPorts['submit'];
  },
): Scene {
  const { tickets, memory, submit, ...rest } = parts;
  const touched = new Set<string>();
  const available = tickets.filter(({ id }) => (memory.restingUntil.get(id) ?? 0) <= rest.now);
  const byTechnician = Map.groupBy(tickets, ({ state }) =>
    isSettledStatus(state.status) ? null : technicianOf(state),
  );
  return {
    ...rest,
    open: tickets.filter(({ state }) => !isSettledStatus(state.status)),
    free: () => available.filter(({ id }) => !touched.has(id)),
    held: (technicianId) => byTechnician.get(technicianId) ?? [],
    async act(command, actor) {
      const ticketId = 'ticketId' in command.input ? command.input.ticketId : null;
      if (ticketId) touched.add(ticketId);
      const outcome = await submit(command, actor);
      remember(memory, outcome, ticketId, rest.now);
      return outcome;
    },
  };
}

function remember(memory: Memory, outcome: CommandOutcome, ticketId: TicketId | null, now: Instant): void {
  if (outcome.kind === 'refused') {
    if (ticketId) memory.restingUntil.set(ticketId, now + refusedPauseMs);
    return;
  }
  for (const { entity, id, version } of outcome.touched)
    if (entity === 'tickets') memory.ownVersions.set(id as TicketId, version);
}
