/** Electric counts cursors from 9 October 2024. */
const epochSeconds = Date.UTC(2024, 9, 9) / 1000;

/**
 * The cursor of a live response: the same for everyone within one long poll's length, so that a cache can answer them
 * together, and never the one the client came with, so that it is not given the same cached answer again.
 */
export function nextCursor(nowMs: number, longPollMs: number, previous: string | undefined): string {
  const stepSeconds = Math.floor(longPollMs / 1000);
  if (stepSeconds === 0) return '0';
  const next = Math.ceil((nowMs / 1000 - epochSeconds) / stepSeconds) * stepSeconds;
  const before = /^\d{1,15}$/.test(previous ?? '') ? Number(previous) : 0;
  return String(next > before ? next : before + 1 + Math.floor(Math.random() * 3_600));
}
