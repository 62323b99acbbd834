import type { Suggestion } from '../../../../shared/domain/tickets/suggest-technician.ts';
import { isSettledStatus, type Ticket } from '../../../../shared/domain/tickets/ticket.ts';
import { useNow, useRoom } from '../../../live/room-context.tsx';
import { suggestionsFor } from './suggestions.ts';

const refreshMs = 10_000;
const none: readonly Suggestion[] = [];

/** The panel and the keys ask about the same ticket, and must be told the same name; ranking sixty people takes a while. */
const ranked = new WeakMap<
  Ticket,
  { readonly moment: number; readonly suggestions: readonly Suggestion[] }
>();

/** Ranked anew when the ticket changes and every ten seconds: positions move, and a flickering name cannot be read. */
export function useSuggestions(ticket: Ticket | null): readonly Suggestion[] {
  const room = useRoom();
  const moment = Math.floor(useNow(refreshMs) / refreshMs);
  if (!ticket || isSettledStatus(ticket.state.status)) return none;
  const known = ranked.get(ticket);
  if (known?.moment === moment) return known.suggestions;
  const suggestions = suggestionsFor(ticket, room, room.clock.now());
  ranked.set(ticket, { moment, suggestions });
  return suggestions;
}
