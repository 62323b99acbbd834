import { useMemo } from 'react';
import type { Suggestion } from '../../../../shared/domain/tickets/suggest-technician.ts';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { suggestionsFor } from './suggestions.ts';

const refreshMs = 10_000;
const none: readonly Suggestion[] = [];

/** Ranked anew when the ticket changes and every ten seconds: positions move, and a flickering name cannot be read. */
export function useSuggestions(ticket: Ticket | null): readonly Suggestion[] {
  const room = useRoom();
  const moment = Math.floor(useNow(refreshMs) / refreshMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` asks again
  return useMemo(
    () =>
      ticket && !isSettledStatus(ticket.state.status) ? suggestionsFor(ticket, room, room.clock.now()) : none,
    [ticket, room, moment],
  );
}
