import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { Command } from '../../../shared/contracts/commands.ts';
import type { Entities, ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OutageDismissal } from '../../../shared/domain/outages/dismissal.ts';
import { type SlaTargetsLookup, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { ticketIdSchema } from '../../../shared/kernel/ids.ts';
import { type Key, keyText, type ReadableCache } from '../cache/cache.ts';
import type { Outbox } from '../outbox/outbox.ts';
import {
  type DecisionKnowledge,
  overlayDismissal,
  overlayTechnician,
  overlayTicket,
} from '../outbox/overlay.ts';
import { type AuthoredWorld, authoredWorld } from './authored-world.ts';
import { type DispatchWorld, dispatchWorld } from './dispatch-world.ts';
import { type HandOverWorld, handOverWorld } from './hand-over-world.ts';
import { entityKey } from './live-changes.ts';

/** The synced rows with the signed-in person's pending commands laid over them. Nothing is kept: each read is new. */
export type World = {
  ticket(id: string): Ticket | null;
  technician(id: string): Technician | null;
  entity<Name extends ShapeName>(shape: Name, key: Key): Entities[Name] | null;
  /** The same for a row that was read already; null when it is removed, or not this person's to see. */
  overlaid<Name extends ShapeName>(shape: Name, entity: Entities[Name]): Entities[Name] | null;
  /** Whether the row is shown just as it was synced: nothing lies over it, and everybody may see it. */
  isAsSynced(shape: ShapeName, key: string): boolean;
  readonly authored: AuthoredWorld;
  readonly handOver: HandOverWorld;
  readonly dispatch: DispatchWorld;
  knowledge(): DecisionKnowledge;
  /** Whether enough is known here to decide anything about tickets and technicians. */
  canDecide(): boolean;
};

/** By the row's id: commands are about rows of these shapes, and may make one that the server has not. */
type Layers = {
  readonly [Name in ShapeName]?: (id: string, synced: Entities[Name] | null) => Entities[Name] | null;
};

type Options = {
  readonly cache: ReadableCache;
  readonly outbox: Pick<Outbox, 'on'>;
  readonly principal: () => Principal | null;
};

export function overlayWorld({ cache, outbox, principal }: Options): World {
  const pendingOn = (subject: Subject) => {
    const reader = principal();
    return reader ? outbox.on(subject, reader.accountId) : [];
  };
  const authored = authoredWorld({ cache, principal, pendingOn });
  const handOver = handOverWorld({ cache, principal, pendingOn });
  const dispatch = dispatchWorld({ cache, principal, pendingOn });
  const layTicket = (id: string, synced: Ticket | null) => {
    const pending = pendingOn({ entity: 'tickets', id });
    if (pending.length === 0 || !canDecide()) return synced;
    return overlayTicket({ id: ticketIdSchema.parse(id), synced }, pending, knowledge());
  };
  const layTechnician = (id: string, synced: Technician | null) =>
    overlayTechnician(synced, pendingOn({ entity: 'technicians', id }));
  const layDismissal = (id: string, synced: OutageDismissal | null) =>
    overlayDismissal(synced, pendingOn({ entity: 'dismissals', id }));
  const technician = (id: string) => layTechnician(id, cache.entity('technicians', [id]));
  /* Of another ticket what the server has, and what was accepted here: to lay all of its commands over it would ask
     about this one again. */
  const otherTicket = (id: string) => {
    const synced = cache.entity('tickets', [id]);
    if (synced) return synced;
    const opening = pendingOn({ entity: 'tickets', id }).filter(({ command }) => isAcceptanceOf(command, id));
    const rules: DecisionKnowledge = {
      ...knowledge(),
      ticket: (linked) => cache.entity('tickets', [linked]),
    };
    return overlayTicket({ id: ticketIdSchema.parse(id), synced: null }, opening, rules);
  };
  const knowledge = (): DecisionKnowledge => ({
    targets: (tier, priority) => targetsOf(cache)(tier, priority),
    technician,
    ticket: (id) => otherTicket(id),
    /* Who goes is reckoned over the whole day, by the server. */
    candidates: () => [],
  });
  const canDecide = () => cache.isComplete('policies') && cache.isComplete('technicians');
  const layers: Layers = {
    tickets: layTicket,
    technicians: layTechnician,
    dismissals: layDismissal,
    boards: authored.layBoard,
    filters: authored.layFilter,
    choices: handOver.layChoice,
    pins: handOver.layPin,
    log: handOver.layEntry,
    handOvers: handOver.layHandOver,
    workOrders: dispatch.layOrder,
    dispatchDays: dispatch.layDay,
    vans: dispatch.layVan,
    parts: dispatch.layPart,
  };
  const lay = <Name extends ShapeName>(shape: Name, id: string, synced: Entities[Name] | null) => {
    const layer = layers[shape];
    return layer ? layer(id, synced) : synced;
  };
  const isAsSynced = (shape: ShapeName, id: string) => {
    if (!layers[shape]) return true;
    return (shape === 'tickets' || shape === 'technicians') && pendingOn({ entity: shape, id }).length === 0;
  };
  return {
    isAsSynced,
    ticket: (id) => layTicket(id, cache.entity('tickets', [id])),
    technician,
    authored,
    handOver,
    dispatch,
    knowledge,
    canDecide,
    overlaid: (shape, entity) => lay(shape, entityKey(shape, entity), entity),
    entity: (shape, key) => lay(shape, keyText(key), cache.entity(shape, key)),
  };
}

const isAcceptanceOf = (command: Command, id: string) =>
  command.name === 'outage.accept' && command.input.ticketId === id;

const targetsOf = (cache: ReadableCache): SlaTargetsLookup => slaTargetsFrom(cache.all('policies'));
