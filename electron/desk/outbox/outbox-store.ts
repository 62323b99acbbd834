import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { troubleOf } from '../database/file-trouble.ts';
import { toQueuedCommand, toRow } from './command-rows.ts';
import { damagedOutboxes, type OutboxFileOptions, openOutboxFile } from './outbox-file.ts';
import type { Accepted, QueuedCommand } from './queued-command.ts';

/** People's commands on this machine. Every change is on the disk when the call returns; each may throw OutboxUnwritable. */
export type OutboxStore = {
  load(): StoredCommands;
  /** Files that were damaged, beside this one, until somebody takes them away: what could be read of them is among the commands. */
  damagedFiles(): number;
  /** All of them or none, in this order, after what is there; one that is there already takes its new place. */
  lay(commands: readonly QueuedCommand[]): void;
  /** What was given after it awaits nobody from then on. */
  accept(id: CommandId, outcome: Accepted, decidedAt: Instant): void;
  refuse(id: CommandId, refusal: Extract<QueuedCommand['state'], { kind: 'refused' }>): void;
  remove(ids: readonly CommandId[]): void;
  together(work: () => void): void;
  close(): void;
};

type StoredCommands = {
  /** In the order they were given. */
  readonly commands: readonly QueuedCommand[];
  /** Rows that cannot be read: they stay where they are, for a person. */
  readonly unread: number;
};

/** Nothing of the change is on the disk, and nothing before it is lost. */
export class OutboxUnwritable extends Error {
  readonly reason: 'disk-full' | 'file-unusable';
  constructor(reason: 'disk-full' | 'file-unusable', cause: unknown) {
    const isFull = reason === 'disk-full';
    super(isFull ? 'The disk of this desk is full' : 'The outbox of this desk cannot be written', { cause });
    this.name = 'OutboxUnwritable';
    this.reason = reason;
  }
}

const insertSql = `INSERT INTO commands
  (id, account_id, actor_name, name, input, issued_at, state, outcome, refused_by, digest, after)
  VALUES (@id, @account_id, @actor_name, @name, @input, @issued_at, @state, @outcome, @refused_by, @digest, @after)`;
const acceptSql =
  "UPDATE commands SET state = 'accepted', outcome = ?, decided_at = ?, after = NULL WHERE id = ?";
const refuseSql =
  "UPDATE commands SET state = 'refused', outcome = ?, refused_by = ?, after = NULL WHERE id = ?";
const releaseSql = 'UPDATE commands SET after = NULL WHERE after = ?';

/** @throws what `openOutboxFile` does */
export function openOutboxStore(options: OutboxFileOptions): OutboxStore {
  const { file, log } = options;
  const database = openOutboxFile(options);
  const insert = database.prepare(insertSql);
  const accept = database.prepare(acceptSql);
  const refuse = database.prepare(refuseSql);
  const release = database.prepare(releaseSql);
  const remove = database.prepare('DELETE FROM commands WHERE id = ?');
  const all = database.prepare('SELECT * FROM commands ORDER BY sequence');
  const together = (work: () => void) => written(file, () => database.transaction(work)());
  return {
    load: () => readCommands(all.all(), log),
    damagedFiles: () => damagedOutboxes(file),
    lay: (commands) =>
      together(() => {
        for (const command of commands) {
          remove.run(command.id);
          insert.run(toRow(command));
        }
      }),
    accept: (id, outcome, decidedAt) =>
      together(() => {
        accept.run(JSON.stringify(outcome), decidedAt, id);
        release.run(id);
      }),
    refuse: (id, { refusal, by }) =>
      written(file, () => void refuse.run(JSON.stringify({ kind: 'refused', refusal }), by, id)),
    remove: (ids) =>
      together(() => {
        for (const id of ids) remove.run(id);
      }),
    together,
    close: () => void database.close(),
  };
}

function readCommands(rows: readonly unknown[], log: OutboxFileOptions['log']): StoredCommands {
  const commands: QueuedCommand[] = [];
  for (const row of rows) {
    try {
      commands.push(toQueuedCommand(row));
    } catch (error) {
      log.error({ error: String(error) }, 'A command in the outbox cannot be read; it stays there');
    }
  }
  return { commands, unread: rows.length - commands.length };
}

function written(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const trouble = troubleOf(error, file);
    if (!trouble) throw error;
    throw new OutboxUnwritable(trouble === 'full' ? 'disk-full' : 'file-unusable', error);
  }
}
