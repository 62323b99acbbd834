/** Where the desk stands with the server and with its own copy. @see CONNECTION.md */
export const connectionStates = [
  'signed-out',
  'first-sync',
  'cache-rebuilding',
  'catching-up',
  'live',
  'unreachable',
  'server-error',
  'replication-down',
  'database-away',
  'server-too-new',
  'server-too-old',
  'session-ended',
  'disk-full',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

export const connectionEvents = [
  'entered-without-copy',
  'entered-rebuilding',
  'entered-with-copy',
  'left',
  'restored-without-copy',
  'restored-rebuilding',
  'restored-with-copy',
  'caught-up',
  'fell-behind',
  'line-lost',
  'server-failed',
  'replication-lost',
  'database-lost',
  'server-found-too-new',
  'server-found-too-old',
  'session-refused',
  'cache-lost',
  'disk-filled',
] as const;
export type ConnectionEvent = (typeof connectionEvents)[number];
type Answers = Readonly<Record<ConnectionEvent, ConnectionState>>;

const ofPeople = {
  'entered-without-copy': 'first-sync',
  'entered-rebuilding': 'cache-rebuilding',
  'entered-with-copy': 'catching-up',
  left: 'signed-out',
} as const;

const ofTheLine = {
  'line-lost': 'unreachable',
  'server-failed': 'server-error',
  'replication-lost': 'replication-down',
  'database-lost': 'database-away',
  'server-found-too-new': 'server-too-new',
  'server-found-too-old': 'server-too-old',
} as const;

const restore = {
  'restored-without-copy': 'first-sync',
  'restored-rebuilding': 'cache-rebuilding',
  'restored-with-copy': 'catching-up',
} as const;

const end = { 'session-refused': 'session-ended', 'disk-filled': 'disk-full' } as const;

/** Streams run; once they are behind, `state` is what that is called. */
const behind = (state: 'first-sync' | 'cache-rebuilding' | 'catching-up'): Answers => ({
  ...ofPeople,
  ...ofTheLine,
  ...restore,
  ...end,
  'caught-up': 'live',
  'fell-behind': state,
  'cache-lost': 'cache-rebuilding',
});

/** No stream runs: what becomes of the copy is said when the line is back. */
const away = (state: (typeof ofTheLine)[keyof typeof ofTheLine]): Answers => ({
  ...ofPeople,
  ...ofTheLine,
  ...restore,
  ...end,
  'caught-up': state,
  'fell-behind': state,
  'cache-lost': state,
});

/** Nobody is signed in: whatever else happens is nobody's business. */
const unmoved = (state: 'signed-out' | 'session-ended'): Answers => ({
  ...ofPeople,
  'restored-without-copy': state,
  'restored-rebuilding': state,
  'restored-with-copy': state,
  'caught-up': state,
  'fell-behind': state,
  'line-lost': state,
  'server-failed': state,
  'replication-lost': state,
  'database-lost': state,
  'server-found-too-new': state,
  'server-found-too-old': state,
  'session-refused': state,
  'cache-lost': state,
  'disk-filled': state,
});

/** Total: every state answers every event. */
export const connectionTransitions: Readonly<Record<ConnectionState, Answers>> = {
  'signed-out': unmoved('signed-out'),
  'session-ended': unmoved('session-ended'),
  'first-sync': behind('first-sync'),
  'cache-rebuilding': behind('cache-rebuilding'),
  'catching-up': behind('catching-up'),
  live: behind('catching-up'),
  unreachable: away('unreachable'),
  'server-error': away('server-error'),
  'replication-down': away('replication-down'),
  'database-away': away('database-away'),
  'server-too-new': away('server-too-new'),
  'server-too-old': away('server-too-old'),
  /* A full disk is what a person can do something about, whatever the line does meanwhile. */
  'disk-full': {
    ...ofPeople,
    ...restore,
    ...end,
    'caught-up': 'disk-full',
    'fell-behind': 'disk-full',
    'line-lost': 'disk-full',
    'server-failed': 'disk-full',
    'replication-lost': 'disk-full',
    'database-lost': 'disk-full',
    'server-found-too-new': 'disk-full',
    'server-found-too-old': 'disk-full',
    'cache-lost': 'disk-full',
  },
};
