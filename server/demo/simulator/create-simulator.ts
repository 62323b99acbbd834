import type { Customer } from '../../../shared/contracts/shapes.ts';
import { isSettledStatus } from '../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { createRandom, type Random } from '../random/random.ts';
import { workInTheField } from './field-work.ts';
import { letCustomersCall } from './inflow.ts';
import { createOutages, type Outages, suffer } from './outages.ts';
import type { SimulatorPorts } from './ports.ts';
import { createRoads, type Roads } from './roads.ts';
import { answerCustomers, closeResolved, dispatch, settleFromRoom } from './room-work.ts';
import { createMemory, createScene, type Memory, noticeOthers, type Scene } from './scene.ts';
import { changeShifts } from './shifts.ts';
import { createTemperaments, type Temperaments } from './temperament.ts';
import { createTicketWords, type TicketWords } from './ticket-words.ts';
import { endWaits, takeBackFromAbsent } from './waiting.ts';

export type SimulatorOptions = {
  readonly ports: SimulatorPorts;
  readonly seed: string;
  readonly clock: () => Instant;
  readonly log: (message: string, detail: Readonly<Record<string, unknown>>) => void;
  /** How many open tickets the room should hold; by default 9 for each hundred customers and at least 60, as in the filled worlds. */
  readonly targetOpen?: number;
};

export type Simulator = {
  /** Lives on until `now`. A tick that comes while one is under way does nothing. Best called every two to five seconds. */
  tick(now?: Instant): Promise<void>;
};

/** What the simulator learned at its first tick, and what it carries from one to the next. */
type Life = {
  readonly random: Random;
  readonly memory: Memory;
  readonly temperaments: Temperaments;
  readonly words: TicketWords;
  readonly roads: Roads;
  readonly outages: Outages;
  readonly targetOpen: number;
};

const openPerCustomer = 0.09;
const fewestOpen = 60;
/** After a pause of the machine the world does not make up for lost hours. */
const longestTickMs = 60_000;
const firstTickMs = 3000;

/** Keeps the demo world alive through the same commands that people give. The same seed and ticks do the same. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { ports, seed, clock } = options;
  let life: Life | null = null;
  let lastTickAt: Instant | null = null;
  let isTicking = false;
  return {
    async tick(now = clock()) {
      if (isTicking || (lastTickAt !== null && now <= lastTickAt)) return;
      isTicking = true;
      try {
        const isFirst = life === null;
        life ??= await begin(options);
        const elapsedMs = lastTickAt === null ? firstTickMs : Math.min(longestTickMs, now - lastTickAt);
        lastTickAt = now;
        const scene = await look(options, life, { now, elapsedMs, isFirst });
        await live(scene, life, { seed, reportPosition: ports.reportPosition });
      } finally {
        isTicking = false;
      }
    },
  };
}

async function begin({ ports, seed, targetOpen }: SimulatorOptions): Promise<Life> {
  const [customers, packages, sites, positions] = await Promise.all([
    ports.customers(),
    ports.packages(),
    ports.sites(),
    ports.positions(),
  ]);
  // A customer without a port has no line that could fail.
  const connected = customers
    .filter((customer: Customer) => customer.siteId !== null)
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return {
    random: createRandom(`${seed}/simulator`),
    memory: createMemory(),
    temperaments: createTemperaments(seed),
    words: createTicketWords({ customers: connected, packages, sites }),
    roads: createRoads(seed, positions),
    outages: createOutages(sites, connected),
    targetOpen: targetOpen ?? Math.max(fewestOpen, Math.round(customers.length * openPerCustomer)),
  };
}

async function look(
  { ports, log }: SimulatorOptions,
  { random, memory, temperaments, words, targetOpen }: Life,
  moment: { readonly now: Instant; readonly elapsedMs: number; readonly isFirst: boolean },
): Promise<Scene> {
  const [tickets, technicians] = await Promise.all([ports.activeTickets(), ports.technicians()]);
  noticeOthers(memory, tickets, moment.isFirst);
  const present = new Set(tickets.map(({ id }) => id));
  temperaments.keepOnly(present);
  words.keepOnly(present);
  const openCount = tickets.filter(({ state }) => !isSettledStatus(state.status)).length;
  return createScene({
    ...moment,
    random,
    tickets,
    technicians,
    memory,
    temperaments,
    words,
    pace: Math.min(3, Math.max(0.3, (openCount / targetOpen) ** 4)),
    submit: async (command, actor) => {
      const outcome = await ports.submit(command, actor);
      if (outcome.kind === 'refused') log('refused', { command: command.name, refusal: outcome.refusal });
      return outcome;
    },
  });
}

async function live(
  scene: Scene,
  { roads, outages, targetOpen }: Life,
  { seed, reportPosition }: { readonly seed: string } & Pick<SimulatorPorts, 'reportPosition'>,
): Promise<void> {
  await changeShifts(scene);
  await suffer(scene, outages, targetOpen);
  await letCustomersCall(scene, targetOpen, seed);
  await answerCustomers(scene);
  await settleFromRoom(scene);
  await closeResolved(scene);
  await endWaits(scene, roads);
  await takeBackFromAbsent(scene);
  await dispatch(scene);
  await workInTheField(scene, { roads, report: reportPosition });
}
