import { TRPCError } from '@trpc/server';
import {
  type RefusalCode,
  ServerAway,
  type ServerClient,
  ServerRefused,
} from '../../../electron/desk/sync/server-client.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import type { Link, Network } from './network.ts';

const refusalByCode: Readonly<Record<string, RefusalCode>> = {
  UNAUTHORIZED: 'unauthorized',
  FORBIDDEN: 'forbidden',
  BAD_REQUEST: 'bad-request',
};

/** A desk gives up on answers after so long, and on the answer to commands sooner (`server-client.ts`). */
const answerTimeoutMs = 20_000;
const decisionTimeoutMs = 5000;

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
      if (!(error instanceof TRPCError)) throw error;
      if (error.code === 'SERVICE_UNAVAILABLE') throw new ServerAway(error);
      throw new ServerRefused(refusalByCode[error.code] ?? 'server-error', error.message, error);
    });
  return {
    signIn: ({ username }) => asked('sign in', () => server.signIn(username)),
    signOut: (ended) => asked('sign out', () => server.signOut(ended)),
    submit(envelopes) {
      const bearer = token();
      /* On the wire it is text: nothing the server does to it reaches the desk. */
      const sent = JSON.stringify(envelopes);
      return asked(
        `submit ${envelopes.length}`,
        () => server.submit(bearer, JSON.parse(sent)),
        decisionTimeoutMs,
      );
    },
    query: () => Promise.reject(new ServerRefused('bad-request', 'No queries in this simulation', null)),
    about(signal) {
      const { promise, resolve, reject } =
        Promise.withResolvers<Awaited<ReturnType<ServerClient['about']>>>();
      const abort = () => reject(new Error('aborted'));
      signal.addEventListener('abort', abort, { once: true });
      const done = () => signal.removeEventListener('abort', abort);
      network.atClose(done);
      asked('about', () => server.about())
        .then(resolve, reject)
        .finally(done);
      return promise;
    },
  };
}
