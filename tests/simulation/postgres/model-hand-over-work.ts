import type { HandOverWork } from '../../../server/commands/command-work.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { Way } from './way.ts';

/** What commands on log, pins and hand-overs ask of Postgres, beside `server/modules/hand-over/hand-over-work.ts`. */
export function handOverOn({ database, transaction, ask }: Way): HandOverWork {
  const locked = <Row>(table: string, id: string) =>
    ask(`lock a row of ${table}`, async () => {
      if (!database.get(transaction, table, id)) return null;
      await database.lock(transaction, table, id);
      return database.get(transaction, table, id) as Row | null;
    });
  const save = (table: string, id: string, row: { readonly version: number }) =>
    ask(`write ${table}`, () =>
      row.version === 1
        ? database.insert(transaction, table, id, row)
        : database.put(transaction, table, id, row),
    );
  return {
    entry: (id) => locked<LogEntry>('log_entries', id),
    saveEntry: (entry) => save('log_entries', entry.id, entry),
    pin: (id) => locked<Pin>('pinned_tickets', id),
    savePin: (pin) => save('pinned_tickets', pin.ticketId, pin),
    lock: () =>
      ask('lock hand_overs', async () => {
        await database.lock(transaction, 'hand_overs', 'the whole table');
        return database.all(transaction, 'hand_overs') as readonly HandOver[];
      }),
    saveHandOver: (handOver) => save('hand_overs', handOver.id, handOver),
  };
}
