import type { LiveChange, LiveName } from '../../../shared/contracts/live.ts';
import type { Entities, ShapeName } from '../../../shared/contracts/shapes.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import { type Key, keyText, type ReadableCache } from '../cache/cache.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { entityKey, gone, putCommand, putRow } from './live-changes.ts';
import type { World } from './world.ts';

export type FeedCursor = { readonly name: LiveName; readonly after: number };
type FeedPage = { readonly changes: readonly LiveChange[]; readonly next: FeedCursor | null };

/** Where a window's first rows come from. */
export type FeedSource = {
  /** What to read, in this order; nothing while nobody is signed in. */
  cursors(): readonly FeedCursor[];
  page(cursor: FeedCursor, limit: number): FeedPage;
};

/** Small tables that others are read with come first, then what the room looks at, then the rest. */
const order: readonly LiveName[] = [
  'settings',
  'calendars',
  'policies',
  'packages',
  'technicians',
  'positions',
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
  const commands = (): FeedPage => ({
    next: null,
    changes: pendingOf().flatMap(({ id, actor }) => {
      const pending = outbox.pending(id, actor.accountId);
      return pending ? [putCommand(pending)] : [];
    }),
  });
  const rows = <Name extends ShapeName>(name: Name, after: number, limit: number): FeedPage => {
    const page = cache.page(name, after, limit);
    const changes = page.entities.map((entity) =>
      putRow(name, entityKey(name, entity), world.overlaid(name, entity)),
    );
    const isLast = page.next === null;
    return {
      changes: isLast && name === 'tickets' ? [...changes, ...openedHere()] : changes,
      next: page.next === null ? null : { name, after: page.next },
    };
  };
  /** Tickets that exist only as a pending command. */
  const openedHere = (): readonly LiveChange[] =>
    pendingOf().flatMap(({ command }) => {
      if (command.name !== 'ticket.open' || cache.has('tickets', [command.input.ticketId])) return [];
      const ticket = world.ticket(command.input.ticketId);
      return ticket ? [putRow('tickets', ticket.id, ticket)] : [];
    });
  return {
    cursors: () => (account() ? order.map((name) => ({ name, after: 0 })) : []),
    page: ({ name, after }, limit) => (name === 'commands' ? commands() : rows(name, after, limit)),
  };
}

/** A row as it is now, for windows that already hold an earlier one. */
export function currentRow<Name extends ShapeName>(world: World, name: Name, key: Key): LiveChange {
  const entity: Entities[Name] | null = world.entity(name, key);
  return entity ? putRow(name, keyText(key), entity) : gone(name, keyText(key));
}
