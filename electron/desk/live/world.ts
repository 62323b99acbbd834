import type { Entities, ShapeName } from '../../../shared/contracts/shapes.ts';
import { type SlaTargetsLookup, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import { freshPosition, type Technician } from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianAtWork } from '../../../shared/domain/tickets/suggest-technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Key, ReadableCache } from '../cache/cache.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type DecisionKnowledge, overlayTechnician, overlayTicket } from '../outbox/overlay.ts';
import type { Subject } from '../outbox/queued-command.ts';

/** The synced rows with the signed-in person's pending commands laid over them. Nothing is kept: each read is new. */
export type World = {
  ticket(id: string): Ticket | null;
  technician(id: string): Technician | null;
  entity<Name extends ShapeName>(shape: Name, key: Key): Entities[Name] | null;
  /** The same for a row that was read already. */
  overlaid<Name extends ShapeName>(shape: Name, entity: Entities[Name]): Entities[Name];
  knowledge(): DecisionKnowledge;
  /** Whether enough is known here to decide anything. */
  canDecide(): boolean;
};

type Options = {
  readonly cache: ReadableCache;
  readonly outbox: Pick<Outbox, 'on'>;
  readonly account: () => AccountId | null;
};

export function overlayWorld({ cache, outbox, account }: Options): World {
  const pendingOn = (subject: Subject) => {
    const accountId = account();
    return accountId ? outbox.on(subject, accountId) : [];
  };
  const layTicket = (id: string, synced: Ticket | null) => {
    const pending = pendingOn({ entity: 'tickets', id });
    return pending.length === 0 || !canDecide() ? synced : overlayTicket(synced, pending, knowledge());
  };
  const layTechnician = (id: string, synced: Technician | null) =>
    overlayTechnician(synced, pendingOn({ entity: 'technicians', id }));
  const technician = (id: string) => layTechnician(id, cache.entity('technicians', [id]));
  const knowledge = (): DecisionKnowledge => ({
    targets: (tier, priority) => targetsOf(cache)(tier, priority),
    technician,
    technicians: (now) => techniciansAtWork(cache, layTechnician, now),
  });
  const canDecide = () => cache.isComplete('policies') && cache.isComplete('technicians');
  const overlaid: World['overlaid'] = (shape, entity) => {
    if (shape === 'tickets') return layTicket((entity as Ticket).id, entity as Ticket) as typeof entity;
    if (shape === 'technicians')
      return layTechnician((entity as Technician).id, entity as Technician) as typeof entity;
    return entity;
  };
  const ticket = (id: string) => layTicket(id, cache.entity('tickets', [id]));
  return {
    ticket,
    technician,
    overlaid,
    knowledge,
    canDecide,
    entity(shape, key) {
      if (shape === 'tickets') return ticket(key[0] ?? '') as Entities[typeof shape] | null;
      const entity = cache.entity(shape, key);
      return entity ? overlaid(shape, entity) : null;
    },
  };
}

const targetsOf = (cache: ReadableCache): SlaTargetsLookup => slaTargetsFrom(cache.all('policies'));

function techniciansAtWork(
  cache: ReadableCache,
  lay: (id: string, synced: Technician | null) => Technician | null,
  now: Instant,
): readonly TechnicianAtWork[] {
  const loads = cache.loads();
  const places = new Map(cache.all('positions').map((report) => [report.technicianId, report]));
  return cache.all('technicians').map((synced) => ({
    technician: lay(synced.id, synced) ?? synced,
    position: freshPosition(places.get(synced.id), now),
    load: loads.get(synced.id) ?? 0,
  }));
}
