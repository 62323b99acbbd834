import { eq, getTableColumns, sql } from 'drizzle-orm';
import { commandOutcomeSchema } from '../../shared/contracts/commands.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import type { Connection, Transaction } from '../database/database.ts';
import { placesFor } from '../database/places-for.ts';
import { auditEntries, commands } from '../database/schema.ts';
import type { CommandJournal } from './command-work.ts';

/** Made once for a connection. */
export function prepareJournal(connection: Connection) {
  const { id: _, ...auditColumns } = getTableColumns(auditEntries);
  return {
    find: connection
      .select()
      .from(commands)
      .where(eq(commands.id, sql.placeholder('id')))
      .prepare('find_command'),
    remember: connection
      .insert(commands)
      .values(placesFor<typeof commands.$inferInsert>(getTableColumns(commands)))
      .prepare('remember_command'),
    audit: connection
      .insert(auditEntries)
      .values(placesFor<typeof auditEntries.$inferInsert>(auditColumns))
      .prepare('audit_command'),
  };
}
export type JournalStatements = ReturnType<typeof prepareJournal>;

/** @param statements of the transaction's own connection */
export const commandJournal = (transaction: Transaction, statements: JournalStatements): CommandJournal => ({
  async find(id) {
    const [row] = await statements.find.execute({ id });
    if (!row) return null;
    const accountId = accountIdSchema.nullable().parse(row.accountId);
    return { accountId, inputHash: row.inputHash, outcome: commandOutcomeSchema.parse(row.outcome) };
  },
  async record(decided, { actorName, subject, detail }) {
    await statements.remember.execute(decided);
    await statements.audit.execute({
      at: decided.decidedAt,
      accountId: decided.accountId,
      actorName,
      action: decided.name,
      subject,
      commandId: decided.id,
      outcome: decided.outcome.kind,
      detail,
    });
  },
  transactionId: once(async () => {
    const { rows } = await transaction.execute<{ id: string }>(
      sql`select pg_current_xact_id()::xid::text as id`,
    );
    return rows[0]?.id ?? '';
  }),
});

/** It is the same for every command of the transaction. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask();
    return asked;
  };
}
