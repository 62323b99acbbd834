import type { Customer, Site } from '../../../shared/contracts/shapes.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import { dayMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { incidentTexts } from '../texts/room-texts.ts';
import type { Incident } from '../tickets/incidents.ts';
import { openTicket } from './inflow.ts';
import type { Scene } from './scene.ts';

type Caller = { readonly at: number; readonly customer: Customer | null };

/** An outage under way: who will still call, which tickets are of it. A restart forgets it; its tickets live on as any. */
type RunningOutage = {
  readonly incident: Incident & { readonly restoredAt: number };
  readonly callers: Caller[];
  readonly tickets: Set<TicketId>;
};

export type Outages = {
  readonly running: RunningOutage[];
  readonly failing: readonly { readonly site: Site; readonly victims: readonly Customer[] }[];
};

const outagesPerDay = 2.4;
const terminalShare = 0.25;
const fewestVictims = 4;
const mostCalls = 40;

/** Sites that can fail so that somebody notices, with everybody behind them. */
export function createOutages(sites: readonly Site[], customers: readonly Customer[]): Outages {
  const parentOf = new Map<string, string | null>(sites.map(({ id, parentId }) => [id, parentId]));
  const behind = new Map<string, Customer[]>();
  for (const customer of customers) {
    const odp = customer.siteId;
    for (const id of [odp, odp === null ? null : (parentOf.get(odp) ?? null)]) {
      if (id !== null) behind.set(id, [...(behind.get(id) ?? []), customer]);
    }
  }
  const failing = sites
    .filter(({ kind }) => kind !== 'pop')
    .map((site) => ({ site, victims: behind.get(site.id) ?? [] }))
    .filter(({ victims }) => victims.length >= fewestVictims);
  return { running: [], failing };
}

/** Begins outages now and then, lets their customers call, and tells them when it is over. */
export async function suffer(scene: Scene, outages: Outages, targetOpen: number): Promise<void> {
  const chance = (outagesPerDay * scene.elapsedMs) / dayMs;
  const isBearable = scene.open.length < targetOpen * 1.12 && outages.running.length < 2;
  if (isBearable && scene.random.chance(chance)) begin(scene, outages, targetOpen);
  for (const outage of outages.running) {
    await letVictimsCall(scene, outage);
    if (scene.now >= outage.incident.restoredAt) await recover(scene, outage);
  }
  const over = outages.running.filter((outage) => isOver(outage, scene.now));
  for (const outage of over) outages.running.splice(outages.running.indexOf(outage), 1);
}

function begin({ now, random }: Scene, { running, failing }: Outages, targetOpen: number): void {
  const kind = random.chance(terminalShare) ? 'olt' : 'odp';
  const candidates = failing.filter(({ site }) => site.kind === kind);
  if (candidates.length === 0) return;
  const { site, victims } = random.pick(candidates);
  const restoredAt = now + random.between(40, kind === 'olt' ? 160 : 110) * minuteMs;
  const most = Math.min(mostCalls, Math.ceil(targetOpen / 11), victims.length);
  const calls = random.int(Math.min(fewestVictims, most), kind === 'olt' ? most : Math.min(12, most));
  const spreadMs = random.between(5, 16) * minuteMs;
  const callers: Caller[] = [
    { at: now + random.between(0.4, 2) * minuteMs, customer: null },
    ...random
      .shuffled(victims)
      .slice(0, calls)
      .map((customer) => ({
        at: now + 1.5 * minuteMs + spreadMs * random.next() ** 1.5,
        customer,
      })),
  ];
  running.push({ incident: { site, startedAt: now, restoredAt }, callers, tickets: new Set() });
}

async function letVictimsCall(scene: Scene, { incident, callers, tickets }: RunningOutage): Promise<void> {
  const due = callers.filter(({ at }) => at <= scene.now);
  for (const caller of due) {
    callers.splice(callers.indexOf(caller), 1);
    const id = await openTicket(scene, { incident, site: incident.site, caller: caller.customer });
    if (id) tickets.add(id);
  }
}

const recoveryMs = 35 * minuteMs;

/** Those whom nobody visits right now are well again one by one, and the room notes it. */
async function recover(scene: Scene, { incident, tickets }: RunningOutage): Promise<void> {
  const done = 1 - Math.exp(-scene.elapsedMs / (recoveryMs / 3));
  for (const ticket of scene.free()) {
    if (!tickets.has(ticket.id) || !scene.random.chance(done)) continue;
    const { status } = ticket.state;
    if (status !== 'open' && status !== 'assigned') continue;
    const texts = incident.site.kind === 'olt' ? incidentTexts.olt.fixed : incidentTexts.odp.fixed;
    const resolution = scene.words.fill(
      ticket,
      ticket.customerId ? incidentTexts.recovered : texts,
      scene.random,
    );
    await scene.act(
      { name: 'ticket.resolve', input: { ticketId: ticket.id, resolution } },
      { kind: 'operator' },
    );
  }
}

const isOver = ({ incident, callers }: RunningOutage, now: number) =>
  callers.length === 0 && now > incident.restoredAt + recoveryMs;
