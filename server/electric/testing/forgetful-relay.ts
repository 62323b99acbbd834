import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A TCP relay that can forget connections, as a router between does: both ends stay open, and whatever they send is
 * lost. New connections pass.
 */
export type ForgetfulRelay = {
  readonly port: number;
  /** Forgets all that stand. @returns how many */
  forgetAll(): number;
  /** Forgets the connection that carries the text next, to either side, before it arrives. Resolves when it did. */
  forgetAt(text: string): Promise<void>;
  close(): Promise<void>;
};

type Link = { readonly ends: readonly [Socket, Socket]; isForgotten: boolean };

export async function startForgetfulRelay(target: number): Promise<ForgetfulRelay> {
  const links = new Set<Link>();
  const traps = new Map<string, () => void>();

  function spring(link: Link, chunk: Buffer): void {
    for (const [text, sprung] of traps) {
      if (!chunk.includes(text)) continue;
      link.isForgotten = true;
      traps.delete(text);
      sprung();
    }
  }

  function carry(link: Link, from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      if (!link.isForgotten) spring(link, chunk);
      if (!link.isForgotten) to.write(chunk);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (!link.isForgotten) to.destroy();
    });
  }

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    const link: Link = { ends: [client, upstream], isForgotten: false };
    links.add(link);
    carry(link, client, upstream);
    carry(link, upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    forgetAll() {
      const standing = [...links].filter(({ ends, isForgotten }) => !isForgotten && !ends[0].destroyed);
      for (const link of standing) link.isForgotten = true;
      return standing.length;
    },
    forgetAt: (text) => new Promise((resolve) => traps.set(text, resolve)),
    async close() {
      for (const { ends } of links) for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
