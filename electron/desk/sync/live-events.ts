import type { RowOperation } from '../cache/cache.ts';
import { listenFor, plainResponse, type Silence } from './heard-response.ts';
import { operationOf, type RawMessage } from './raw-message.ts';

/** Everything up to a moment of the server's log, or a part of it. */
export type LiveNews = {
  readonly operations: readonly RowOperation[];
  /** The server's log up to here; null when what belongs to it goes on. */
  readonly lsn: string | null;
};

/** So many rows are a part: a transaction of more is told in several, which can be written while it comes. */
export const partRows = 2000;

type Options = {
  /** How long the connection may say nothing; null when the server promised nothing. */
  readonly silence: Silence | null;
  /**
   * Called the moment the last of it is here, or much of it. No more is read until this has resolved, so that a desk that
   * cannot keep up holds the server back in the place of its own memory, and Electric's client hears of it only then.
   */
  readonly onNews: (news: LiveNews) => Promise<void>;
  /** The connection has ended and the last part was not the end of its transaction. */
  readonly onBrokenOff: () => void;
};

/**
 * Takes rows out of server-sent events and tells of them, a transaction or a large part of one at a time; what is left, the
 * control messages, is for Electric's client, which keeps the account of the log. Its own way from an event to its
 * subscriber costs more than the network: a change that came after a pause was known a millisecond later.
 */
export function liveEvents(response: Response, { silence, onNews, onBrokenOff }: Options): Response {
  if (!response.body) return response;
  const listening = silence ? listenFor(silence) : null;
  const reader = response.body.getReader();
  const { take, isWithin } = eventReader(onNews);
  const ended = () => {
    listening?.end();
    if (isWithin()) onBrokenOff();
  };
  const encoder = new TextEncoder();
  const nextControls = async (): Promise<string | null> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      listening?.busy();
      const controls = await take(value);
      listening?.heard();
      if (controls !== '') return controls;
    }
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const controls = await nextControls();
        if (controls !== null) return controller.enqueue(encoder.encode(controls));
        ended();
        controller.close();
      } catch (error) {
        ended();
        throw error;
      }
    },
    cancel(reason) {
      ended();
      return reader.cancel(reason);
    },
  });
  return plainResponse(response, body);
}

/**
 * Each event is one line, `data: {…}`; every other line (comments, ends of events) goes through as it is. The client's own
 * account would otherwise be kept first: a quarter of a millisecond that the rows waited for.
 */
function eventReader(onNews: Options['onNews']): {
  readonly take: (bytes: Uint8Array) => Promise<string>;
  /** Whether a part was told and not the end of it. */
  readonly isWithin: () => boolean;
} {
  const decoder = new TextDecoder();
  let rest = '';
  let operations: RowOperation[] = [];
  let told: Promise<void>[] = [];
  let within = false;
  const tell = (lsn: LiveNews['lsn']) => {
    told.push(onNews({ operations, lsn }));
    operations = [];
    within = lsn === null;
  };
  /** @returns the lines that are for the client */
  const takeIn = (line: string): readonly string[] => {
    if (!line.startsWith('data:')) return [line];
    const message = JSON.parse(line.slice('data:'.length)) as RawMessage;
    const operation = operationOf(message);
    if (operation) {
      operations.push(operation);
      if (operations.length >= partRows) tell(null);
      return [];
    }
    const { control, global_last_seen_lsn: lsn } = message.headers;
    if (control === 'up-to-date' && lsn !== undefined) {
      tell(lsn);
    }
    return [line];
  };
  const take = async (bytes: Uint8Array) => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    const left = lines.flatMap(takeIn);
    await Promise.all(told);
    told = [];
    return left.length > 0 ? `${left.join('\n')}\n` : '';
  };
  return { take, isWithin: () => within };
}
