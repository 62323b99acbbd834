import type { Offset } from '../shapes/offset.ts';

/** One operation as it stands on the wire. */
export type WireOperation = {
  readonly headers: {
    readonly operation: 'insert' | 'update' | 'delete';
    readonly lsn?: string;
    readonly op_position?: number;
    readonly txids?: readonly number[];
    readonly last?: boolean;
  };
  readonly key: string;
  readonly value: Readonly<Record<string, string | null>>;
  readonly old_value?: Readonly<Record<string, string | null>>;
};

/** One answer of the protocol, not live. */
export type WireAnswer = {
  readonly handle: string;
  readonly offset: string;
  readonly isUpToDate: boolean;
  readonly operations: readonly WireOperation[];
};

export type WireRows = ReadonlyMap<string, Readonly<Record<string, string | null>>>;

/** Reads a shape without any client, answer by answer, to the end of its log. */
export async function readShape(
  url: string,
  query: Readonly<Record<string, string>>,
  from: { readonly offset: string; readonly handle: string } = { offset: '-1', handle: '' },
): Promise<readonly WireAnswer[]> {
  const answers: WireAnswer[] = [];
  let { offset, handle } = from;
  for (;;) {
    const response = await fetch(`${url}?${new URLSearchParams({ ...query, offset, handle })}`);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const messages = (await response.json()) as (WireOperation | { headers: { control: string } })[];
    offset = response.headers.get('electric-offset') ?? '';
    handle = response.headers.get('electric-handle') ?? '';
    const isUpToDate = response.headers.has('electric-up-to-date');
    const operations = messages.filter((message): message is WireOperation => 'key' in message);
    answers.push({ handle, offset, isUpToDate, operations });
    if (isUpToDate) return answers;
  }
}

export const operationsOf = (answers: readonly WireAnswer[]): readonly WireOperation[] =>
  answers.flatMap((answer) => answer.operations);

/** Where the operations of the log stand; those of the snapshot stand nowhere. */
export const offsetsOf = (operations: readonly WireOperation[]): readonly Offset[] =>
  operations.flatMap(({ headers: { lsn, op_position: op } }) =>
    lsn === undefined || op === undefined ? [] : [{ tx: BigInt(lsn), op }],
  );

/** Applies operations to rows. Strict: an insert needs the row absent, an update and a delete need it present. */
export function fold(operations: readonly WireOperation[], rows: WireRows = new Map()): WireRows {
  const folded = new Map(rows);
  for (const { headers, key, value } of operations) {
    const before = folded.get(key);
    if ((before === undefined) !== (headers.operation === 'insert'))
      throw new Error(`${headers.operation} of ${key}, which is ${before ? 'there' : 'not there'}`);
    if (headers.operation === 'delete') folded.delete(key);
    else folded.set(key, { ...before, ...value });
  }
  return folded;
}
