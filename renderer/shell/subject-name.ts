import type { TFunction } from 'i18next';
import type { Command } from '../../shared/contracts/commands.ts';
import type { ReadableRows } from '../live/live-rows.ts';
import { boardName } from './board-name.ts';

/** The short number of the ticket, or the name of what else it is about, where this window knows it. */
export function subjectName({ input }: Command, rows: ReadableRows, t: TFunction): string | undefined {
  if ('ticketId' in input)
    return rows.tickets
      .get(input.ticketId ?? '')
      ?.number?.split('-')
      .at(-1);
  if ('technicianId' in input) return rows.technicians.get(input.technicianId)?.name;
  if ('siteId' in input) return rows.sites.get(input.siteId)?.code;
  if ('boardId' in input) {
    const board = rows.boards.get(input.boardId);
    if (board) return boardName({ ...board, ...input }, t);
  }
  if ('name' in input) return input.name;
  return 'filterId' in input ? rows.filters.get(input.filterId)?.name : undefined;
}
