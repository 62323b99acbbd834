import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { SlaTargetsLookup } from '../../../shared/domain/sla/sla-policy.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Crew } from '../people/crew.ts';
import type { DeskRoster } from '../people/desk-roster.ts';

/** Everything a ticket of the demo world is made from. */
export type TicketSurroundings = {
  readonly now: Instant;
  readonly targets: SlaTargetsLookup;
  readonly calendars: BusinessTimeLookup;
  /** In the order they joined. */
  readonly customers: readonly Customer[];
  readonly packageById: ReadonlyMap<string, ServicePackage>;
  readonly siteById: ReadonlyMap<string, Site>;
  readonly customersBySite: ReadonlyMap<string, readonly Customer[]>;
  readonly odpsByOlt: ReadonlyMap<string, readonly Site[]>;
  readonly crew: Crew;
  readonly desk: DeskRoster;
};

export function packageOf(
  surroundings: Pick<TicketSurroundings, 'packageById'>,
  customer: Customer,
): ServicePackage {
  const offer = surroundings.packageById.get(customer.packageId);
  if (!offer) throw new Error(`Customer ${customer.number} has no package`);
  return offer;
}

export function siteNamed(surroundings: Pick<TicketSurroundings, 'siteById'>, id: string | null): Site {
  const site = id === null ? undefined : surroundings.siteById.get(id);
  if (!site) throw new Error(`No site ${id}`);
  return site;
}
