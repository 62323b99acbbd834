import {
  isChangeMessage,
  isControlMessage,
  type Message,
  type Row,
  Shape,
  ShapeStream,
} from '@electric-sql/client';
import type pg from 'pg';

export type TestClient = {
  readonly stream: ShapeStream<Row>;
  readonly shape: Shape<Row>;
  /** Every message in the order it came. */
  readonly messages: Message[];
  /** The addresses asked for, without the server's. */
  readonly requests: URLSearchParams[];
  /** Waits until the rows satisfy the condition, or fails with the last rows seen. */
  until(condition: (rows: readonly Row[]) => boolean, limitMs?: number): Promise<readonly Row[]>;
  stop(): void;
};

/** The official client on a shape, with values left as Postgres prints them. */
export function openClient(
  url: string,
  params: { table: string } & Record<string, string | string[]>,
  options: { liveSse?: boolean; offset?: string; handle?: string } = {},
): TestClient {
  const aborter = new AbortController();
  const messages: Message[] = [];
  const requests: URLSearchParams[] = [];
  const asText = (value: string): string => value;
  const parser = Object.fromEntries(['int2', 'int4', 'int8', 'bool', 'float8'].map((type) => [type, asText]));
  const stream = new ShapeStream<Row>({
    url,
    params: params as never,
    parser,
    liveSse: options.liveSse ?? true,
    signal: aborter.signal,
    backoffOptions: { initialDelay: 20, maxDelay: 200, multiplier: 1.5 },
    fetchClient: async (input, init) => {
      requests.push(new URL(String(input)).searchParams);
      return await fetch(input, init);
    },
    ...(options.offset === undefined ? {} : { offset: options.offset as `${number}_${number}` }),
    ...(options.handle === undefined ? {} : { handle: options.handle }),
  });
  stream.subscribe((batch) => void messages.push(...batch));
  const shape = new Shape<Row>(stream as never);
  return {
    stream,
    shape,
    messages,
    requests,
    async until(condition, limitMs = 10_000) {
      const end = Date.now() + limitMs;
      while (!condition(shape.currentRows)) {
        if (Date.now() > end)
          throw new Error(`waited in vain; rows: ${JSON.stringify(shape.currentRows).slice(0, 2_000)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return shape.currentRows;
    },
    stop: () => aborter.abort(),
  };
}

/** The operations among the messages, as `insert "public"."t"/"1"`. */
export function operations(client: TestClient): readonly string[] {
  return client.messages
    .filter(isChangeMessage)
    .map((message) => `${message.headers.operation} ${message.key}`);
}

/** How often the client was told to begin again. */
export const refetches = (client: TestClient): number =>
  client.messages.filter((message) => isControlMessage(message) && message.headers.control === 'must-refetch')
    .length;

/** The rows a query gives, every value as text, sorted: comparable with {@link sorted}. */
export async function selected(pool: pg.Pool, sql: string): Promise<readonly string[]> {
  const found = await pool.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(s) AS row FROM (${sql}) s`,
  );
  return sorted(found.rows.map(({ row }) => row));
}

export function sorted(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const text = (value: unknown): unknown => (value === null ? null : String(value));
  return rows
    .map((row) => {
      const fields = Object.entries(row).map(([name, value]) => [name, text(value)] as const);
      return JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    })
    .toSorted();
}
