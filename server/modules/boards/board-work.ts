import { sql } from 'drizzle-orm';
import type { BoardWork } from '../../commands/command-work.ts';
import type { Transaction } from '../../database/database.ts';
import { deleteBoard, listBoards, saveBoard } from './board-store.ts';
import { lockChoice, saveChoice } from './choice-store.ts';
import { deleteFilter, findFilter, saveFilter } from './filter-store.ts';
import { keepVersion, standingWithoutRow } from './version-store.ts';

export const boardWork = (transaction: Transaction): BoardWork => ({
  async lock() {
    /* Against itself and every other writer; who only reads does not wait. */
    await transaction.execute(sql`lock table boards in share row exclusive mode`);
    return listBoards(transaction);
  },
  async filter(id) {
    const entity = await findFilter(transaction, id);
    return entity ? { kind: 'present', entity } : standingWithoutRow(transaction, { entity: 'filters', id });
  },
  boardWithoutRow: (id) => standingWithoutRow(transaction, { entity: 'boards', id }),
  saveBoard: (board) => saveBoard(transaction, board),
  deleteBoard: (id) => deleteBoard(transaction, id),
  saveFilter: (filter) => saveFilter(transaction, filter),
  deleteFilter: (id) => deleteFilter(transaction, id),
  keepVersion: (version) => keepVersion(transaction, version),
  choice: (id) => lockChoice(transaction, id),
  saveChoice: (choice) => saveChoice(transaction, choice),
});
