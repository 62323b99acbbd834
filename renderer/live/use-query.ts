import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../shared/contracts/live.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import type { RoomDesk } from './room.ts';
import { useLinkStatus, useRoom } from './room-context.tsx';

export type Asked<T> = { readonly kind: 'asking' } | QueryAnswer<T>;

/** Another moment's desk answers otherwise. */
type Kept<T> = { readonly desk: RoomDesk; readonly key: string; readonly answer: Asked<T> };

/** How long an answer that could not be had is left before it is asked for again. */
const askAgainMs = 5000;

/** Someone walking down the queue with `j` must not ask for every ticket passed. */
const settleMs = 120;

/**
 * Asks the desk again whenever the input or `version` changes, when the line to the server changes, and every few
 * seconds while there is no answer. The older answer stays meanwhile; another input starts afresh and gives the former
 * question up. A null input asks nothing.
 */
export function useQuery<Name extends QueryName>(
  name: Name,
  input: QueryInput<Name> | null,
  version: number | string = 0,
): Asked<QueryOutput<Name>> {
  const { desk } = useRoom();
  const line = useLinkStatus().connection?.kind;
  const key = JSON.stringify(input);
  const [asked, setAsked] = useState<Kept<QueryOutput<Name>> | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is compared by value; version and line ask again
  useEffect(() => {
    if (input === null) return;
    const stop = new AbortController();
    let timer = setTimeout(ask, settleMs);
    function take(answer: Asked<QueryOutput<Name>>) {
      if (stop.signal.aborted) return;
      setAsked({ desk, key, answer });
      if (answer.kind === 'unavailable' && answer.reason !== 'forbidden') timer = setTimeout(ask, askAgainMs);
    }
    function ask() {
      if (input === null) return;
      desk
        .query(name, input, stop.signal)
        .then(take, () => take({ kind: 'unavailable', reason: 'unreachable' }));
    }
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [desk, name, key, version, line]);

  return asked?.key === key && asked.desk === desk ? asked.answer : { kind: 'asking' };
}
