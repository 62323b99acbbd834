import type {
  CommandDatabase,
  CommandJournal,
  CommandWork,
  DecidedCommand,
  OutageWork,
  TechnicianWork,
  TicketWork,
} from '../../../server/commands/command-work.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { OutageDismissal } from '../../../shared/domain/outages/dismissal.ts';
import { slaPolicySchema, slaTargetsFrom } from '../../../shared/domain/sla/sla-policy.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import { candidatesByLoad } from '../../../shared/domain/testing/candidates-by-load.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { PostgresError } from './door.ts';
import { boardsOn } from './model-board-work.ts';
import type { ModelDatabase, ModelTransaction } from './model-database.ts';
import { dispatchOn } from './model-dispatch-work.ts';
import { handOverOn } from './model-hand-over-work.ts';
import type { ModelPostgres } from './model-postgres.ts';
import { xid32 } from './pgoutput-bytes.ts';
import type { StoredTicket } from './tables.ts';
import { type Way, wayTo } from './way.ts';

/** Tables no desk follows. */
export const privateTables = {
  commands: 'commands',
  events: 'ticket_events',
  numbers: 'ticket_numbers',
} as const;

/** The command code's port on the model, beside `server/commands/command-database.ts` on Postgres. */
export function modelCommandDatabase(postgres: ModelPostgres): CommandDatabase {
  const { database } = postgres;
  return {
    async transact(work) {
      const session = postgres.openSession(() => undefined);
      const transaction = database.begin();
      const way = wayTo(postgres, session, transaction);
      try {
        await way.ask('begin', () => {
          session.transaction = transaction;
        });
        const result = await work(workOn(way));
        await way.ask('commit', async () => {
          session.transaction = null;
          await postgres.commit(transaction);
        });
        return result;
      } finally {
        /* Whatever was not committed is rolled back with its connection. */
        postgres.closeSession(session);
      }
    },
    isConflict: (error) =>
      error instanceof PostgresError && (error.code === '23505' || error.code === '40P01'),
  };
}

const workOn = (way: Way): CommandWork => ({
  journal: journalOn(way),
  tickets: ticketsOn(way),
  outages: outagesOn(way),
  technicians: techniciansOn(way),
  boards: boardsOn(way),
  handOver: handOverOn(way),
  dispatch: dispatchOn(way),
});

function journalOn({ database, transaction, ask }: Way): CommandJournal {
  return {
    find: (id) =>
      ask(
        'find command',
        () => database.get(transaction, privateTables.commands, id) as DecidedCommand | null,
      ),
    record: (decided) =>
      ask('record command', () => database.insert(transaction, privateTables.commands, decided.id, decided)),
    transactionId: () => ask('transaction id', () => String(xid32(database.xidOf(transaction)))),
  };
}

function ticketsOn({ database, transaction, ask, isUnreadable }: Way): TicketWork {
  const put = (stored: StoredTicket) => database.put(transaction, 'tickets', stored.ticket.id, stored);
  return {
    lock: (id) =>
      ask('lock ticket', async () => {
        if (isUnreadable()) throw new PostgresError('XX001', 'invalid page in block 7 of relation tickets');
        if (!database.get(transaction, 'tickets', id)) return null;
        await database.lock(transaction, 'tickets', id);
        return (database.get(transaction, 'tickets', id) as StoredTicket | null)?.ticket ?? null;
      }),
    insert: (ticket) =>
      ask('insert ticket', () =>
        database.insert(transaction, 'tickets', ticket.id, { ticket, archived: false }),
      ),
    update: (ticket) => ask('update ticket', () => put({ ticket, archived: false })),
    append: (events) => ask('append events', () => appendEvents(database, transaction, events)),
    takeNumber: (day) => ask('take number', () => takeNumber(database, transaction, day)),
    decisionContext: (_command, now) =>
      ask('read for the decision', () => ({ ...readKnowledge(database, transaction, now), now })),
  };
}

async function appendEvents(
  database: ModelDatabase,
  transaction: ModelTransaction,
  events: readonly TicketEvent[],
): Promise<void> {
  for (const event of events) {
    const key = `${event.ticketId} ${String(event.sequence).padStart(6, '0')}`;
    await database.insert(transaction, privateTables.events, key, event);
  }
}

async function takeNumber(
  database: ModelDatabase,
  transaction: ModelTransaction,
  day: string,
): Promise<string> {
  await database.lock(transaction, privateTables.numbers, day);
  const last = Number(database.get(transaction, privateTables.numbers, day) ?? 0) + 1;
  database.put(transaction, privateTables.numbers, day, last);
  return `TKT-${day.replaceAll('-', '')}-${String(last).padStart(4, '0')}`;
}

function readKnowledge(database: ModelDatabase, transaction: ModelTransaction, now: Instant) {
  const all = <T>(table: string) => database.all(transaction, table) as readonly T[];
  const policies = all<WireRow>('sla_policies').map((row) =>
    slaPolicySchema.parse({
      tier: row.tier,
      priority: row.priority,
      responseMinutes: Number(row.response_minutes),
      resolutionMinutes: Number(row.resolution_minutes),
      calendarId: row.calendar_id,
    }),
  );
  const technicians = all<Technician>('technicians');
  return {
    targets: slaTargetsFrom(policies),
    technician: (id: Technician['id']) => technicians.find((technician) => technician.id === id) ?? null,
    candidates: (ticket: Ticket) =>
      candidatesByLoad(ticket, {
        technicians,
        tickets: all<StoredTicket>('tickets').map((stored) => stored.ticket),
        now,
      }),
    ticket: (id: Ticket['id']) =>
      (database.get(transaction, 'tickets', id) as StoredTicket | null)?.ticket ?? null,
  };
}

function techniciansOn({ database, transaction, ask }: Way): TechnicianWork {
  return {
    lock: (id) =>
      ask('lock technician', async () => {
        if (!database.get(transaction, 'technicians', id)) return null;
        await database.lock(transaction, 'technicians', id);
        return database.get(transaction, 'technicians', id) as Technician | null;
      }),
    save: (technician) =>
      ask('save technician', () => database.put(transaction, 'technicians', technician.id, technician)),
  };
}

function outagesOn({ database, transaction, ask }: Way): OutageWork {
  const table = 'outage_dismissals';
  return {
    lockDismissal: (id) =>
      ask('lock dismissal', async () => {
        if (!database.get(transaction, table, id)) return null;
        await database.lock(transaction, table, id);
        return database.get(transaction, table, id) as OutageDismissal | null;
      }),
    saveDismissal: (dismissal) =>
      ask('save dismissal', () =>
        dismissal.version === 1
          ? database.insert(transaction, table, dismissal.id, dismissal)
          : database.put(transaction, table, dismissal.id, dismissal),
      ),
  };
}
