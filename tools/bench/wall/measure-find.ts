import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { foundNames, RoomFinder } from '../../../renderer/live/finding/room-finder.ts';
import { LiveStore } from '../../../renderer/live/live-store.ts';
import type { LiveChange } from '../../../shared/contracts/live.ts';
import { type Customer, customerSchema } from '../../../shared/contracts/shapes.ts';
import { startClock } from '../../../shared/domain/sla/sla-clock.ts';
import { type Ticket, ticketSchema } from '../../../shared/domain/tickets/ticket.ts';
import { hourMs, instant } from '../../../shared/kernel/instant.ts';
import { askedTexts, type PaletteWorld, type WorldCustomer, type WorldTicket } from './palette-world.ts';

const texts = 200;
/** A busy room changes two hundred rows a second, and a quick hand writes ten letters. */
const changesPerLetter = 20;
const shownOfEach = 6;

export type FindFigures = {
  /** Milliseconds, one a letter. */
  readonly letters: readonly number[];
  /** What the index takes in memory, in megabytes of a heap without compressed pointers. */
  readonly megabytes: number;
  readonly readInMs: number;
};

/** The index alone, in a window's store that changes while somebody writes. */
export async function measureFind(world: PaletteWorld): Promise<FindFigures> {
  const store = new LiveStore(
    {
      request: (run, afterMs) => void setTimeout(run, afterMs),
      goOn: (run) => void setImmediate(run),
      cancel: () => undefined,
    },
    () => undefined,
  );
  const tickets = world.tickets.map(toTicket);
  let sequence = 0;
  const change = (changes: readonly LiveChange[]) =>
    store.receive({ kind: 'changes', sequence: sequence++, changes, moreFollows: false });
  change(tickets.map((ticket) => put('tickets', ticket)));
  change(world.customers.map((customer) => put('customers', toCustomer(customer))));
  store.receive({ kind: 'ready' });
  do await sleep(50);
  while (store.status.phase !== 'ready');

  const before = heapMegabytes();
  const finder = new RoomFinder({ store, later: (run, afterMs) => void setTimeout(run, afterMs) });
  const readInMs = await readIn(finder);
  const megabytes = heapMegabytes() - before;

  const letters: number[] = [];
  let changed = 0;
  for (const text of askedTexts(world, texts))
    for (let length = 1; length <= text.length; length += 1) {
      const rows = tickets.slice(changed, changed + changesPerLetter);
      changed = (changed + changesPerLetter) % (tickets.length - changesPerLetter);
      change(rows.map((ticket) => put('tickets', { ...ticket, title: `${ticket.title} lagi` })));
      // Taken in and told before the letter, as a window's frame would.
      store.flush();
      const startedAt = performance.now();
      for (const name of foundNames) finder.find(name, text.slice(0, length), shownOfEach);
      letters.push(performance.now() - startedAt);
      // Between two letters the window paints and reads in what changes.
      await sleep(1);
    }
  return { letters, megabytes, readInMs };
}

/** Its version rises for as long as it reads. */
async function readIn(finder: RoomFinder): Promise<number> {
  const startedAt = performance.now();
  let lastAt = startedAt;
  finder.subscribe(() => {
    lastAt = performance.now();
  });
  finder.begin();
  do await sleep(500);
  while (performance.now() - lastAt < 500);
  return lastAt - startedAt;
}

/** What nobody holds any more is no part of the index; V8 collects it when it likes, unless it is told to. */
function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1e6;
}

const put = (entity: 'tickets' | 'customers', value: Ticket | Customer): LiveChange =>
  ({ entity, op: 'put', key: value.id, value }) as LiveChange;

const packageId = '00000000-0000-4000-8000-000000000001';

const toCustomer = (customer: WorldCustomer) =>
  customerSchema.parse({
    ...customer,
    address: '',
    position: { longitude: 107.3, latitude: -6.3 },
    siteId: null,
    port: null,
    packageId,
    since: '2022-03-01',
  });

function toTicket({ customer, openedAt: at, ...facts }: WorldTicket): Ticket {
  const openedAt = instant(at);
  return ticketSchema.parse({
    ...facts,
    version: 1,
    description: '',
    kind: 'outage',
    tier: 'home',
    source: 'whatsapp',
    customerId: customer.id,
    siteId: null,
    position: null,
    district: customer.district,
    village: customer.village,
    state: { status: 'open' },
    acknowledgement: null,
    response: startClock({ durationMs: hourMs, calendarId: 'always' }, openedAt),
    resolution: startClock({ durationMs: 4 * hourMs, calendarId: 'always' }, openedAt),
    openedAt,
    updatedAt: openedAt,
    reopenedCount: 0,
    outage: null,
  });
}
