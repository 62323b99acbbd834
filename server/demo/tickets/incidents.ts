import type { Customer, Site } from '../../../shared/contracts/shapes.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import { localIsoDate } from '../time/jakarta.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';

/** One OLT or ODP failing for everybody behind it. `restoredAt` is null while it still lasts. */
export type Incident = {
  readonly site: Site;
  readonly startedAt: number;
  readonly restoredAt: number | null;
};

/** Which part a ticket plays in an outage: the monitoring's own ticket, or a customer who called. */
export type IncidentPart = {
  readonly incident: Incident;
  readonly site: Site;
  /** Null on the monitoring's ticket. */
  readonly caller: Customer | null;
};

type Call = { readonly at: number; readonly part: IncidentPart };

const mostCalls = 40;
const fewestCalls = 3;

/** A past outage: the monitoring sees it first, then customers call; some call when it is nearly over. */
export function createIncident(surroundings: TicketSurroundings, startedAt: number, random: Random): Call[] {
  const isTerminal = random.chance(0.3);
  const site = chooseSite(surroundings, isTerminal, random);
  if (!site) return [];
  const restoredAt = startedAt + random.between(1.2, isTerminal ? 6 : 4) * hourMs;
  const incident = { site, startedAt, restoredAt };
  const victims = customersBehind(surroundings, site).filter((one) => one.since < localIsoDate(startedAt));
  if (victims.length < fewestCalls) return [];
  const calls = Math.min(victims.length, mostCalls, random.int(fewestCalls, isTerminal ? mostCalls : 12));
  const callers = random.shuffled(victims).slice(0, calls);
  const spreadMs = random.between(8, 45) * minuteMs;
  return [
    { at: startedAt + random.between(0.5, 3) * minuteMs, part: { incident, site, caller: null } },
    ...callers.map((caller) => ({
      at: startedAt + 3 * minuteMs + spreadMs * random.next() ** 1.6,
      part: { incident, site, caller },
    })),
  ];
}

/** The outage nobody has named yet: seven tickets of the last hours that share an ODP. */
export function createLiveIncident(surroundings: TicketSurroundings, open: number, random: Random): Call[] {
  const calls = Math.max(3, Math.min(7, Math.round(open / 40)));
  const candidates = [...surroundings.customersBySite].filter(([, customers]) => customers.length >= calls);
  const inKlari = candidates.filter(([, [first]]) => first?.district === 'Klari');
  const choice = inKlari.length > 0 ? inKlari : candidates;
  if (choice.length === 0) return [];
  const [siteId, victims] = random.pick(choice);
  const site = surroundings.siteById.get(siteId) as Site;
  const startedAt = surroundings.now - 4.1 * hourMs;
  const incident = { site, startedAt, restoredAt: null };
  return random
    .shuffled(victims)
    .slice(0, calls)
    .map((caller, index) => ({
      at: startedAt + (index === 0 ? 0 : random.between(0.2, 2) * hourMs),
      part: { incident, site, caller },
    }));
}

function chooseSite(surroundings: TicketSurroundings, isTerminal: boolean, random: Random): Site | null {
  const ids = isTerminal ? [...surroundings.odpsByOlt.keys()] : [...surroundings.customersBySite.keys()];
  return ids.length === 0 ? null : (surroundings.siteById.get(random.pick(ids)) ?? null);
}

function customersBehind(surroundings: TicketSurroundings, site: Site): readonly Customer[] {
  if (site.kind === 'odp') return surroundings.customersBySite.get(site.id) ?? [];
  return (surroundings.odpsByOlt.get(site.id) ?? []).flatMap(
    (odp) => surroundings.customersBySite.get(odp.id) ?? [],
  );
}
