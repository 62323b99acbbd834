import type { RowOperation } from '../../../electron/desk/cache/cache.ts';
import type { WireRow } from '../../../shared/contracts/shapes.ts';

/** One message of Electric's protocol. */
export type ShapeMessage = {
  readonly operation: RowOperation | null;
  readonly control: string | null;
  /** Of a change, its transaction's; of an `up-to-date`, how far the server has seen. */
  readonly lsn: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
};

type Raw = { readonly value?: WireRow; readonly headers: Readonly<Record<string, unknown>> };

function toMessage({ value, headers }: Raw): ShapeMessage {
  const lsn = headers.lsn ?? headers.global_last_seen_lsn;
  return {
    operation: value ? { op: headers.operation as RowOperation['op'], row: value } : null,
    control: typeof headers.control === 'string' ? headers.control : null,
    lsn: typeof lsn === 'string' ? lsn : null,
    headers,
  };
}

export const readMessages = (text: string): readonly ShapeMessage[] =>
  (JSON.parse(text) as readonly Raw[]).map(toMessage);

/**
 * Server-sent events so far: whole transactions, each ending in its `up-to-date`, parts of one that has more than `most`
 * messages, and the text that is not yet either.
 */
export function readEvents(
  text: string,
  most = Number.POSITIVE_INFINITY,
): {
  readonly told: readonly (readonly ShapeMessage[])[];
  readonly rest: string;
} {
  const told: ShapeMessage[][] = [];
  let open: ShapeMessage[] = [];
  let taken = 0;
  let from = 0;
  for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', from)) {
    const event = text.slice(from, end);
    from = end + 2;
    if (!event.startsWith('data: ')) continue;
    const message = toMessage(JSON.parse(event.slice(6)) as Raw);
    open.push(message);
    if (message.control !== 'up-to-date' && open.length < most) continue;
    told.push(open);
    open = [];
    taken = from;
  }
  return { told, rest: text.slice(taken) };
}
