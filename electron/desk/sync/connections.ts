import { Readable } from 'node:stream';
import { Agent, request } from 'undici';

/**
 * A router between here and the server may forget a connection that idles, and tells nobody: what is asked on it is never
 * answered. The server would keep one for 72 s; a new one costs a round trip.
 */
const keptIdleMs = 4000;

/**
 * The desk's connections to its server. Where one request is lost, the idle ones have come by the same way: the next is
 * asked on a new one. Kept, they made a room wait for ten seconds whose server was back, for one shape out of 21, for the
 * question whether it is, or for a command.
 */
export type Connections = {
  /**
   * As the platform's, which unpacks on this thread 16 KB at a time: 0.5 s of a first sync of 100,000 tickets. Here
   * nothing is packed unless a request's `accept-encoding` says how, and a body stays as packed as it came. Nor is a
   * redirection followed.
   */
  readonly fetch: typeof globalThis.fetch;
  /** What idles is not used again; what is under way goes on. */
  retire(): void;
};

export function openConnections(): Connections {
  const fresh = () => new Agent({ keepAliveMaxTimeout: keptIdleMs });
  const state = { agent: fresh() };
  const retire = (agent: Agent) => {
    if (agent !== state.agent) return;
    state.agent = fresh();
    void agent.close();
  };
  return {
    async fetch(input, init) {
      const { agent } = state;
      try {
        return await fetchOn(agent, String(input), init);
      } catch (error) {
        retire(agent);
        throw error;
      }
    },
    retire: () => retire(state.agent),
  };
}

async function fetchOn(dispatcher: Agent, address: string, init: RequestInit = {}): Promise<Response> {
  const { statusCode, headers, body } = await request(address, {
    dispatcher,
    method: (init.method ?? 'GET') as 'GET' | 'POST',
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === 'string' ? init.body : null,
    signal: init.signal ?? null,
  });
  const heard = Object.entries(headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  const isBodiless = statusCode === 204 || statusCode === 304;
  if (isBodiless) await body.dump();
  // Two declarations of the same stream: Node's own and the platform's.
  const stream = Readable.toWeb(body) as ReadableStream<Uint8Array>;
  return new Response(isBodiless ? null : stream, { status: statusCode, headers: heard });
}
