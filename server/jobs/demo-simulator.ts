import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { commandIdSchema } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { actorOf, type CommandActor, systemActor } from '../commands/command-handler.ts';
import type { CommandPipeline } from '../commands/command-pipeline.ts';
import type { Database } from '../database/database.ts';
import { createSimulator, type SimulatorActor, type SimulatorPorts } from '../demo/index.ts';
import { listCustomers, listServicePackages } from '../modules/customers/index.ts';
import { listPrincipals } from '../modules/identity/index.ts';
import { listSites } from '../modules/sites/index.ts';
import { listTechnicianPositions, listTechnicians, savePosition } from '../modules/technicians/index.ts';
import { listActiveTickets } from '../modules/tickets/index.ts';

const tickMs = 2000;

type SimulatorOptions = {
  readonly database: Database;
  readonly pipeline: CommandPipeline;
  readonly clock: () => Instant;
  readonly log: Logger;
  readonly seed: string;
};

/** Keeps the demo world alive through the same commands that people give. @returns what stops it, after its last tick. */
export function startDemoSimulator(options: SimulatorOptions): () => Promise<void> {
  const { clock, log, seed } = options;
  const simulator = createSimulator({
    ports: portsOn(options),
    seed,
    clock,
    log: (message, detail) => log.debug(detail, message),
  });
  const abort = new AbortController();
  const living = live();

  async function live(): Promise<void> {
    while (!abort.signal.aborted) {
      await simulator.tick(clock()).catch((error: unknown) => {
        if (!abort.signal.aborted) log.error({ err: error }, 'the demo world stumbled');
      });
      await pause(tickMs, undefined, { signal: abort.signal }).catch(() => undefined);
    }
  }
  return async () => {
    abort.abort();
    await living;
  };
}

function portsOn({ database, pipeline, clock }: SimulatorOptions): SimulatorPorts {
  const { orm } = database;
  const known: { principals: readonly Principal[] | null } = { principals: null };
  return {
    submit: async ({ name, input }, actor) => {
      known.principals ??= await listPrincipals(orm);
      const id = commandIdSchema.parse(randomUUID());
      return await pipeline.run({ id, name, input, issuedAt: clock() }, standIn(actor, known.principals));
    },
    reportPosition: (position) => savePosition(orm, position),
    activeTickets: () => listActiveTickets(orm),
    technicians: () => listTechnicians(orm),
    positions: () => listTechnicianPositions(orm),
    customers: () => listCustomers(orm),
    packages: () => listServicePackages(orm),
    sites: () => listSites(orm),
  };
}

/** The account a simulated person acts as: operators take turns, a technician is themselves. */
function standIn(actor: SimulatorActor, principals: readonly Principal[]): CommandActor {
  if (actor.kind === 'system') return systemActor;
  const people = principals.filter((principal) =>
    actor.kind === 'technician'
      ? principal.technicianId === actor.technicianId
      : principal.role === 'operator',
  );
  const person = people[Math.floor(Math.random() * people.length)];
  return person ? actorOf(person) : systemActor;
}
