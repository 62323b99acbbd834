import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TableColumn } from '../postgres/catalogue.ts';
import type { ShapeErrors } from '../shapes/resolve-shape.ts';
import type { Shape } from '../shapes/shape.ts';
import { acceptedEncoding, compress, type Encoding } from './encoding.ts';

export type Headers = Readonly<Record<string, string>>;

/** Browsers read only the headers they are told they may. */
const exposed =
  'electric-cursor,electric-handle,electric-has-data,electric-offset,electric-schema,electric-up-to-date,electric-internal-known-error,retry-after';

/** Whoever stands before the engine may answer two people differently: a shared cache keeps them apart. */
export const vary = 'accept-encoding, authorization';

const ofEveryAnswer: Headers = { 'access-control-expose-headers': exposed, vary };
const common: Headers = { 'content-type': 'application/json; charset=utf-8', ...ofEveryAnswer };

/** Below this a compressed body is no smaller than the effort. */
const worthCompressing = 1_400;

export function send(
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: Buffer | string,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...common, ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

type Answering = {
  readonly shape: Pick<Shape, 'handle' | 'gone'>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

/** @throws when the shape went while it was read: others have been told so, and nobody hears of its handle again */
function stillThere({ handle, gone }: Answering['shape']): void {
  if (gone !== undefined) throw new Error(`The shape ${handle} went while its rows were read`);
}

/**
 * 304: what the whole answer would say of itself, `vary` included (RFC 9110, 15.4.5), without a body.
 * @throws when the shape went
 */
export function sendNotModified({ shape, response }: Answering, headers: Headers): void {
  stillThere(shape);
  if (response.headersSent || response.destroyed) return;
  response.writeHead(304, { ...ofEveryAnswer, ...headers }).end();
}

/** Sends rows of a shape. @throws when it went */
export function sendRows(
  { shape, response }: Answering,
  headers: Headers,
  body: Buffer,
  encoding: Encoding,
): void {
  stillThere(shape);
  send(response, 200, encoding === 'identity' ? headers : { ...headers, 'content-encoding': encoding }, body);
}

/** The same, of rows that are not compressed yet. */
export async function compressAndSendRows(
  answering: Answering,
  headers: Headers,
  body: Buffer,
): Promise<void> {
  const accepted = acceptedEncoding(answering.request.headers['accept-encoding']);
  const encoding = body.length < worthCompressing ? 'identity' : accepted;
  sendRows(answering, headers, await compress(body, encoding), encoding);
}

const uncached: Headers = { 'cache-control': 'no-store', 'surrogate-control': 'no-store' };

export function sendInvalid(response: ServerResponse, errors: ShapeErrors): void {
  send(response, 400, uncached, JSON.stringify({ message: 'Invalid request', errors }));
}

export function sendUnavailable(response: ServerResponse, reason: string, retryAfterSeconds = 1): void {
  const headers = {
    ...uncached,
    'retry-after': String(retryAfterSeconds),
    'electric-internal-known-error': 'true',
  };
  send(response, 503, headers, JSON.stringify({ message: reason }));
}

export function sendError(response: ServerResponse, status: number, message: string): void {
  send(response, status, uncached, JSON.stringify({ message }));
}

export const mustRefetch = '{"headers":{"control":"must-refetch"}}';

/** Tells the client to begin again, with the handle of the shape that now serves its definition when there is one. */
export function sendMustRefetch(response: ServerResponse, handle: string | undefined): void {
  const cache = { 'cache-control': `public, max-age=${handle === undefined ? 1 : 60}, must-revalidate` };
  send(
    response,
    409,
    handle === undefined ? cache : { ...cache, 'electric-handle': handle },
    `[${mustRefetch}]`,
  );
}

/** The LSN is decimal: clients make their next offset of it, `{lsn}_0`. */
export const upToDate = (lastSeenLsn: bigint): string =>
  `{"headers":{"control":"up-to-date","global_last_seen_lsn":"${lastSeenLsn}"}}`;

const timeTypes = new Set(['time', 'timetz', 'timestamp', 'timestamptz']);
const intervalFields: readonly (readonly [number, string])[] = [
  [1 << 2, 'YEAR'],
  [1 << 1, 'MONTH'],
  [1 << 3, 'DAY'],
  [1 << 10, 'HOUR'],
  [1 << 11, 'MINUTE'],
  [1 << 12, 'SECOND'],
];

/** What `varchar(8)` or `numeric(8,5)` adds to the type, as Electric names it. */
function typeModifier(column: TableColumn): Readonly<Record<string, unknown>> {
  const { type, typeModifier: modifier } = column;
  if (modifier < 0) return {};
  if (type === 'varchar') return { max_length: modifier - 4 };
  if (type === 'bpchar') return { length: modifier - 4 };
  if (type === 'bit' || type === 'varbit') return { length: modifier };
  if (timeTypes.has(type)) return modifier > 0 ? { precision: modifier } : {};
  if (type === 'numeric')
    return { precision: ((modifier - 4) >> 16) & 0xffff, scale: ((modifier - 4) << 21) >> 21 };
  if (type === 'interval') return intervalModifier(modifier);
  return { type_mod: modifier };
}

function intervalModifier(modifier: number): Readonly<Record<string, unknown>> {
  const range = (modifier >> 16) & 0x7fff;
  const precision = modifier & 0xffff;
  const units =
    range === 0x7fff ? [] : intervalFields.filter(([mask]) => (range & mask) !== 0).map(([, unit]) => unit);
  const fields = units.length > 1 ? `${units[0]} TO ${units.at(-1)}` : units[0];
  return { ...(fields ? { fields } : {}), ...(precision === 0xffff ? {} : { precision }) };
}

/** The `electric-schema` header: how clients should read the texts of each column. */
export function schemaHeader(shape: Shape): string {
  const { table, selected } = shape.resolved;
  const entries = selected.flatMap((index) => {
    const column = table.columns[index];
    if (column === undefined) return [];
    const info = {
      type: column.type,
      ...(column.dimensions > 0 ? { dims: column.dimensions } : {}),
      ...(column.keyIndex === null ? {} : { pk_index: column.keyIndex }),
      ...(column.notNull ? { not_null: true } : {}),
      ...typeModifier(column),
    };
    return [[column.name, info] as const];
  });
  // Headers are Latin-1: names beyond it are escaped.
  return JSON.stringify(Object.fromEntries(entries)).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
