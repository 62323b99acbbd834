import { createTRPCClient, createWSClient, type TRPCLink, wsLink } from '@trpc/client';
import type { DeskRouter } from '../../electron/desk/api/router.ts';
import type { QueryAnswer } from '../../shared/contracts/live.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import type { DeskApi, DeskLine } from './desk-api.ts';
import { portSockets } from './port-socket.ts';

/** The browser shell serves pages over HTTP and the desk beside them; Electron's own scheme has ports instead. */
export function deskLink(view: Window): TRPCLink<DeskRouter> {
  const { protocol, host } = view.location;
  const isBrowser = protocol.startsWith('http');
  return wsLink<DeskRouter>({
    client: createWSClient({
      url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/desk`,
      ...(isBrowser ? {} : { WebSocket: portSockets(view) }),
      retryDelayMs: (attempt) => Math.min(200 * 2 ** attempt, 5000),
    }),
  });
}

/** The desk as the page sees it. Subscriptions mend themselves: a lost line is told, then taken up again. */
export function createDeskClient(link: TRPCLink<DeskRouter>): DeskApi {
  const client = createTRPCClient<DeskRouter>({ links: [link] });
  return {
    watchSession: (onSession) => {
      const { unsubscribe } = client.session.watch.subscribe(undefined, { onData: onSession });
      return unsubscribe;
    },
    signIn: (credentials) => client.session.signIn.mutate(credentials),
    signOut: (asked) => client.session.signOut.mutate(asked),
    leftBehind: () => client.session.leftBehind.query(),
    watchPairing: (onPairing) => {
      const { unsubscribe } = client.session.pair.subscribe(undefined, { onData: onPairing });
      return unsubscribe;
    },
    approveDisplay: (approval) => client.displays.approve.mutate(approval),
    revokeDisplay: (accountId) => client.displays.revoke.mutate({ accountId }),
    watchLive: (windowId, { onMessage, onLine }) => {
      const { unsubscribe } = client.live.watch.subscribe(
        { windowId },
        {
          onStarted: () => onLine('connected'),
          onData: onMessage,
          onConnectionStateChange: ({ state, error }) => onLine(lineOf(state, error !== null)),
          onError: () => onLine('lost'),
        },
      );
      return unsubscribe;
    },
    acknowledge: (windowId, sequence) =>
      void client.live.acknowledge.mutate({ windowId, sequence }).catch(() => {
        // The line is gone; the desk starts this window afresh with a reset when it is back.
      }),
    submit: (commands, signal) => client.commands.submit.mutate([...commands], within(signal)),
    dismiss: async (id, signal) => void (await client.commands.dismiss.mutate({ id }, within(signal))),
    redo: (id, again, signal) => client.commands.redo.mutate({ id, again }, within(signal)),
    query: async <Name extends QueryName>(name: Name, input: QueryInput<Name>, signal?: AbortSignal) =>
      (await client.queries.run.query({ name, input }, within(signal))) as QueryAnswer<QueryOutput<Name>>,
    mapGround: (signal) => client.map.ground.query(undefined, within(signal)),
    mapTile: (address) => client.map.tile.query(address),
    watchPreferences: (onPreferences) => {
      const { unsubscribe } = client.preferences.watch.subscribe(undefined, { onData: onPreferences });
      return unsubscribe;
    },
    changePreferences: (part) => client.preferences.change.mutate(part),
  };
}

const within = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

function lineOf(state: 'idle' | 'connecting' | 'pending', failed: boolean): DeskLine {
  if (state === 'pending') return 'connected';
  return failed ? 'lost' : 'connecting';
}
