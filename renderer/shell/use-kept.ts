import { useCallback, useState } from 'react';
import { useIntent } from './intent.ts';
import { usePrincipal } from './session.tsx';

export type Kept<T> = {
  readonly value: T;
  readonly set: (value: T) => void;
  /** It has been given, or is wanted no more: what opens next begins anew. */
  readonly forget: () => void;
};

/**
 * What somebody is writing, kept in the window until it is given: a dialog that was closed, or that another one came
 * instead of, opens as it was left.
 * @param subject the kind of the dialog and what it is about, `note <ticket>`; one kind always keeps one type of value
 */
export function useKept<T>(subject: string, begin: () => T): Kept<T> {
  const { accountId } = usePrincipal();
  const key = `${accountId} ${subject}`;
  const [begun] = useState(begin);
  const kept = useIntent(({ kept }) => kept.get(key)) as T | undefined;
  const keep = useIntent((intent) => intent.keep);
  return {
    value: kept === undefined ? begun : kept,
    set: useCallback((value: T) => keep(key, value), [keep, key]),
    forget: useCallback(() => keep(key, undefined), [keep, key]),
  };
}

/** Words, which begin with none. */
export const useKeptWords = (subject: string): Kept<string> => useKept(subject, noWords);
const noWords = () => '';
