import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { DispatchDay } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Part } from '../../../shared/domain/dispatch/part.ts';
import type { Van } from '../../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { ReadableCache } from '../cache/cache.ts';
import { layingOver } from '../outbox/lay-commands.ts';
import { overlayDay, overlayOrder, overlayPart, overlayVan } from '../outbox/overlay-dispatch.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';

/** Work orders, days of dispatch, vans and parts as the signed-in person has them. */
export type DispatchWorld = {
  day(day: string): DispatchDay | null;
  /** The same over a row that was read already. */
  layDay(day: string, synced: DispatchDay | null): DispatchDay | null;
  layOrder(ticketId: string, synced: WorkOrder | null): WorkOrder | null;
  van(technicianId: string): Van | null;
  layVan(technicianId: string, synced: Van | null): Van | null;
  part(id: string): Part | null;
  layPart(id: string, synced: Part | null): Part | null;
  canDecide(entity: 'dispatchDays' | 'vans' | 'parts'): boolean;
};

type Options = {
  readonly cache: ReadableCache;
  readonly principal: () => Principal | null;
  readonly pendingOn: (subject: Subject) => readonly QueuedCommand[];
};

export function dispatchWorld({ cache, principal, pendingOn }: Options): DispatchWorld {
  const over = layingOver({ principal, pendingOn });
  const layDay = over<DispatchDay>('dispatchDays', overlayDay);
  const layVan = over<Van>('vans', overlayVan);
  const layPart = over<Part>('parts', overlayPart);
  return {
    day: (day) => layDay(day, cache.entity('dispatchDays', [day])),
    layDay,
    layOrder: over<WorkOrder>('workOrders', overlayOrder),
    van: (id) => layVan(id, cache.entity('vans', [id])),
    layVan,
    part: (id) => layPart(id, cache.entity('parts', [id])),
    layPart,
    canDecide: (entity) => cache.isComplete(entity),
  };
}
