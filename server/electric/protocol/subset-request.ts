import type { IncomingMessage } from 'node:http';

/** A part of a shape asked for once, beside the log: `subset__where` and its kin. */
export type SubsetRequest = {
  readonly where: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly orderBy: string | undefined;
  readonly limit: number | undefined;
  readonly offset: number | undefined;
};

type Complain = (parameter: string, message: string) => void;

export const hasSubset = (search: URLSearchParams): boolean =>
  [...search.keys()].some((key) => key.startsWith('subset__'));

export function parseSubset(search: URLSearchParams, complain: Complain): SubsetRequest {
  const text = (name: string): string | undefined => search.get(`subset__${name}`) ?? undefined;
  const count = (name: string, least: number): number | undefined => {
    const given = text(name);
    if (given === undefined) return undefined;
    const value = Number(given);
    if (!Number.isSafeInteger(value) || value < least) complain(`subset__${name}`, 'is invalid');
    return value;
  };
  const subset: SubsetRequest = {
    where: text('where'),
    params: readParams(text('params'), complain),
    orderBy: text('order_by'),
    limit: count('limit', 1),
    offset: count('offset', 0),
  };
  if ((subset.limit !== undefined || subset.offset !== undefined) && subset.orderBy === undefined)
    complain('subset__order_by', 'order_by is required when limit or offset is present');
  return subset;
}

function readParams(text: string | undefined, complain: Complain): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
    complain('subset__params', 'params must be a JSON object');
  } catch {
    complain('subset__params', 'params must be valid JSON');
  }
  return {};
}

/** Beyond this a body is refused; a list of ids of a hundred pages fits. */
const longestBody = 1_000_000;

/**
 * The search parameters with those of a POST body (`{ where, params, limit, offset, order_by }`) added as `subset__…`.
 * @returns what is wrong with the body when it is too long or not a JSON object.
 */
export async function withPostedSubset(
  request: IncomingMessage,
  search: URLSearchParams,
): Promise<URLSearchParams | 'too-long' | 'not-an-object'> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > longestBody) return 'too-long';
  }
  if (bytes === 0) return search;
  const merged = new URLSearchParams(search);
  try {
    const posted: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    if (typeof posted !== 'object' || posted === null || Array.isArray(posted)) return 'not-an-object';
    for (const [name, value] of Object.entries(posted)) {
      if (value === null) continue;
      merged.set(`subset__${name}`, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
    return merged;
  } catch {
    return 'not-an-object';
  }
}
