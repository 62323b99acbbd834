import type { AuthoredVersion, BoardWork } from '../../../server/commands/command-work.ts';
import type { Standing } from '../../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { PersonalChoice } from '../../../shared/domain/boards/personal-choice.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { Way } from './way.ts';

const versions = 'authored_versions';

/** What commands on boards and filters ask of Postgres, beside `server/modules/boards/board-work.ts`. */
export function boardsOn({ database, transaction, ask }: Way): BoardWork {
  const put = (table: string, id: string, value: object | null) =>
    ask(`write ${table}`, () => database.put(transaction, table, id, value));
  const withoutRow = (entity: AuthoredVersion['entity'], id: string): Standing<never> => {
    const kept = database.all(transaction, versions) as readonly AuthoredVersion[];
    const last = kept.filter((version) => version.entity === entity && version.id === id).at(-1);
    return last ? { kind: 'removed', byName: last.actorName, at: last.at } : { kind: 'absent' };
  };
  return {
    lock: () =>
      ask('lock boards', async () => {
        await database.lock(transaction, 'boards', 'the whole table');
        return database.all(transaction, 'boards') as readonly Board[];
      }),
    boardWithoutRow: (id) => ask('find versions', () => withoutRow('boards', id)),
    filter: (id) =>
      ask('find filter', (): Standing<SavedFilter> => {
        const entity = database.get(transaction, 'saved_filters', id) as SavedFilter | null;
        return entity ? { kind: 'present', entity } : withoutRow('filters', id);
      }),
    saveBoard: (board) => put('boards', board.id, board),
    deleteBoard: (id) => put('boards', id, null),
    saveFilter: (filter) => put('saved_filters', filter.id, filter),
    deleteFilter: (id) => put('saved_filters', id, null),
    keepVersion: (version) =>
      ask('keep version', () => {
        const key = `${version.entity} ${version.id} ${String(version.version).padStart(6, '0')}`;
        return database.insert(transaction, versions, key, version);
      }),
    choice: (id) =>
      ask('lock choice', async () => {
        if (!database.get(transaction, 'personal_choices', id)) return null;
        await database.lock(transaction, 'personal_choices', id);
        return database.get(transaction, 'personal_choices', id) as PersonalChoice | null;
      }),
    saveChoice: (choice) =>
      choice.version === 1
        ? ask('write personal_choices', () =>
            database.insert(transaction, 'personal_choices', choice.accountId, choice),
          )
        : put('personal_choices', choice.accountId, choice),
  };
}
