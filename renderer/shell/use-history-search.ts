import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { type Asked, useQuery } from '../live/use-query.ts';

/** Nobody is asked between two letters of a word. */
const typingPauseMs = 200;
const shortest = 2;

/**
 * What the server's whole history holds of the words, asked when the person pauses.
 * @returns null while there is too little to ask for
 */
export function useHistorySearch(text: string): Asked<readonly Ticket[]> | null {
  const words = text.trim();
  const [settled] = useDebouncedValue(words, typingPauseMs);
  const input = useMemo(() => (settled.length < shortest ? null : { text: settled }), [settled]);
  const asked = useQuery('ticket.search', input);
  if (words.length < shortest) return null;
  return settled === words ? asked : { kind: 'asking' };
}
