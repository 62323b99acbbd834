import { Agent, type Dispatcher, fetch, request } from 'undici';

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
  readonly fetch: typeof globalThis.fetch;
  /** With the body as packed as it came. @see packed-body.ts */
  readonly request: (address: string, options: RequestOptions) => Promise<Dispatcher.ResponseData>;
  /** What idles is not used again; what is under way goes on. */
  retire(): void;
};

type RequestOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | null;
};

export function openConnections(): Connections {
  const fresh = () => new Agent({ keepAliveMaxTimeout: keptIdleMs });
  const state = { agent: fresh() };
  const retire = (agent: Agent) => {
    if (agent !== state.agent) return;
    state.agent = fresh();
    void agent.close();
  };
  const asked = async <T>(ask: (agent: Agent) => Promise<T>): Promise<T> => {
    const { agent } = state;
    try {
      return await ask(agent);
    } catch (error) {
      retire(agent);
      throw error;
    }
  };
  return {
    // The platform's own knows no connections but its own; the two differ in nothing but their declarations.
    fetch: ((input: string, init?: object) =>
      asked((dispatcher) => fetch(input, { ...init, dispatcher }))) as unknown as typeof globalThis.fetch,
    request: (address, options) => asked((dispatcher) => request(address, { ...options, dispatcher })),
    retire: () => retire(state.agent),
  };
}
