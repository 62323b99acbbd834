import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { DispatchDay } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { ReadableCache } from '../cache/cache.ts';
import { layingOver } from '../outbox/lay-commands.ts';
import { overlayDay, overlayOrder } from '../outbox/overlay-dispatch.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';

/** Work orders and days of dispatch as the signed-in person has them. */
export type DispatchWorld = {
  day(day: string): DispatchDay | null;
  /** The same over a row that was read already. */
  layDay(day: string, synced: DispatchDay | null): DispatchDay | null;
  layOrder(ticketId: string, synced: WorkOrder | null): WorkOrder | null;
  canDecide(): boolean;
};

type Options = {
  readonly cache: ReadableCache;
  readonly principal: () => Principal | null;
  readonly pendingOn: (subject: Subject) => readonly QueuedCommand[];
};

export function dispatchWorld({ cache, principal, pendingOn }: Options): DispatchWorld {
  const over = layingOver({ principal, pendingOn });
  const layDay = over<DispatchDay>('dispatchDays', overlayDay);
  return {
    day: (day) => layDay(day, cache.entity('dispatchDays', [day])),
    layDay,
    layOrder: over<WorkOrder>('workOrders', overlayOrder),
    canDecide: () => cache.isComplete('dispatchDays'),
  };
}
