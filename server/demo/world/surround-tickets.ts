import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Network } from '../network/create-network.ts';
import type { DemoAccount } from '../people/create-accounts.ts';
import { createCrew } from '../people/crew.ts';
import { createDeskRoster } from '../people/desk-roster.ts';
import type { TicketSurroundings } from '../tickets/ticket-surroundings.ts';

/** The made parts of the world, indexed as tickets look them up. */
export function surroundTickets(parts: {
  readonly now: Instant;
  readonly targets: SlaTargetsLookup;
  readonly calendars: BusinessTimeLookup;
  readonly network: Network;
  readonly packages: readonly ServicePackage[];
  readonly customers: readonly Customer[];
  readonly technicians: readonly Technician[];
  readonly accounts: readonly DemoAccount[];
}): TicketSurroundings {
  const { network, packages, customers, technicians, accounts } = parts;
  const sites = [...network.pops, ...network.olts, ...network.odps];
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    now: parts.now,
    targets: parts.targets,
    calendars: parts.calendars,
    customers,
    packageById: byId(packages),
    siteById: byId<Site>(sites),
    customersBySite: groupBy(customers, ({ siteId }) => siteId ?? ''),
    odpsByOlt: groupBy(network.odps, ({ parentId }) => parentId ?? ''),
    crew: createCrew(technicians, accounts),
    desk: createDeskRoster(accounts),
  };
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, key);
}
