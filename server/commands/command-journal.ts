import { eq, sql } from 'drizzle-orm';
import { commandOutcomeSchema } from '../../shared/contracts/commands.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import type { Transaction } from '../database/database.ts';
import { auditEntries, commands } from '../database/schema.ts';
import type { CommandJournal } from './command-work.ts';

export const commandJournal = (transaction: Transaction): CommandJournal => ({
  async find(id) {
    const [row] = await transaction.select().from(commands).where(eq(commands.id, id));
    if (!row) return null;
    const accountId = accountIdSchema.nullable().parse(row.accountId);
    return { accountId, inputHash: row.inputHash, outcome: commandOutcomeSchema.parse(row.outcome) };
  },
  async record(decided, { actorName, subject, detail }) {
    await transaction.insert(commands).values(decided);
    await transaction.insert(auditEntries).values({
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
  async transactionId() {
    const { rows } = await transaction.execute<{ id: string }>(
      sql`select pg_current_xact_id()::xid::text as id`,
    );
    return rows[0]?.id ?? '';
  },
});
