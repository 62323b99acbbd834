import type { Command, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { Technician, TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';

/** On whose behalf the simulator acts; which account that is, is the caller's to choose. */
export type SimulatorActor =
  | { readonly kind: 'system' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'technician'; readonly technicianId: TechnicianId };

/** What the simulator reads of a ticket. */
export type SimulatedTicket = Pick<
  Ticket,
  | 'id'
  | 'version'
  | 'kind'
  | 'priority'
  | 'tier'
  | 'customerId'
  | 'siteId'
  | 'position'
  | 'state'
  | 'acknowledgement'
  | 'resolution'
  | 'openedAt'
  | 'updatedAt'
  | 'reopenedCount'
>;

/** The simulator's only ways to see and to act: the same commands that people give. */
export type SimulatorPorts = {
  submit(command: Command, actor: SimulatorActor): Promise<CommandOutcome>;
  reportPosition(position: TechnicianPosition): Promise<void>;
  /** Every ticket that is neither closed nor cancelled. Asked once a tick. */
  activeTickets(): Promise<readonly SimulatedTicket[]>;
  /** Asked once a tick. */
  technicians(): Promise<readonly Technician[]>;
  /** Asked once, at the first tick. */
  positions(): Promise<readonly TechnicianPosition[]>;
  /** Asked once, at the first tick, as are packages and sites. */
  customers(): Promise<readonly Customer[]>;
  packages(): Promise<readonly ServicePackage[]>;
  sites(): Promise<readonly Site[]>;
};
