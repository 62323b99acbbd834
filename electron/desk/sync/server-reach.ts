import { thisMachine } from '../process/this-machine.ts';
import { fetchPacked } from './packed-body.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { type FollowShape, followShape } from './shape-stream.ts';

/** The server as a desk reaches it: procedures to ask, shapes to follow. */
export type ServerReach = { readonly client: ServerClient; readonly follow: FollowShape };

/** Given the token of whoever is signed in; null while nobody is. */
export type ReachServer = (token: () => string | null) => ServerReach;

export const overHttp =
  (serverUrl: string): ReachServer =>
  (token) => ({
    client: createServerClient({ serverUrl, token, fetch }),
    follow: (options) =>
      followShape({ serverUrl, token, fetch, fetchPacked, timers: thisMachine.timers }, options),
  });
