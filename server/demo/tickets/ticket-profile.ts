import type { Customer, Site } from '../../../shared/contracts/shapes.ts';
import type { Priority, ServiceTier } from '../../../shared/domain/sla/sla-policy.ts';
import type { TicketKind } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import type { Random } from '../random/random.ts';
import { incidentTexts } from '../texts/room-texts.ts';
import type { Scenario } from '../texts/scenario.ts';
import { scenariosFor } from '../texts/scenarios.ts';
import { fillSlots, type SlotFacts } from '../texts/slots.ts';
import { localIsoDate } from '../time/jakarta.ts';
import type { Arrival } from './arrivals.ts';
import { packageOf, siteNamed, type TicketSurroundings } from './ticket-surroundings.ts';

type OpenedBody = Extract<TicketEventBody, { type: 'opened' }>;
type Complaint = Omit<OpenedBody, 'type' | 'number' | 'targets'>;

/** What a ticket is about, and the words that will follow. */
export type Told = {
  readonly complaint: Complaint;
  readonly facts: SlotFacts;
  readonly noted: readonly string[];
  readonly fixed: readonly string[];
};
export type TicketProfile = Omit<Told, 'complaint'> & { readonly opened: OpenedBody };
export type Customers = Pick<TicketSurroundings, 'customers' | 'packageById' | 'siteById'>;

/** What the open load asks of a ticket beyond chance. */
export type ProfileWish = {
  readonly priority?: Priority;
  readonly kind?: TicketKind;
  readonly tier?: ServiceTier;
};

const kinds = [
  ['outage', 30],
  ['degraded', 27],
  ['equipment', 11],
  ['installation', 10],
  ['relocation', 6],
  ['account', 16],
] as const;
const sources = [
  ['whatsapp', 48],
  ['phone', 27],
  ['portal', 19],
  ['walk-in', 6],
] as const;

type PriorityWeights = readonly (readonly [Priority, number])[];
const weights = (low: number, normal: number, high: number, critical: number): PriorityWeights => [
  ['low', low],
  ['normal', normal],
  ['high', high],
  ['critical', critical],
];
const prioritiesByKind: Readonly<Record<TicketKind, PriorityWeights>> = {
  outage: weights(5, 83, 11, 1),
  degraded: weights(15, 81, 4, 0),
  equipment: weights(22, 74, 4, 0),
  installation: weights(62, 38, 0, 0),
  relocation: weights(72, 28, 0, 0),
  account: weights(58, 42, 0, 0),
};
const urgentByTier: Readonly<Record<Exclude<ServiceTier, 'home'>, PriorityWeights>> = {
  business: weights(2, 62, 33, 3),
  corporate: weights(0, 30, 50, 20),
};

function choosePriority(kind: TicketKind, tier: ServiceTier, random: Random): Priority {
  const isTrouble = kind === 'outage' || kind === 'degraded';
  return random.weighted(tier !== 'home' && isTrouble ? urgentByTier[tier] : prioritiesByKind[kind]);
}
const chooseKind = (random: Random): TicketKind => random.weighted(kinds);

export function createProfile(
  surroundings: Customers & Pick<TicketSurroundings, 'targets'>,
  arrival: Arrival,
  wish: ProfileWish,
  random: Random,
): TicketProfile {
  const { complaint, ...words } = complain(surroundings, arrival, wish, random);
  const targets = surroundings.targets(complaint.tier, complaint.priority);
  return { ...words, opened: { type: 'opened', number: arrival.number, ...complaint, targets } };
}

/** What somebody who calls at that moment says, or what the monitoring says of a site. */
export function complain(
  source: Customers,
  { at, part }: Pick<Arrival, 'at' | 'part'>,
  wish: ProfileWish,
  random: Random,
): Told {
  if (part && !part.caller) return observe(part.site, random);
  const customer = part?.caller ?? chooseCustomer(source, at, wish.tier, random);
  const { tier } = packageOf(source, customer);
  const kind = part ? 'outage' : (wish.kind ?? chooseKind(random));
  const natural = choosePriority(kind, tier, random);
  const facts = factsOf(source, customer);
  const scenario = part ? victimScenario : random.pick(scenariosFor(kind, tier, customer.name));
  const variant = random.int(0, scenario.titles.length - 1);
  const cause = scenario.isMixed ? random.int(0, scenario.noted.length - 1) : variant;
  const complaint: Complaint = {
    title: fillSlots(lineOf(scenario.titles, variant), facts, random),
    description: fillSlots(lineOf(scenario.said, variant), facts, random),
    kind,
    priority: wish.priority ?? (part && natural === 'critical' ? 'high' : natural),
    tier,
    source: random.weighted(sources),
    customerId: customer.id,
    siteId: customer.siteId,
    position: customer.position,
    district: customer.district,
    village: customer.village,
  };
  return { complaint, facts, noted: [lineOf(scenario.noted, cause)], fixed: [lineOf(scenario.fixed, cause)] };
}

export function factsOf(source: Customers, customer: Customer): SlotFacts {
  const { name: packageName, mbps } = packageOf(source, customer);
  const odp = siteNamed(source, customer.siteId).code;
  const { port, village, name } = customer;
  return { odp, port: port ?? 1, village, customer: name, packageName, mbps, drawn: new Map() };
}

const lineOf = (lines: readonly string[], place: number): string => lines[place % lines.length] ?? '';

const victimScenario: Scenario = {
  titles: incidentTexts.victimTitles,
  said: incidentTexts.victimWords,
  noted: incidentTexts.linked,
  fixed: incidentTexts.recovered,
  isMixed: true,
};

function observe(site: Site, random: Random): Told {
  const texts = site.kind === 'odp' ? incidentTexts.odp : incidentTexts.olt;
  const facts = siteFacts(site);
  const complaint: Complaint = {
    title: fillSlots(texts.title, facts, random),
    description: fillSlots(texts.description, facts, random),
    kind: 'outage',
    priority: site.kind === 'odp' ? 'high' : 'critical',
    tier: 'home',
    source: 'monitoring',
    customerId: null,
    siteId: site.id,
    position: site.position,
    district: site.district,
    village: site.village,
  };
  return { complaint, facts, noted: texts.noted, fixed: texts.fixed };
}

export const siteFacts = ({ code, village, name }: Pick<Site, 'code' | 'village' | 'name'>): SlotFacts => ({
  odp: code,
  port: 1,
  village,
  customer: name,
  packageName: 'Bisnis 50',
  mbps: 50,
  drawn: new Map(),
});

/** A prime: scatters the frequent callers over the list, which begins with the hospitals. */
const spread = 7919;

/** Somebody who was a customer by then. One in seven belongs to the few who call again and again. */
function chooseCustomer(
  surroundings: Customers,
  at: number,
  tier: ServiceTier | undefined,
  random: Random,
): Customer {
  const joined = countJoinedBefore(surroundings.customers, localIsoDate(at));
  const again = random.chance(0.14);
  const draw = (): Customer => {
    const rank = Math.floor((again ? random.next() ** 1.8 : random.next()) * joined);
    return surroundings.customers[(rank * spread) % joined] as Customer;
  };
  let customer = draw();
  for (let attempt = 0; tier && attempt < 400; attempt += 1) {
    if (packageOf(surroundings, customer).tier === tier) break;
    customer = surroundings.customers[random.int(0, Math.max(0, joined - 1))] as Customer;
  }
  return customer;
}

/** Customers stand in the order they joined, so a search by halves finds how many there were. */
function countJoinedBefore(customers: readonly Customer[], date: string): number {
  let [low, high] = [0, customers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((customers[middle]?.since ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
