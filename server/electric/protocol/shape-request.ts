import { parseOffset, type RequestedOffset } from '../shapes/offset.ts';
import type { ShapeErrors } from '../shapes/resolve-shape.ts';
import type { LogMode } from '../shapes/shape-definition.ts';
import { hasSubset, parseSubset, type SubsetRequest } from './subset-request.ts';

/** A request's protocol parameters, checked. */
export type ShapeRequest = {
  readonly offset: RequestedOffset;
  readonly handle: string | undefined;
  readonly live: 'no' | 'long-poll' | 'sse';
  readonly cursor: string | undefined;
  readonly mode: LogMode;
  readonly subset: SubsetRequest | undefined;
};

export type ParsedRequest =
  | { readonly kind: 'valid'; readonly request: ShapeRequest }
  | { readonly kind: 'invalid'; readonly errors: ShapeErrors };

const booleans: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** Reads and checks the parameters; all errors found are told at once, by parameter. */
export function parseShapeRequest(search: URLSearchParams): ParsedRequest {
  const errors: Record<string, string[]> = {};
  const complain = (parameter: string, message: string): void => {
    errors[parameter] = [...(errors[parameter] ?? []), message];
  };
  const flag = (name: string): boolean => {
    const text = search.get(name);
    if (text === null) return false;
    const value = booleans[text];
    if (value === undefined) complain(name, 'is invalid');
    return value ?? false;
  };

  const offset = readOffset(search.get('offset'), complain);
  const handle = search.get('handle') ?? undefined;
  const live = flag('live');
  const sse = flag('live_sse') || flag('experimental_live_sse');
  const mode = search.get('log') ?? 'full';
  const subset = hasSubset(search) ? parseSubset(search, complain) : undefined;

  if (mode !== 'full' && mode !== 'changes_only') complain('log', 'is invalid');
  if (offset !== undefined) checkTogether({ offset, handle, live, sse }, complain);
  if (offset === undefined || Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const request: ShapeRequest = {
    offset,
    // The handle of a first request only keeps caches apart.
    handle: offset.kind === 'after' ? handle : undefined,
    live: live ? (sse ? 'sse' : 'long-poll') : 'no',
    cursor: search.get('cursor') ?? undefined,
    mode: mode === 'changes_only' ? 'changes_only' : 'full',
    subset,
  };
  return { kind: 'valid', request };
}

type Together = {
  readonly offset: RequestedOffset;
  readonly handle: string | undefined;
  readonly live: boolean;
  readonly sse: boolean;
};

/** What each parameter may be depends on the others. */
function checkTogether({ offset, handle, live, sse }: Together, complain: Complain): void {
  if (offset.kind === 'after' && !handle) complain('handle', "can't be blank when offset != -1");
  if (live && offset.kind === 'start') complain('live', "can't be true when offset == -1");
  if (live && offset.kind === 'now') complain('live', "can't be true when offset is 'now'");
  if (sse && !live) complain('live_sse', "can't be true unless live is also true");
}

type Complain = (parameter: string, message: string) => void;

function readOffset(text: string | null, complain: Complain): RequestedOffset | undefined {
  if (text === null || text === '') {
    complain('offset', "can't be blank");
    return undefined;
  }
  const offset = parseOffset(text);
  if (offset === undefined) complain('offset', 'has invalid format');
  return offset;
}
