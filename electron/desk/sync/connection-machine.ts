/** Where the desk stands with the server. The last four are kinds of `away`. @see CONNECTION.md */
export const connectionStates = [
  'signed-out',
  'first-sync',
  'catching-up',
  'live',
  'unreachable',
  'server-error',
  'replication-down',
  'session-ended',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

export const connectionEvents = [
  'entered-without-copy',
  'entered-with-copy',
  'left',
  'restored-without-copy',
  'restored-with-copy',
  'caught-up',
  'fell-behind',
  'line-lost',
  'server-failed',
  'replication-lost',
  'session-refused',
] as const;
export type ConnectionEvent = (typeof connectionEvents)[number];

const enterOrLeave = {
  'entered-without-copy': 'first-sync',
  'entered-with-copy': 'catching-up',
  left: 'signed-out',
} as const;

const lose = {
  'line-lost': 'unreachable',
  'server-failed': 'server-error',
  'replication-lost': 'replication-down',
  'session-refused': 'session-ended',
} as const;

const restore = { 'restored-without-copy': 'first-sync', 'restored-with-copy': 'catching-up' } as const;

const lost = (state: 'unreachable' | 'server-error' | 'replication-down') =>
  ({ ...enterOrLeave, ...restore, ...lose, 'caught-up': state, 'fell-behind': state }) as const;

/** Nobody is signed in: whatever the line does is nobody's business. */
const unmoved = (state: 'signed-out' | 'session-ended') =>
  ({
    'restored-without-copy': state,
    'restored-with-copy': state,
    'caught-up': state,
    'fell-behind': state,
    'line-lost': state,
    'server-failed': state,
    'replication-lost': state,
    'session-refused': state,
  }) as const;

/** Total: every state answers every event. */
export const connectionTransitions: Readonly<
  Record<ConnectionState, Readonly<Record<ConnectionEvent, ConnectionState>>>
> = {
  'signed-out': { ...enterOrLeave, ...unmoved('signed-out') },
  'session-ended': { ...enterOrLeave, ...unmoved('session-ended') },
  'first-sync': {
    ...enterOrLeave,
    ...lose,
    ...restore,
    'caught-up': 'live',
    'fell-behind': 'first-sync',
  },
  'catching-up': {
    ...enterOrLeave,
    ...lose,
    ...restore,
    'caught-up': 'live',
    'fell-behind': 'catching-up',
  },
  live: {
    ...enterOrLeave,
    ...lose,
    'restored-without-copy': 'live',
    'restored-with-copy': 'live',
    'caught-up': 'live',
    'fell-behind': 'catching-up',
  },
  unreachable: lost('unreachable'),
  'server-error': lost('server-error'),
  'replication-down': lost('replication-down'),
};
