import type { EntryTrouble } from '../../../shared/contracts/entry.ts';
import type { Line } from '../sync/line.ts';
import { ServerRefused } from '../sync/server-client.ts';

/** A server of another version may misread what it is asked, or not know the question: then its answer says nothing. */
export function entryTrouble(error: unknown, line: Pick<Line, 'status' | 'suspect'>): EntryTrouble {
  line.suspect();
  const status = line.status();
  if (status === 'server-too-new' || status === 'server-too-old') return status;
  return error instanceof ServerRefused ? 'server-error' : 'unreachable';
}
