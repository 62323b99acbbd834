import { TRPCError } from '@trpc/server';
import {
  answerTimeoutMs,
  decisionTimeoutMs,
  failureOf,
  ServerAway,
  type ServerClient,
  ServerRefused,
} from '../../../electron/desk/sync/server-client.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import type { Link, Network } from './network.ts';

const none = () => Promise.reject(new ServerRefused('bad-request', 'No displays in this simulation', null));
const noDisplays = { beginPairing: none, lookAtPairing: none, approveDisplay: none, revokeDisplay: none };

/** The server's procedures over the simulated network. */
export function simulatedClient(options: {
  readonly network: Network;
  readonly link: Link;
  readonly server: SimulatedServer;
  readonly token: () => string | null;
}): ServerClient {
  const { network, link, server, token } = options;
  const asked = <T>(label: string, serve: () => Promise<T>, timeoutMs = answerTimeoutMs): Promise<T> =>
    network.request(link, { label, timeoutMs }, serve).catch((error: unknown) => {
      throw error instanceof TRPCError ? failureOf(error.code, error) : error;
    });
  const orAborted = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const abort = () => reject(new ServerAway(new Error('aborted')));
    signal.addEventListener('abort', abort, { once: true });
    const done = () => signal.removeEventListener('abort', abort);
    network.atClose(done);
    answer.then(resolve, reject).finally(done);
    return promise;
  };
  return {
    ...noDisplays,
    signIn: ({ username }) => asked('sign in', () => server.signIn(username)),
    signOut: (ended) => asked('sign out', () => server.signOut(ended)),
    submit(envelopes, signal) {
      const bearer = token();
      /* On the wire it is text: nothing the server does to it reaches the desk. */
      const sent = JSON.stringify(envelopes);
      return orAborted(
        asked(`submit ${envelopes.length}`, () => server.submit(bearer, JSON.parse(sent)), decisionTimeoutMs),
        signal,
      );
    },
    query: () => Promise.reject(new ServerRefused('bad-request', 'No queries in this simulation', null)),
    about: (signal) =>
      orAborted(
        asked('about', () => server.about()),
        signal,
      ),
  };
}
