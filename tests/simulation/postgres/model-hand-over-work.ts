import type { HandOverWork } from '../../../server/commands/command-work.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import { lockedRows } from './model-locked-rows.ts';
import type { Way } from './way.ts';

/** What commands on log, pins and hand-overs ask of Postgres, beside `server/modules/hand-over/hand-over-work.ts`. */
export function handOverOn(way: Way): HandOverWork {
  const { database, transaction, ask } = way;
  const { locked, save } = lockedRows(way);
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
