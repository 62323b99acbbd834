import Database from 'better-sqlite3';
import { z } from 'zod';
import { commandNameSchema, commandOutcomeSchema, parseCommand } from '../../../shared/contracts/commands.ts';
import { accountIdSchema, type CommandId, commandIdSchema } from '../../../shared/kernel/ids.ts';
import { type Instant, instantSchema } from '../../../shared/kernel/instant.ts';
import { migrate } from '../database/migrate.ts';
import { Damaged, isDamage, setAside } from '../database/set-aside.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import { outboxMigrations } from './migrations.ts';
import type { Accepted, QueuedCommand } from './queued-command.ts';

/** People's commands on this machine. Every change is on the disk when the call returns. */
export type OutboxStore = {
  /** In the order they were given. */
  load(): readonly QueuedCommand[];
  add(command: QueuedCommand): void;
  accept(id: CommandId, outcome: Accepted, decidedAt: Instant): void;
  refuse(id: CommandId, refusal: Extract<QueuedCommand['state'], { kind: 'refused' }>): void;
  remove(ids: readonly CommandId[]): void;
  together(work: () => void): void;
  close(): void;
};

class OutboxInUse extends Error {
  constructor(file: string) {
    super(`Another desk of this machine is using ${file}`);
    this.name = 'OutboxInUse';
  }
}

type Options = { readonly file: string; readonly clock: Clock; readonly log: Log };

/** @throws OutboxInUse, FromTheFuture: both leave the file as it is */
export function openOutboxStore(options: Options): OutboxStore {
  const database = openOrSetAside(options);
  return {
    load: () =>
      database
        .prepare<[], unknown>('SELECT * FROM commands ORDER BY sequence')
        .all()
        .map((row) => toQueuedCommand(row)),
    add: (command) => insert(database, command),
    accept: (id, outcome, decidedAt) =>
      void database
        .prepare("UPDATE commands SET state = 'accepted', outcome = ?, decided_at = ? WHERE id = ?")
        .run(JSON.stringify(outcome), decidedAt, id),
    refuse: (id, { refusal, by }) =>
      void database
        .prepare("UPDATE commands SET state = 'refused', outcome = ?, refused_by = ? WHERE id = ?")
        .run(JSON.stringify({ kind: 'refused', refusal }), by, id),
    remove(ids) {
      const remove = database.prepare('DELETE FROM commands WHERE id = ?');
      database.transaction(() => {
        for (const id of ids) remove.run(id);
      })();
    },
    together: (work) => database.transaction(work)(),
    close: () => void database.close(),
  };
}

function openOrSetAside({ file, clock, log }: Options): Database.Database {
  try {
    return openChecked(file);
  } catch (error) {
    if (!(error instanceof Damaged) && !isDamage(error)) throw error;
    const kept = setAside(file, 'damaged', clock.now());
    log.error(
      { file, kept, error },
      'The outbox is damaged: commands in it need a person. Kept beside the new one',
    );
    return openChecked(file);
  }
}

function openChecked(file: string): Database.Database {
  const database = new Database(file, { timeout: 200 });
  try {
    /* Exclusive: two desks on one outbox would send each other's commands. The lock ends with the process. */
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    const finding = String(database.pragma('quick_check(1)', { simple: true }));
    if (finding !== 'ok') throw new Damaged(file, finding);
    migrate(database, outboxMigrations);
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
      throw new OutboxInUse(file);
    throw error;
  }
}

function insert(database: Database.Database, { id, command, actor, issuedAt, state }: QueuedCommand): void {
  if (state.kind === 'accepted') throw new Error('A command is accepted after it was given');
  const outcome =
    state.kind === 'refused' ? JSON.stringify({ kind: 'refused', refusal: state.refusal }) : null;
  database
    .prepare(
      `INSERT INTO commands (id, account_id, actor_name, name, input, issued_at, state, outcome, refused_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      actor.accountId,
      actor.name,
      command.name,
      JSON.stringify(command.input),
      issuedAt,
      state.kind,
      outcome,
      state.kind === 'refused' ? state.by : null,
    );
}

const rowSchema = z.object({
  id: commandIdSchema,
  account_id: accountIdSchema,
  actor_name: z.string(),
  name: commandNameSchema,
  input: z.string(),
  issued_at: instantSchema,
  outcome: z.string().nullable(),
  decided_at: instantSchema.nullable(),
  refused_by: z.enum(['desk', 'server']).nullable(),
});

/** @throws when a row is not what this program wrote: the outbox is never guessed at. */
function toQueuedCommand(row: unknown): QueuedCommand {
  const { id, account_id, actor_name, name, input, issued_at, outcome, decided_at, refused_by } =
    rowSchema.parse(row);
  return {
    id,
    command: parseCommand(name, JSON.parse(input)),
    actor: { accountId: account_id, name: actor_name },
    issuedAt: issued_at,
    state: toState(outcome, decided_at, refused_by),
  };
}

function toState(
  outcome: string | null,
  decidedAt: Instant | null,
  by: 'desk' | 'server' | null,
): QueuedCommand['state'] {
  if (outcome === null) return { kind: 'waiting' };
  const parsed = commandOutcomeSchema.parse(JSON.parse(outcome));
  if (parsed.kind === 'refused') return { kind: 'refused', refusal: parsed.refusal, by: by ?? 'server' };
  if (decidedAt === null) throw new Error('An accepted command has no time of decision');
  return { kind: 'accepted', outcome: parsed, decidedAt };
}
