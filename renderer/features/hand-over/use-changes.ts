import { useMemo } from 'react';
import { type ChangesSince, changesInRows } from '../../../shared/domain/hand-over/changes-since.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { useFreshness, useNow, useRoom } from '../../live/room-context.tsx';
import { useQuery } from '../../live/use-query.ts';
import { usePrincipal } from '../../shell/session.tsx';

export type Changes =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'known';
      readonly changes: ChangesSince;
      readonly from: 'server' | 'rows';
      readonly asOf: Instant;
    };

/** Asked of the server, whose events know who did what; with the server away, read from this window's own rows. */
export function useChanges(since: Instant | null): Changes {
  const { rows, calendars } = useRoom();
  const { accountId } = usePrincipal();
  const minute = useNow(minuteMs);
  const asked = useQuery('room.changes', since === null ? null : { since }, Math.floor(minute / minuteMs));
  const freshAt = useFreshness(['tickets', 'log']);
  const isAway = asked.kind === 'unavailable' || (asked.kind === 'answered' && asked.from === 'desk');
  const told = useMemo(() => {
    if (!isAway || since === null) return null;
    const room = { tickets: rows.tickets.values(), log: rows.log.values(), calendars };
    return changesInRows(room, { since, now: minute, reader: accountId });
  }, [isAway, since, minute, rows, calendars, accountId]);
  if (told) return { kind: 'known', changes: told, from: 'rows', asOf: freshAt ?? minute };
  if (asked.kind !== 'answered') return { kind: 'asking' };
  return { kind: 'known', changes: asked.value, from: 'server', asOf: asked.asOf };
}
