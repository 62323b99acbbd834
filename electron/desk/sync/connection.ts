import type { Connection } from '../../../shared/contracts/live.ts';
import { assertNever } from '../../../shared/kernel/assert-never.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Signal } from '../process/signal.ts';
import { type ConnectionEvent, type ConnectionState, connectionTransitions } from './connection-machine.ts';

export type ConnectionHolder = {
  current(): Connection;
  state(): ConnectionState;
  report(event: ConnectionEvent): void;
};

/** Holds the machine's state and since when; tells `changed` when it moved. */
export function holdConnection(now: () => Instant, changed: Signal<Connection>): ConnectionHolder {
  let state: ConnectionState = 'signed-out';
  let since = now();
  const current = () => toConnection(state, since);
  return {
    current,
    state: () => state,
    report(event) {
      const next = connectionTransitions[state][event];
      if (next === state) return;
      since = awaySince(state, next) ? since : now();
      state = next;
      changed.send(current());
    },
  };
}

const away = new Set<ConnectionState>([
  'unreachable',
  'server-error',
  'replication-down',
  'database-away',
  'server-too-new',
  'server-too-old',
]);

/** "Server away since 14:02" must not jump because the reason changed. */
const awaySince = (from: ConnectionState, to: ConnectionState) => away.has(from) && away.has(to);

function toConnection(state: ConnectionState, since: Instant): Connection {
  switch (state) {
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'first-sync':
    case 'cache-rebuilding':
    case 'catching-up':
    case 'live':
    case 'disk-full':
      return { kind: state, since };
    case 'unreachable':
    case 'server-error':
    case 'replication-down':
    case 'database-away':
    case 'server-too-new':
    case 'server-too-old':
    case 'session-ended':
      return { kind: 'away', since, reason: state };
    default:
      return assertNever(state);
  }
}
