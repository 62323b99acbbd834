import type { Random } from '../../../server/demo/random/random.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import { isSettledStatus } from '../../../shared/domain/tickets/ticket.ts';
import { type Hit, uncounted } from '../faults/hit.ts';
import { customerRow, positionRow } from '../postgres/first-rows.ts';
import type { ModelDatabase, ModelTransaction } from '../postgres/model-database.ts';
import type { Session } from '../postgres/session.ts';
import type { StoredTicket } from '../postgres/tables.ts';
import type { SimulatedProcess } from '../time/timeline.ts';
import type { World } from '../world.ts';
import { idOf, technicianIds } from './people.ts';

type Writing = {
  readonly database: ModelDatabase;
  readonly transaction: ModelTransaction;
  readonly random: Random;
  readonly nowMs: number;
};
type Write = (writing: Writing) => Promise<void> | void;
type Job = { readonly writes: readonly Write[]; readonly committed?: () => void };

/** Jobs, imports and other servers: transactions that touch synced rows, take their time, and sometimes change their mind. */
export type OtherWork = {
  begin(): void;
  /** `hit` is told when it is committed, of a table that had rows. */
  truncateCustomers(hit: Hit): void;
};

const movePositions: Write = async ({ database, transaction, random, nowMs }) => {
  for (const id of technicianIds) {
    await database.lock(transaction, 'technician_positions', id);
    database.put(transaction, 'technician_positions', id, positionRow(id, nowMs, random.int(1, 999)));
  }
};

/** Settled tickets leave the room, without another version. */
const archiveTickets: Write = async ({ database, transaction }) => {
  const settled = (database.all(transaction, 'tickets') as readonly StoredTicket[]).filter(
    ({ ticket, archived }) => !archived && isSettledStatus(ticket.state.status),
  );
  for (const { ticket } of settled) {
    await database.lock(transaction, 'tickets', ticket.id);
    const now = database.get(transaction, 'tickets', ticket.id) as StoredTicket;
    if (isSettledStatus(now.ticket.state.status))
      database.put(transaction, 'tickets', ticket.id, { ...now, archived: true });
  }
};

/** Its key is its name: the row leaves under one key and comes under another. */
const renameSetting: Write = async ({ database, transaction, random }) => {
  const [row] = database.all(transaction, 'settings') as readonly WireRow[];
  const former = String(row?.key);
  await database.lock(transaction, 'settings', former);
  const present = database.get(transaction, 'settings', former) as WireRow | null;
  const name = `room ${random.int(1, 9)}`;
  if (!present || name === former) return;
  await database.lock(transaction, 'settings', name);
  database.put(transaction, 'settings', former, null);
  database.put(transaction, 'settings', name, { ...present, key: name });
};

const customerNumbers = [1, 2, 3, 4];

const changeCustomers: Write = async ({ database, transaction, random }) => {
  for (const n of customerNumbers) {
    const id = idOf(6, n);
    await database.lock(transaction, 'customers', id);
    if (!random.chance(0.5)) continue;
    const present = database.get(transaction, 'customers', id);
    const row = { ...customerRow(n), name: `Customer ${n} ${random.int(1, 99)}` };
    if (present || random.chance(0.7))
      database.put(transaction, 'customers', id, present && random.chance(0.3) ? null : row);
  }
};

export function otherWork(world: World, random: Random): OtherWork {
  const { timeline, postgres } = world;
  const { database } = postgres;
  const jobs: SimulatedProcess = timeline.start('jobs');

  async function run(session: Session, { writes, committed = uncounted }: Job): Promise<void> {
    const transaction = database.begin();
    try {
      await postgres.ask(session, 'begin', () => {
        session.transaction = transaction;
      });
      for (const write of writes) {
        const writing = { database, transaction, random, nowMs: world.now() };
        await postgres.ask(session, 'write', () => write(writing));
        if (random.chance(0.4)) await timeline.sleep(random.between(1, 400), 'think');
      }
      if (random.chance(0.15)) return;
      await postgres.ask(session, 'commit', async () => {
        session.transaction = null;
        await postgres.commit(transaction);
        committed();
      });
    } catch (error) {
      world.trace.line(`a writer gave up: ${String(error)}`);
    } finally {
      postgres.closeSession(session);
    }
  }

  const start = (label: string, job: () => Job) =>
    timeline.schedule(jobs, 0, label, () => {
      if (postgres.isUp())
        void run(
          postgres.openSession(() => undefined),
          job(),
        );
    });

  return {
    begin: () =>
      void start('a job begins', () => ({
        /* In one order, so that two of them never wait for each other. */
        writes: [movePositions, archiveTickets, renameSetting, changeCustomers].filter(() =>
          random.chance(0.4),
        ),
      })),
    truncateCustomers(hit) {
      let hadRows = false;
      const truncate: Write = async ({ transaction }) => {
        for (const n of customerNumbers) await database.lock(transaction, 'customers', idOf(6, n));
        hadRows = database.all(transaction, 'customers').length > 0;
        database.truncate(transaction, 'customers');
      };
      start('an import begins anew', () => ({
        writes: [truncate],
        committed: () => void (hadRows && hit()),
      }));
    },
  };
}
