import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { ElectricOptions } from '../index.ts';
import { startServer, type TestServer, untilStreaming } from './electric-server.ts';
import { startDatabase, type TestDatabase } from './embedded-postgres.ts';
import { openClient, type TestClient } from './shape-client.ts';

type ClientParams = { table: string } & Record<string, string | string[]>;
type ClientOptions = { liveSse?: boolean; offset?: string; handle?: string };

export type EngineUnderTest = {
  readonly database: TestDatabase;
  readonly server: TestServer;
  /** Where the engine keeps its logs. */
  readonly directory: string;
  run(sql: string): Promise<void>;
  /** The official client on a shape, stopped with the test. */
  client(params: ClientParams, options?: ClientOptions): TestClient;
  stop(): Promise<void>;
  /** Starts the engine again after `stop`, on the same address; in an empty directory when its history is lost. */
  start(history?: 'kept' | 'lost'): Promise<void>;
};

/** A Postgres and an engine for the tests of a file: started before the first and stopped after the last of them. */
export function useEngine(
  given: { readonly settings?: readonly string[]; readonly engine?: Partial<ElectricOptions> } = {},
): EngineUnderTest {
  const held: { database?: TestDatabase; server?: TestServer; directory: string; port: number } = {
    directory: '',
    port: 0,
  };
  const present = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not started yet');
    return value;
  };

  async function start(history: 'kept' | 'lost' = 'kept'): Promise<void> {
    const database = present(held.database);
    if (history === 'lost') held.directory = await database.directory();
    const { connectionString } = database;
    const options = { chunkBytes: 20_000, ...given.engine, connectionString, dataDirectory: held.directory };
    held.server = await startServer(options, held.port);
    held.port = Number(new URL(held.server.url).port);
    await untilStreaming(held.server.engine);
  }

  beforeAll(async () => {
    held.database = await startDatabase(given.settings);
    await start('lost');
  }, 60_000);
  afterAll(async () => {
    await held.server?.stop();
    await held.database?.stop();
  }, 60_000);

  return {
    get database() {
      return present(held.database);
    },
    get server() {
      return present(held.server);
    },
    get directory() {
      return held.directory;
    },
    async run(sql) {
      await present(held.database).pool.query(sql);
    },
    client(params, options) {
      const opened = openClient(present(held.server).url, params, options);
      onTestFinished(opened.stop);
      return opened;
    },
    stop: () => present(held.server).stop(),
    start,
  };
}

/** Waits until the condition holds, or fails with the sentence. */
export async function eventually(
  sentence: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`waited in vain: ${sentence}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
