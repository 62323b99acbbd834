import type { Command } from '../../shared/contracts/commands.ts';
import type { ReadableRows } from '../live/live-store.ts';

/** The short number of the ticket, or the name of what else it is about, where this window knows it. */
export function subjectName({ input }: Command, rows: ReadableRows): string | undefined {
  if ('ticketId' in input)
    return rows.tickets
      .get(input.ticketId ?? '')
      ?.number?.split('-')
      .at(-1);
  if ('technicianId' in input) return rows.technicians.get(input.technicianId)?.name;
  if ('siteId' in input) return rows.sites.get(input.siteId)?.code;
  if ('name' in input) return input.name;
  if ('boardId' in input) return rows.boards.get(input.boardId)?.name;
  return 'filterId' in input ? rows.filters.get(input.filterId)?.name : undefined;
}
