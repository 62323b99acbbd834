import { useEffect, useState } from 'react';
import type { QueryAnswer } from '../../shared/contracts/live.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import { useRoom } from './room-context.tsx';

export type Asked<T> = { readonly kind: 'asking' } | QueryAnswer<T>;

/** Someone walking down the queue with `j` must not ask for every ticket passed. */
const settleMs = 120;

/**
 * Asks the desk again whenever the input or `version` changes. While a new version is asked for, the older answer
 * stays; another input starts afresh. A null input asks nothing.
 */
export function useQuery<Name extends QueryName>(
  name: Name,
  input: QueryInput<Name> | null,
  version: number | string = 0,
): Asked<QueryOutput<Name>> {
  const { desk } = useRoom();
  const key = JSON.stringify(input);
  const [asked, setAsked] = useState<{ key: string; answer: Asked<QueryOutput<Name>> } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is compared by value; version asks again
  useEffect(() => {
    if (input === null) return;
    let current = true;
    const take = (answer: Asked<QueryOutput<Name>>) => current && setAsked({ key, answer });
    const timer = setTimeout(() => {
      desk.query(name, input).then(take, () => take({ kind: 'unavailable', reason: 'unreachable' }));
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [desk, name, key, version]);

  return asked && asked.key === key ? asked.answer : { kind: 'asking' };
}
