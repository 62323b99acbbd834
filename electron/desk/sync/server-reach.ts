import { thisMachine } from '../process/this-machine.ts';
import { openConnections } from './connections.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { type FollowShape, followShape } from './shape-stream.ts';

/** The server as a desk reaches it: procedures to ask, shapes to follow. */
export type ServerReach = { readonly client: ServerClient; readonly follow: FollowShape };

/** Given the token of whoever is signed in; null while nobody is. */
export type ReachServer = (token: () => string | null) => ServerReach;

export const overHttp =
  (serverUrl: string): ReachServer =>
  (token) => {
    const { fetch, retire } = openConnections();
    const { timers } = thisMachine;
    return {
      client: createServerClient({ serverUrl, token, fetch }),
      follow(options) {
        // What follows shapes mostly ends because the line was lost, perhaps without a word on any connection.
        options.signal.addEventListener('abort', retire, { once: true });
        return followShape({ serverUrl, token, fetch, timers }, options);
      },
    };
  };
