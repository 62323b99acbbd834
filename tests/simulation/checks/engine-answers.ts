import { type ShapeName, shapes, type WireRow } from '../../../shared/contracts/shapes.ts';
import { readEvents, readMessages, type ShapeMessage } from '../network/shape-messages.ts';
import type { ResponsePart } from '../network/simulated-response.ts';
import { rowKeyIn } from '../postgres/tables.ts';
import type { ShapeAsked } from '../server/simulated-server.ts';
import type { ExpectedOperation, ExpectedRows } from './expected-rows.ts';
import type { Handles } from './handles.ts';
import { Violation } from './violation.ts';

type Offset = { readonly tx: bigint; readonly op: number };
/** Where an answer stands: what it has told of the log so far. */
type Reading = { readonly shape: ShapeName; readonly handle: string; readonly after: Offset };

const parseOffset = (text: string): Offset => {
  const [tx = '0', op = '0'] = text.split('_');
  return { tx: BigInt(tx), op: op === 'inf' ? Number.POSITIVE_INFINITY : Number(op) };
};
const isAfter = (a: Offset, b: Offset) => a.tx > b.tx || (a.tx === b.tx && a.op > b.op);

/**
 * Invariants 1 to 3 where the engine speaks: every answer is compared with Postgres' history, before the network can
 * lose or repeat anything of it. @returns what to tell of each part of one answer
 */
export function watchAnswer(
  asked: ShapeAsked,
  { expected, handles }: { readonly expected: ExpectedRows; readonly handles: Handles },
): (part: ResponsePart) => void {
  const { shape, reader, search } = asked;
  const offset = search.get('offset') ?? '-1';
  const isLive = search.get('live_sse') === 'true';
  const state = {
    status: 0,
    headers: {} as Readonly<Record<string, string>>,
    text: '',
    after: parseOffset(offset),
  };

  function head(part: Extract<ResponsePart, { kind: 'head' }>): void {
    Object.assign(state, part);
    const handle = search.get('handle');
    if (part.status === 409 && handle && offset !== '-1') handles.gone(handle, reader);
    if (part.status === 200) handles.served(part.headers['electric-handle'] ?? '', reader);
  }

  function body(text: string): void {
    if (state.status !== 200) return;
    state.text += text;
    const handle = state.headers['electric-handle'] ?? '';
    if (!isLive) {
      const end = state.headers['electric-offset'] ?? '';
      if (end.startsWith('0_') && end !== '0_inf')
        snapshotChunk(handle, Number(end.slice(2)), readMessages(state.text));
      else logAnswer({ shape, handle, after: logStart(offset) }, readMessages(state.text), parseOffset(end));
      return;
    }
    const { told: transactions, rest } = readEvents(state.text);
    state.text = rest;
    for (const messages of transactions) {
      const lsn = BigInt(messages.at(-1)?.lsn ?? '0');
      logAnswer({ shape, handle, after: state.after }, messages, { tx: lsn, op: Number.POSITIVE_INFINITY });
      state.after = { tx: lsn, op: Number.POSITIVE_INFINITY };
    }
  }

  function snapshotChunk(handle: string, chunk: number, messages: readonly ShapeMessage[]): void {
    const end = messages.find(({ control }) => control === 'snapshot-end');
    handles.chunkServed(handle, chunk, end !== undefined);
    if (end) handles.snapshotEnded(handle, { shape, reader }, end.headers as { xmin: string; xmax: string });
    const snapshot = handles.snapshotOf(handle);
    if (!snapshot) return;
    const rows = expected.seenBy({ shape, reader }, snapshot);
    for (const { operation } of messages) {
      if (!operation) continue;
      const row = rows.get(rowKeyIn(shapes[shape].table, operation.row));
      if (operation.op !== 'insert' || !row || !isSameRow(row, operation.row))
        throw new Violation(
          '1',
          `the snapshot of ${shape} has a row that SELECT had not: ${JSON.stringify(operation)}`,
        );
    }
    if (end && chunk === 0 && messages.length - 1 !== rows.size)
      throw new Violation(
        '1',
        `the snapshot of ${shape} has ${messages.length - 1} rows, SELECT had ${rows.size}`,
      );
  }

  function logAnswer(reading: Reading, messages: readonly ShapeMessage[], end: Offset): void {
    const snapshot = handles.snapshotOf(reading.handle);
    if (!snapshot) return;
    const upToDate = messages.find(({ control }) => control === 'up-to-date');
    const to = upToDate ? BigInt(upToDate.lsn ?? '0') : end.tx;
    const wanted = expected
      .operations({ shape, reader }, snapshot, { from: reading.after.tx, to })
      .filter((operation) => isAfter(operation, reading.after))
      .filter((operation) => upToDate || !isAfter(operation, end));
    compare(reading, messages, wanted);
  }

  return (part) => {
    if (part.kind === 'head') head(part);
    if (part.kind === 'body') body(part.text);
  };
}

/** An answer that goes on from the snapshot tells the log from its beginning. */
const logStart = (offset: string): Offset =>
  offset === '-1' || offset.startsWith('0_') ? { tx: 0n, op: Number.POSITIVE_INFINITY } : parseOffset(offset);

const isSameRow = (row: WireRow, other: WireRow): boolean =>
  Object.keys(row).every((column) => row[column] === other[column]);

function compare(
  { shape, handle }: Reading,
  messages: readonly ShapeMessage[],
  wanted: readonly ExpectedOperation[],
): void {
  const told = messages.flatMap((message) => (message.operation ? [message] : []));
  for (const [index, message] of told.entries()) compareOne(`${shape} ${handle}`, message, wanted[index]);
  const missing = wanted[told.length];
  if (missing) throw new Violation('1', `${shape} ${handle} lacks ${describe(missing)}`);
}

function compareOne(
  where: string,
  { operation, headers }: ShapeMessage,
  want: ExpectedOperation | undefined,
): void {
  if (!operation) return;
  const at = `${String(headers.lsn)}_${String(headers.op_position)}`;
  const told = `${operation.op} at ${at}`;
  if (!want) throw new Violation('1', `${where} has ${told} too many`);
  if (at !== `${want.tx}_${want.op}`)
    throw new Violation('1', `${where} has ${told} in the place of ${describe(want)}`);
  if (operation.op !== want.kind)
    throw new Violation('3', `${where} says ${told}, and it is ${describe(want)}`);
  if (!isSameRow(want.values, operation.row))
    throw new Violation('1', `${where} has other values in ${told}: ${JSON.stringify(operation.row)}`);
}

const describe = ({ kind, key, tx, op }: ExpectedOperation): string => `${kind} of ${key} at ${tx}_${op}`;
