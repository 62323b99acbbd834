import { describe, expect, it } from 'vitest';
import type { LiveChange, LiveEntities } from '../../../shared/contracts/live.ts';
import { type Customer, customerSchema } from '../../../shared/contracts/shapes.ts';
import { type CustomerId, customerIdSchema } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { LiveStore } from '../live-store.ts';
import { aTicket, noon, uuid } from '../testing/ticket-builder.ts';
import { foundNames, RoomFinder } from './room-finder.ts';

const aCustomer = (n: number, name: string): Customer =>
  customerSchema.parse({
    id: uuid(n),
    number: `KLR${String(n).padStart(6, '0')}`,
    name,
    phone: '0812-5550-1234',
    address: 'Jl. Raya 1',
    village: 'Gintungkerta',
    district: 'Klari',
    position: { longitude: 107.3, latitude: -6.3 },
    siteId: null,
    port: null,
    packageId: uuid(9000),
    since: '2022-03-01',
  });

const customerId = (n: number): CustomerId => customerIdSchema.parse(uuid(n));

type Entity = 'tickets' | 'customers';

function room({ isFull = true } = {}) {
  const now = (run: () => void) => run();
  const frame = { request: now, goOn: now, cancel: () => undefined };
  const store = new LiveStore(frame, () => undefined);
  const waiting: (() => void)[] = [];
  let sequence = 0;
  const change = (changes: readonly LiveChange[]) =>
    store.receive({ kind: 'changes', sequence: sequence++, changes, moreFollows: false });
  const finder = new RoomFinder({ store, later: (run) => void waiting.push(run) });
  if (isFull) store.receive({ kind: 'ready' });
  return {
    store,
    finder,
    put: <Name extends Entity>(entity: Name, ...values: readonly LiveEntities[Name][]) =>
      change(values.map((value) => ({ entity, op: 'put', key: value.id, value }) as LiveChange)),
    remove: (entity: Entity, key: string) => change([{ entity, op: 'delete', key }]),
    /** Lets what was put off happen, until nothing is. */
    settle() {
      for (let run = waiting.shift(); run; run = waiting.shift()) run();
    },
    tickets: (text: string) => finder.find('tickets', text, 8).rows.map(({ id }) => Number(id.slice(-4))),
    customers: (text: string) => finder.find('customers', text, 8).rows.map(({ name }) => name),
  };
}

describe('finding in the room', () => {
  it('puts open tickets before settled ones, the worst first, the latest of equals first', () => {
    const { put, tickets } = room();
    const settled = { status: 'cancelled', reason: 'salah', cancelledAt: noon } as never;
    put(
      'tickets',
      aTicket(1, { state: settled, priority: 'critical' }),
      aTicket(2, { priority: 'low' }),
      aTicket(3, { priority: 'critical' }),
      aTicket(4, { priority: 'critical', openedAt: instant(noon - 1000) }),
    );
    expect(tickets('mati')).toEqual([4, 3, 2, 1]);
  });

  it('finds a ticket at once by what it has just become', () => {
    const { put, remove, tickets } = room();
    put('tickets', aTicket(1));
    expect(tickets('internet')).toEqual([1]);
    put('tickets', aTicket(1, { title: 'Redaman tinggi' }));
    expect(tickets('redaman')).toEqual([1]);
    expect(tickets('internet')).toEqual([]);
    remove('tickets', uuid(1));
    expect(tickets('redaman')).toEqual([]);
  });

  it('has an empty list asked again when rows come, and leaves one that has lines as it is', () => {
    const { finder, put, settle, tickets } = room();
    const askAll = (text: string) => foundNames.map((name) => finder.find(name, text, 8).count);
    let told = 0;
    finder.subscribe(() => {
      told += 1;
    });
    expect(askAll('internet')).toEqual([0, 0, 0, 0]);
    put('tickets', aTicket(1));
    settle();
    expect(told).toBe(1);
    expect(tickets('internet')).toEqual([1]);
    put('tickets', aTicket(2));
    settle();
    expect(told).toBe(1);
  });

  it('finds a ticket by its customer, who may arrive later and be called otherwise', () => {
    const { put, tickets, customers } = room();
    put('tickets', aTicket(1, { customerId: customerId(500) }), aTicket(2));
    expect(tickets('siti')).toEqual([]);
    put('customers', aCustomer(500, 'Siti Rohaeni'));
    expect(tickets('siti mati')).toEqual([1]);
    put('customers', aCustomer(500, 'Dadang Suhendar'));
    expect(tickets('siti')).toEqual([]);
    expect(tickets('dadang')).toEqual([1]);
    expect(customers('0812 5550')).toEqual(['Dadang Suhendar']);
  });

  it('follows what changes without being asked', () => {
    const { put, finder, settle, tickets } = room();
    finder.begin();
    put('tickets', aTicket(1));
    settle();
    expect(tickets('internet')).toEqual([1]);
  });

  it('tells that it knows more while a whole room is read in, and not at every change', () => {
    const { put, finder, settle } = room();
    put('tickets', aTicket(1));
    finder.begin();
    settle();
    const { version } = finder;
    put('tickets', aTicket(1, { title: 'Redaman tinggi' }));
    settle();
    expect(finder.version).toBe(version);
  });

  it('forgets the room of the person before', () => {
    const { put, store, tickets } = room();
    put('tickets', aTicket(1));
    expect(tickets('internet')).toEqual([1]);
    store.receive({ kind: 'reset', account: uuid(7) as never });
    expect(tickets('internet')).toEqual([]);
  });
});
