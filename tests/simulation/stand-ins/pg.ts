import { EventEmitter } from 'node:events';
import type { PostgresConnection } from '../postgres/door.ts';
import { standIns } from './inhabited.ts';

type Query =
  | string
  | { readonly text: string; readonly values?: readonly unknown[]; readonly rowMode?: 'array' };
type Rows = { readonly rows: readonly unknown[]; readonly rowCount: number };

/** The driver's client, connected to the model. */
class Client extends EventEmitter {
  readonly processID = 0;
  /** Of pg's own connection, what a replication stream uses. */
  readonly connection = Object.assign(new EventEmitter(), {
    stream: Object.assign(new EventEmitter(), {
      /* A line to Postgres that is dead ends here: none is silent for long and stays open. */
      setTimeout: () => undefined,
      /* So much is never under way here that the engine would have to hold the stream back. */
      pause: () => undefined,
      resume: () => undefined,
      destroy: () => this.open?.close(),
    }),
    sendCopyFromChunk: (chunk: Buffer) => this.open?.standbyStatus(chunk),
  });
  private open: PostgresConnection | null = null;

  async connect(): Promise<void> {
    this.open = await standIns().postgres.connect({
      onLost: (error) => {
        this.emit('error', error);
        this.emit('end');
      },
      onReplicationStart: () => this.connection.emit('replicationStart'),
      onCopyData: (chunk) => this.connection.emit('copyData', { chunk }),
    });
  }

  async query(query: Query, given: readonly unknown[] = []): Promise<Rows> {
    if (!this.open) throw new Error('Not connected');
    const { text, values = given, rowMode } = typeof query === 'string' ? { text: query } : query;
    const rows = await this.open.query(text, values);
    return {
      rows: rowMode === 'array' ? rows.map((row) => Object.values(row)) : rows,
      rowCount: rows.length,
    };
  }

  end(): Promise<void> {
    this.open?.close();
    return Promise.resolve();
  }
}

/** A pool without limits: each borrower has a connection of its own. */
class Pool extends EventEmitter {
  async connect(): Promise<Client & { release(): void }> {
    const client = new Client();
    client.on('error', () => undefined);
    await client.connect();
    return Object.assign(client, { release: () => void client.end() });
  }

  async query(query: Query, values?: readonly unknown[]): Promise<Rows> {
    const client = await this.connect();
    try {
      return await client.query(query, values);
    } finally {
      client.release();
    }
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}

// biome-ignore lint/style/noDefaultExport: it stands in for a module whose default export this is
export default { Client, Pool };
