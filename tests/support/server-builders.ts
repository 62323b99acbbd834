import { randomUUID } from 'node:crypto';
import { commandDatabase } from '../../server/commands/command-database.ts';
import type { CommandActor } from '../../server/commands/command-handler.ts';
import { type CommandPipeline, createCommandPipeline } from '../../server/commands/command-pipeline.ts';
import { commandHandlers } from '../../server/commands/handlers.ts';
import type { AssigningWays } from '../../server/commands/ways-ahead.ts';
import type { Database, Queryable } from '../../server/database/database.ts';
import { technicians } from '../../server/database/schema.ts';
import type { createQueryHandlers } from '../../server/http/query-handlers.ts';
import {
  openExperience,
  openPlanner,
  openTravel,
  type RoomExperience,
  type Travel,
} from '../../server/modules/dispatch/index.ts';
import type { CommandEnvelope, CommandInput, CommandName } from '../../shared/contracts/commands.ts';
import { noExperience } from '../../shared/domain/dispatch/experience.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import type { Technician } from '../../shared/domain/technicians/technician.ts';
import {
  accountIdSchema,
  commandIdSchema,
  type TicketId,
  technicianIdSchema,
  ticketIdSchema,
} from '../../shared/kernel/ids.ts';
import { hourMs, type Instant, instant } from '../../shared/kernel/instant.ts';

export const noon: Instant = instant(Date.parse('2026-11-22T12:00:00+07:00'));

export const anActor = (role: Role = 'operator', name = 'Rina Kartika'): CommandActor => ({
  accountId: accountIdSchema.parse(randomUUID()),
  name,
  role,
  technicianId: null,
});

export function envelope<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  issuedAt = noon,
): CommandEnvelope {
  return { id: commandIdSchema.parse(randomUUID()), name, input, issuedAt };
}

export const newTicketId = (): TicketId => ticketIdSchema.parse(randomUUID());

export const openInput = (ticketId = newTicketId()): CommandInput<'ticket.open'> => ({
  ticketId,
  title: 'Internet mati total, lampu LOS merah',
  description: 'Sejak pukul 9 pagi',
  kind: 'outage',
  priority: 'high',
  tier: 'home',
  source: 'whatsapp',
  customerId: null,
  siteId: null,
  position: { longitude: 107.35, latitude: -6.36 },
  district: 'Klari',
  village: 'Gintungkerta',
});

export async function addTechnician(db: Queryable, facts: Partial<Technician> = {}): Promise<Technician> {
  const technician: Technician = {
    id: technicianIdSchema.parse(randomUUID()),
    version: 1,
    name: 'Dedi Kurniawan',
    phone: '0800-0000-0001',
    skills: ['splicing'],
    home: { longitude: 107.3, latitude: -6.3 },
    team: null,
    availability: { kind: 'on-shift', until: instant(noon + 8 * hourMs) },
    ...facts,
  };
  const { home, skills, ...rest } = technician;
  await db
    .insert(technicians)
    .values({ ...rest, skills: [...skills], homeLongitude: home.longitude, homeLatitude: home.latitude });
  return technician;
}

/** A room that has learnt nothing and asks nobody about ways. */
export const noWays = (db: Queryable): AssigningWays => ({
  experience: { at: async () => noExperience },
  travel: learntOf(db),
});

export const pipelineOn = (
  database: Database,
  clock: () => Instant = () => noon,
  ways: AssigningWays = noWays(database.orm),
): CommandPipeline =>
  createCommandPipeline({
    database: commandDatabase(database, ways),
    handlers: commandHandlers,
    clock,
  });

/** What a room without a routing service has learnt, as of noon. */
export function learntOf(db: Queryable): Travel & RoomExperience {
  const travel = openTravel({ db, routing: { kind: 'none' }, clock: () => noon, warn: () => undefined });
  return { ...travel, ...openExperience(db, travel) };
}

/** A room of no VROOM server, which plans by its own threads. */
export function plannersOf(db: Queryable): Parameters<typeof createQueryHandlers>[2] {
  const learnt = learntOf(db);
  const planByServer = openPlanner({ db, travel: learnt, experience: learnt, warn: () => undefined });
  return { planByVroom: null, planByServer };
}
