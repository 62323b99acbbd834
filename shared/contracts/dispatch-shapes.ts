import { dispatchDaySchema } from '../domain/dispatch/dispatch-day.ts';
import { partSchema } from '../domain/dispatch/part.ts';
import { vanSchema } from '../domain/dispatch/van.ts';
import { workOrderSchema } from '../domain/dispatch/work-order.ts';
import { defineShape, everyFewSeconds, room } from './shape-contract.ts';

/** Days long past, and orders of tickets that left the room, have left it too. */
const ofPresent = { where: 'archived = false', hidden: ['archived'] } as const;

export const workOrdersShape = defineShape({
  entity: workOrderSchema,
  table: 'work_orders',
  key: ['ticket_id'],
  columns: {
    ticket_id: 'text',
    version: 'integer',
    needs_visit: 'boolean',
    service_minutes: 'integer',
    promise: 'json',
    skills: 'json',
    parts: 'json',
    lock: 'json',
    by: 'text',
    by_name: 'text',
    at: 'instant',
    archived: 'boolean',
  },
  ...ofPresent,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const dispatchDaysShape = defineShape({
  entity: dispatchDaySchema,
  table: 'dispatch_days',
  key: ['day'],
  columns: {
    day: 'text',
    version: 'integer',
    shifts: 'json',
    routes: 'json',
    routes_version: 'integer',
    weights: 'json',
    published: 'json',
    by: 'text',
    by_name: 'text',
    at: 'instant',
    archived: 'boolean',
  },
  ...ofPresent,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const vansShape = defineShape({
  entity: vanSchema,
  table: 'vans',
  key: ['technician_id'],
  columns: {
    technician_id: 'text',
    version: 'integer',
    stock: 'json',
    rates: 'json',
    day_end: 'json',
    most_driving_minutes: 'integer',
    rest: 'json',
    certificates: 'json',
    by: 'text',
    by_name: 'text',
    at: 'instant',
  },
  where: null,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});

export const partsShape = defineShape({
  entity: partSchema,
  table: 'parts',
  key: ['id'],
  columns: {
    id: 'text',
    version: 'integer',
    names: 'json',
    unit: 'text',
    usual: 'json',
    retired: 'boolean',
    by: 'text',
    by_name: 'text',
    at: 'instant',
  },
  where: null,
  roles: room,
  freshnessBudgetMs: everyFewSeconds,
});
