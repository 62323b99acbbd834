import type { Customer, ServicePackage, Site } from '../../../shared/contracts/shapes.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { Random } from '../random/random.ts';
import { scenariosFor } from '../texts/scenarios.ts';
import { fillSlots } from '../texts/slots.ts';
import { type Customers, factsOf, siteFacts, type Told } from '../tickets/ticket-profile.ts';
import type { SimulatedTicket } from './ports.ts';

type Words = Pick<Told, 'facts' | 'noted' | 'fixed'>;

/** Finds words that suit a ticket: those it was opened with if the simulator opened it, else some of its kind. */
export type TicketWords = {
  readonly source: Customers;
  remember(id: TicketId, words: Words): void;
  fixed(ticket: SimulatedTicket, random: Random): string;
  noted(ticket: SimulatedTicket, random: Random): string;
  fill(ticket: SimulatedTicket, texts: readonly string[], random: Random): string;
  keepOnly(ids: ReadonlySet<TicketId>): void;
};

export function createTicketWords(world: {
  readonly customers: readonly Customer[];
  readonly packages: readonly ServicePackage[];
  readonly sites: readonly Site[];
}): TicketWords {
  const known = new Map<TicketId, Words>();
  const customerById = new Map<string, Customer>(world.customers.map((customer) => [customer.id, customer]));
  const source: Customers = {
    customers: world.customers,
    packageById: new Map<string, ServicePackage>(world.packages.map((offer) => [offer.id, offer])),
    siteById: new Map<string, Site>(world.sites.map((site) => [site.id, site])),
  };
  const wordsOf = (ticket: SimulatedTicket, random: Random): Words => {
    const existing = known.get(ticket.id);
    if (existing) return existing;
    const customer = customerById.get(ticket.customerId ?? '');
    const site = source.siteById.get(ticket.siteId ?? '');
    const scenario = random.pick(scenariosFor(ticket.kind, ticket.tier, customer?.name ?? ''));
    const cause = random.int(0, scenario.fixed.length - 1);
    const lines = {
      noted: scenario.noted.slice(cause, cause + 1),
      fixed: scenario.fixed.slice(cause, cause + 1),
    };
    const facts = customer?.siteId ? factsOf(source, customer) : siteFacts(site ?? nowhere);
    const words = { ...lines, facts };
    known.set(ticket.id, words);
    return words;
  };
  const fill: TicketWords['fill'] = (ticket, texts, random) =>
    fillSlots(random.pick(texts), wordsOf(ticket, random).facts, random);
  return {
    source,
    remember: (id, words) => known.set(id, words),
    fill,
    fixed: (ticket, random) => fill(ticket, wordsOf(ticket, random).fixed, random),
    noted: (ticket, random) => fill(ticket, wordsOf(ticket, random).noted, random),
    keepOnly(ids) {
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    },
  };
}

/** For a ticket that names neither customer nor site. */
const nowhere = { code: 'KRW', village: 'Karawang', name: 'Karawang' };
