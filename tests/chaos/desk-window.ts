import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { WebSocket } from 'ws';
import type { DeskRouter } from '../../electron/desk/api/router.ts';
import type { SubmittedCommand } from '../../electron/desk/api/submit-commands.ts';
import { applyChange } from '../../shared/contracts/apply-change.ts';
import type { LiveEntities, LiveMessage, LiveName } from '../../shared/contracts/live.ts';
import { ReplacingRows } from '../../shared/contracts/replacing-rows.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { SignIn } from './cluster.ts';

type Rows<Name extends LiveName> = ReadonlyMap<string, LiveEntities[Name]>;

/** What a window of a board knows and may do, over the same socket; it outlives its desk as a page does. */
export type DeskWindow = {
  /** @throws with the desk's reason */
  signIn(credentials: SignIn): Promise<void>;
  /** When it returns, the desk answers for the command. @throws when the desk did not answer: it may have it or not */
  submit(command: SubmittedCommand): Promise<void>;
  /** Takes a refused command away. @throws when the desk did not answer, or has no such refusal */
  dismiss(id: CommandId): Promise<void>;
  /** Gives a refused command again under another id, in the place of its refusal. @throws as `dismiss` */
  redo(ids: { readonly id: CommandId; readonly again: CommandId }): Promise<void>;
  rows<Name extends LiveName>(name: Name): Rows<Name>;
  /** It holds all that the desk knows. */
  isReady(): boolean;
  connection(): string;
  close(): Promise<void>;
};

/** @param address of the browser shell, with its token; desk and port stay the same over restarts */
export function openDeskWindow(address: string): DeskWindow {
  const { origin, host, port, searchParams } = new URL(address);
  const cookie = `aglis_desk_${port}=${searchParams.get('token')}`;
  const socket = createWSClient({
    url: `ws://${host}/desk`,
    WebSocket: pageSocket({ cookie, origin }),
    retryDelayMs: () => 50,
  });
  const client = createTRPCClient<DeskRouter>({ links: [wsLink({ client: socket })] });
  const windowId = 'chaos';
  const held = holdLive((sequence) => {
    client.live.acknowledge.mutate({ windowId, sequence }).catch(() => undefined);
  });
  const live = client.live.watch.subscribe(
    { windowId },
    { onData: held.take, onConnectionStateChange: ({ state }) => state !== 'pending' && held.lineLost() },
  );
  return {
    async signIn(credentials) {
      const answer = await client.session.signIn.mutate(credentials);
      if (answer.kind === 'refused') throw new Error(`Nobody could sign in: ${answer.reason}`);
    },
    submit: async (command) => void (await client.commands.submit.mutate([command])),
    dismiss: (id) => client.commands.dismiss.mutate({ id }),
    redo: async (ids) => void (await client.commands.redo.mutate(ids)),
    rows: held.rows,
    isReady: held.isReady,
    connection: held.connection,
    async close() {
      live.unsubscribe();
      await socket.close();
    },
  };
}

/** A browser sends cookie and origin by itself. */
function pageSocket(headers: Record<string, string>): typeof globalThis.WebSocket {
  return class extends WebSocket {
    constructor(url: string) {
      super(url, { headers });
    }
  } as unknown as typeof globalThis.WebSocket;
}

function holdLive(acknowledge: (sequence: number) => void) {
  const tables = new Map<LiveName, Map<string, LiveEntities[LiveName]>>();
  const replacing = new ReplacingRows();
  const state = { isReady: false, connection: 'unknown', account: null as string | null };
  const table = (name: LiveName) => {
    const found = tables.get(name) ?? new Map<string, LiveEntities[LiveName]>();
    tables.set(name, found);
    return found;
  };
  return {
    rows: <Name extends LiveName>(name: Name) => table(name) as unknown as Rows<Name>,
    isReady: () => state.isReady,
    connection: () => state.connection,
    lineLost() {
      state.isReady = false;
      state.connection = 'desk away';
    },
    take(message: LiveMessage) {
      if (message.kind === 'ready') state.isReady = true;
      if (message.kind === 'status') state.connection = message.connection.kind;
      if (message.kind === 'reset') {
        if (message.account !== state.account) tables.clear();
        state.account = message.account;
        state.isReady = false;
      }
      for (const change of replacing.take(message, (name) => table(name).keys())) {
        applyChange(table(change.entity), change);
      }
      if (message.kind === 'changes') acknowledge(message.sequence);
    },
  };
}
