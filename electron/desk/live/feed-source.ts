import { type Subject, subjectOf } from '../../../shared/contracts/command-subject.ts';
import type { Command, CommandName } from '../../../shared/contracts/commands.ts';
import type { LiveChange, LiveName } from '../../../shared/contracts/live.ts';
import { type Entities, type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import { type AccountId, type CommandId, commandIdSchema } from '../../../shared/kernel/ids.ts';
import { type Key, keyText, type ReadableCache } from '../cache/cache.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { entityKey, gone, patchRow, putCommand, putRow } from './live-changes.ts';
import type { World } from './world.ts';

/** Where in an entity the next page begins. Commands come and go, so what they were at the beginning is kept. */
export type FeedCursor = {
  readonly name: LiveName;
  readonly after: number;
  readonly commands?: readonly CommandId[];
  /** Only these columns changed; the rows are known. */
  readonly columns?: readonly string[];
};
type FeedPage = { readonly changes: readonly LiveChange[]; readonly next: FeedCursor | null };

/** Where a window's rows come from: each is read when it is told, so nothing older is ever told. */
export type FeedSource = {
  /** Whose rows these are. */
  account(): AccountId | null;
  /** What to read, in this order; nothing while nobody is signed in. */
  names(): readonly LiveName[];
  /** Whether the desk has the entity's rows; a copy that is fetched anew has not, and windows keep theirs. */
  isKnown(name: LiveName): boolean;
  page(cursor: FeedCursor, limit: number): FeedPage;
  /** The row as it is now; null while nothing is known of it. */
  row(name: LiveName, key: string): LiveChange | null;
};

/** Small tables that others are read with come first, then what the room looks at, then the rest. */
const order: readonly LiveName[] = [
  'settings',
  'calendars',
  'policies',
  'packages',
  'technicians',
  'positions',
  'boards',
  'filters',
  'dismissals',
  'choices',
  'pins',
  'log',
  'handOvers',
  'parts',
  'vans',
  'dispatchDays',
  'workOrders',
  'tickets',
  'commands',
  'sites',
  'customers',
  'heartbeat',
];

type Options = {
  readonly cache: ReadableCache;
  readonly outbox: Outbox;
  readonly world: World;
  readonly account: () => AccountId | null;
};

export function feedSource({ cache, outbox, world, account }: Options): FeedSource {
  const pendingOf = () => {
    const accountId = account();
    return accountId ? outbox.of(accountId) : [];
  };
  const command = (id: CommandId): LiveChange => {
    const accountId = account();
    const pending = accountId ? outbox.pending(id, accountId) : null;
    return pending ? putCommand(pending) : gone('commands', id);
  };
  const commands = ({ after, commands: known }: FeedCursor, limit: number): FeedPage => {
    const ids = known ?? pendingOf().map(({ id }) => id);
    const to = after + limit;
    const next: FeedCursor = { name: 'commands', after: to, commands: ids };
    return { changes: ids.slice(after, to).map(command), next: to < ids.length ? next : null };
  };
  const rows = <Name extends ShapeName>(name: Name, after: number, limit: number): FeedPage => {
    const page = cache.page(name, after, limit);
    const changes = page.rows.flatMap((entity) => {
      const shown = world.overlaid(name, entity);
      return shown ? putRow(name, entityKey(name, entity), shown) : [];
    });
    return {
      changes: page.next === null ? [...changes, ...madeHere(name)] : changes,
      next: page.next === null ? null : { name, after: page.next },
    };
  };
  const patches = <Name extends ShapeName>(
    { name, after, columns }: { name: Name; after: number; columns: readonly string[] },
    limit: number,
  ): FeedPage => {
    const page = cache.pageOf(name, columns, after, limit);
    const changes = page.rows.flatMap(({ key, fields }) => {
      const text = keyText(key);
      return world.isAsSynced(name, text) ? patchRow(name, text, fields) : (row(name, text) ?? []);
    });
    return { changes, next: page.next === null ? null : { name, after: page.next, columns } };
  };
  /** Rows that exist only as a pending command. */
  const madeHere = <Name extends ShapeName>(name: Name): readonly LiveChange[] =>
    pendingOf().flatMap(({ command }) => {
      const made = madeBy(command);
      if (made?.entity !== name || cache.has(name, [made.id])) return [];
      const entity = world.entity(name, [made.id]);
      return entity ? [putRow(name, made.id, entity)] : [];
    });
  const row = <Name extends ShapeName>(name: Name, key: string): LiveChange | null => {
    const entity: Entities[Name] | null = world.entity(name, keyOf(name, key));
    if (entity) return putRow(name, key, entity);
    return cache.isComplete(name) ? gone(name, key) : null;
  };
  return {
    account,
    names: () => (account() ? order : []),
    isKnown: (name) => name === 'commands' || cache.isComplete(name),
    page({ name, after, columns, ...cursor }, limit) {
      if (name === 'commands') return commands({ name, after, ...cursor }, limit);
      return columns ? patches({ name, after, columns }, limit) : rows(name, after, limit);
    },
    row: (name, key) => (name === 'commands' ? command(commandIdSchema.parse(key)) : row(name, key)),
  };
}

/** Commands that begin a row, or may. */
const making: ReadonlySet<CommandName> = new Set([
  'ticket.open',
  'outage.accept',
  'outage.dismiss',
  'log.write',
  'pin.set',
  'hand-over.close',
  'choice.first-board',
  'work-order.set',
  'dispatch.set-shift',
  'dispatch.set-routes',
  'dispatch.set-weights',
  'van.set',
  'part.save',
]);

/** The row that begins with this command, if one does. */
function madeBy(command: Command): Subject | null {
  const isFirst =
    making.has(command.name) || ('baseVersion' in command.input && command.input.baseVersion === 0);
  return isFirst ? subjectOf(command) : null;
}

/** The inverse of `keyText`. Only keys of several columns are split: those have no spaces in them. */
const keyOf = (name: ShapeName, text: string): Key =>
  shapes[name].key.length === 1 ? [text] : text.split(' ');
