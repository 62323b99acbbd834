import type { Customer, ServicePackage } from '../../../shared/contracts/shapes.ts';
import type { Van } from '../../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician, TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import { type Geography, loadGeography } from '../geography/geography.ts';
import { createShiftLog, type DemoShiftLog } from '../hand-over/create-shift-log.ts';
import { createNetwork, type Network } from '../network/create-network.ts';
import { createServicePackages } from '../network/service-packages.ts';
import { createAccounts, type DemoAccount } from '../people/create-accounts.ts';
import { createCustomers } from '../people/create-customers.ts';
import { createPositions } from '../people/create-positions.ts';
import { createTechnicians } from '../people/create-technicians.ts';
import { createTracks, trackedMs } from '../people/create-tracks.ts';
import { createVans } from '../people/create-vans.ts';
import { createShiftWords, type ShiftWord } from '../people/shift-words.ts';
import { createRandom } from '../random/random.ts';
import { createArrivals, lastNumbers } from '../tickets/arrivals.ts';
import { createPromises } from '../tickets/create-promises.ts';
import type { DemoTicket } from '../tickets/demo-ticket.ts';
import { planDrives, type Undriven } from '../tickets/drives.ts';
import { planOpenTickets } from '../tickets/open-plan.ts';
import { stageOpenTickets } from '../tickets/open-stages.ts';
import { openTicket } from '../tickets/open-story.ts';
import { settledSteps, settledTicket } from '../tickets/settled-story.ts';
import { visitsSince } from '../tickets/visits.ts';
import { surroundTickets } from './surround-tickets.ts';
import type { DemoWorldSize } from './world-size.ts';

export type DemoWorldRequest = {
  readonly seed: string | number;
  readonly now: Instant;
  readonly size: DemoWorldSize;
  readonly targets: SlaTargetsLookup;
  readonly calendars: BusinessTimeLookup;
  readonly geography?: Geography;
};

export type DemoWorld = {
  readonly now: Instant;
  readonly network: Network;
  readonly packages: readonly ServicePackage[];
  readonly customers: readonly Customer[];
  readonly technicians: readonly Technician[];
  readonly positions: readonly TechnicianPosition[];
  /** Where technicians were in the last day, a position a minute. */
  readonly tracks: readonly TechnicianPosition[];
  /** What they said of their shifts meanwhile. */
  readonly shiftWords: readonly ShiftWord[];
  readonly vans: readonly Van[];
  /** What customers were promised. */
  readonly orders: readonly WorkOrder[];
  readonly accounts: readonly DemoAccount[];
  readonly ticketNumbers: readonly { readonly day: string; readonly last: number }[];
  readonly ticketCount: number;
  readonly openTickets: readonly DemoTicket[];
  readonly shiftLog: DemoShiftLog;
  /**
   * Every ticket in opening order, the open ones included. The settled ones are made while they are read and forgotten
   * after: half a million events need not stand in memory. Reading again gives the same.
   */
  tickets(): Iterable<DemoTicket>;
};

const companyAgeDays = 730;
const learntMs = 100 * dayMs;

/** A whole company by seed: the same request gives the same world to the last letter. */
export function createDemoWorld(request: DemoWorldRequest): DemoWorld {
  const { now, size, geography = loadGeography() } = request;
  const random = createRandom(request.seed);
  const network = createNetwork(geography, size.odps, random.fork('network'));
  const packages = createServicePackages(random.fork('packages'));
  const technicians = createTechnicians(size.technicians, { geography, now }, random.fork('crew'));
  const accounts = createAccounts(technicians, random.fork('accounts'));
  const neighbourhood = { geography, odps: network.odps, packages, now, ageDays: companyAgeDays };
  const customers = createCustomers(size.customers, neighbourhood, random.fork('customers'));
  const surroundings = surroundTickets({ ...request, network, packages, customers, technicians, accounts });
  const load = { open: size.openTickets, settled: size.settledTickets };
  const arrivals = createArrivals(surroundings, load, random.fork('arrivals'));
  const plans = planOpenTickets(surroundings, arrivals, size.openTickets, random.fork('open'));
  const storyOf = (index: number) => random.fork('stories').fork(index);
  const open = new Map(
    stageOpenTickets(surroundings, plans, random.fork('stages')).map((plan) => [
      plan.arrival.index,
      openTicket(surroundings, plan, storyOf(plan.arrival.index)),
    ]),
  );
  /* Roads are learnt from the last quarter of a year: what was driven before is only read. */
  const recent = arrivals.filter(({ at, index }) => at > now - learntMs && !open.has(index));
  const stories: readonly Undriven[] = [
    ...recent.map((arrival) => ({
      index: arrival.index,
      steps: settledSteps(surroundings, arrival, storyOf(arrival.index)),
      isFixed: false,
    })),
    ...[...open].map(([index, { events }]) => ({
      index,
      steps: events.map(({ occurredAt, body }) => ({ at: occurredAt, body })),
      isFixed: true,
    })),
  ];
  const drives = planDrives(stories, { technicians, now }, random.fork('drives'));
  const openTickets = [...open.values()];
  const rows = openTickets.map(({ ticket }) => ticket);
  const { crew } = surroundings;
  const positions = createPositions({ crew, now, openTickets: rows, geography }, random.fork('positions'));
  const visits = visitsSince(now - trackedMs, stories, drives);
  return {
    now,
    network,
    packages,
    customers,
    technicians,
    accounts,
    openTickets,
    shiftLog: createShiftLog({ ...surroundings, openTickets: rows, technicians }, random.fork('shift log')),
    positions,
    tracks: createTracks({ crew, now, visits, positions }, random.fork('tracks')),
    shiftWords: createShiftWords(crew, now),
    vans: createVans({ technicians, pops: network.pops, accounts, now }, random.fork('vans')),
    orders: createPromises({ tickets: rows, accounts, now }, random.fork('promises')),
    ticketNumbers: lastNumbers(arrivals),
    ticketCount: arrivals.length,
    *tickets() {
      for (const arrival of arrivals)
        yield open.get(arrival.index) ?? settledTicket(surroundings, arrival, storyOf(arrival.index), drives);
    },
  };
}
