import { eq, sql } from 'drizzle-orm';
import { pinSchema } from '../../../shared/domain/hand-over/pin.ts';
import type { HandOverWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { handOvers, logEntries, pinnedTickets } from '../../database/schema.ts';
import { toEntry, toHandOver } from './hand-over-store.ts';

/* A first version is inserted and never laid over another: two that meet are told apart by their key, and tried again. */
export const handOverWork = (transaction: Transaction): HandOverWork => ({
  async entry(id) {
    const [row] = await transaction.select().from(logEntries).where(eq(logEntries.id, id)).for('update');
    return row ? toEntry(row) : null;
  },
  async saveEntry(entry) {
    if (entry.version === 1) await transaction.insert(logEntries).values(entry);
    else await transaction.update(logEntries).set(entry).where(eq(logEntries.id, entry.id));
  },
  async pin(id) {
    const [row] = await transaction
      .select()
      .from(pinnedTickets)
      .where(eq(pinnedTickets.ticketId, id))
      .for('update');
    return row ? pinSchema.parse(row) : null;
  },
  async savePin(pin) {
    if (pin.version === 1) await transaction.insert(pinnedTickets).values(pin);
    else await transaction.update(pinnedTickets).set(pin).where(eq(pinnedTickets.ticketId, pin.ticketId));
  },
  async lock() {
    /* Against itself and every other writer; who only reads does not wait. */
    await transaction.execute(sql`lock table hand_overs in share row exclusive mode`);
    const rows = await transaction.select().from(handOvers).where(eq(handOvers.archived, false));
    return rows.map(toHandOver);
  },
  async saveHandOver(handOver) {
    if (handOver.version === 1) await transaction.insert(handOvers).values(handOver);
    else await transaction.update(handOvers).set(handOver).where(eq(handOvers.id, handOver.id));
  },
});
