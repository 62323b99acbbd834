import { handOverSchema } from '../domain/hand-over/hand-over.ts';
import { logEntrySchema } from '../domain/hand-over/log-entry.ts';
import { pinSchema } from '../domain/hand-over/pin.ts';
import { defineShape, everyFewSeconds, room } from './shape-contract.ts';

/** What is older has left the room's copy, and is asked for by its day. */
const ofLastWeek = { where: 'archived = false', hidden: ['archived'] } as const;

export const logShape = defineShape({
  entity: logEntrySchema,
  table: 'log_entries',
  key: ['id'],
  columns: {
    id: 'text',
    version: 'integer',
    text: 'text',
    ticket_id: 'text',
    by: 'text',
    by_name: 'text',
    written_at: 'instant',
    recorded_at: 'instant',
    struck: 'json',
    archived: 'boolean',
  },
  ...ofLastWeek,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const pinsShape = defineShape({
  entity: pinSchema,
  table: 'pinned_tickets',
  key: ['ticket_id'],
  columns: {
    ticket_id: 'text',
    version: 'integer',
    reason: 'text',
    by: 'text',
    by_name: 'text',
    at: 'instant',
    lifted: 'boolean',
  },
  where: 'lifted = false',
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const handOversShape = defineShape({
  entity: handOverSchema,
  table: 'hand_overs',
  key: ['id'],
  columns: {
    id: 'text',
    version: 'integer',
    watch_from: 'instant',
    summary: 'text',
    count: 'json',
    closed_by: 'text',
    closed_by_name: 'text',
    closed_at: 'instant',
    taken: 'json',
    archived: 'boolean',
  },
  ...ofLastWeek,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});
