import type { TravelFaultKind } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../../../shared/kernel/result.ts';
import type { BlockFault } from './matrix-service.ts';

export type Exchange = {
  readonly url: URL;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Never to be seen in a log or an answer. */
  readonly secrets: readonly string[];
  /** What the service means by a refusal it explains; null when it does not. */
  readonly explain: (body: unknown) => { readonly kind: TravelFaultKind; readonly detail: string } | null;
};

/** One request to a service. @returns its JSON when it agreed, and else the fault that its answer or silence means */
export async function exchange(asked: Exchange): Promise<Result<unknown, BlockFault>> {
  const { url, init, timeoutMs, signal } = asked;
  const fault = (kind: TravelFaultKind, detail: string, retryAfterMs: number | null = null) =>
    refused({ kind, detail: withoutSecrets(detail, asked), retryAfterMs });
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { ...init, signal: until, redirect: 'error' });
    const body = parsed(await response.text());
    const retryAfterMs = retryAfterOf(response.headers.get('retry-after'));
    const explained = body === undefined ? null : asked.explain(body);
    if (!response.ok) {
      const meant = meaningOf(response.status);
      const kind = meant === 'refused' ? (explained?.kind ?? meant) : meant;
      return fault(kind, `${response.status} ${explained?.detail ?? response.statusText}`, retryAfterMs);
    }
    if (body === undefined) return fault('malformed', 'the answer is not JSON');
    return explained ? fault(explained.kind, explained.detail, retryAfterMs) : accepted(body);
  } catch (error) {
    if (signal.aborted) return fault('out-of-time', 'there was no time left');
    if (error instanceof Error && error.name === 'TimeoutError')
      return fault('timeout', `no answer in ${timeoutMs} ms`);
    return fault('unreachable', reasonOf(error));
  }
}

function meaningOf(status: number): TravelFaultKind {
  if (status === 429) return 'quota';
  if (status === 401 || status === 403) return 'denied';
  if (status === 413 || status === 414) return 'too-big';
  return status >= 500 ? 'server-error' : 'refused';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or a date of HTTP. */
function retryAfterOf(header: string | null): number | null {
  if (header === null) return null;
  const waitMs = /^\d+$/.test(header) ? Number(header) * secondMs : Date.parse(header) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}

/** `fetch` says only that it failed; why stands in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

const longestDetail = 160;

function withoutSecrets(detail: string, { url, secrets }: Exchange): string {
  const hidden = [...secrets, ...[...url.searchParams.values()].filter((value) => value.length >= 6)];
  return hidden
    .reduce((text, secret) => text.replaceAll(secret, '…'), detail)
    .trim()
    .slice(0, longestDetail);
}
