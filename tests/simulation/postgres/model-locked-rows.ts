import type { Way } from './way.ts';

/** Rows that a command locks, decides on and writes whole: the first version is inserted, later ones replace it. */
export const lockedRows = ({ database, transaction, ask }: Way) => ({
  locked: <Row>(table: string, id: string) =>
    ask(`lock a row of ${table}`, async () => {
      if (!database.get(transaction, table, id)) return null;
      await database.lock(transaction, table, id);
      return database.get(transaction, table, id) as Row | null;
    }),
  save: (table: string, id: string, row: { readonly version: number }) =>
    ask(`write ${table}`, () =>
      row.version === 1
        ? database.insert(transaction, table, id, row)
        : database.put(transaction, table, id, row),
    ),
});
