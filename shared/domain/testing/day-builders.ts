import type { DayRows } from '../dispatch/day-visits.ts';
import type { DispatchDay } from '../dispatch/dispatch-day.ts';
import type { Part } from '../dispatch/part.ts';
import type { Van } from '../dispatch/van.ts';
import { usualTerms, type WorkOrder } from '../dispatch/work-order.ts';
import type { Technician } from '../technicians/technician.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { noon, ticketId } from './builders.ts';

/** The local day of `noon`. */
export const today = '2026-11-22';

/** Nobody has planned or said anything of it. */
export const aDispatchDay = (facts: Partial<DispatchDay> = {}): DispatchDay => ({
  day: today,
  version: 1,
  shifts: {},
  routes: [],
  routesVersion: 1,
  weights: null,
  published: null,
  by: null,
  byName: '',
  at: noon,
  ...facts,
});

export const aWorkOrder = (facts: Partial<WorkOrder> = {}): WorkOrder => ({
  ...usualTerms,
  ticketId: ticketId(),
  version: 1,
  by: null,
  byName: '',
  at: noon,
  ...facts,
});

type DayParts = {
  readonly technicians?: readonly Technician[];
  readonly tickets?: readonly Ticket[];
  readonly orders?: readonly WorkOrder[];
  readonly parts?: readonly Part[];
  readonly vans?: readonly Van[];
  readonly dispatchDays?: readonly DispatchDay[];
};

/** The rows a day of dispatch is made of. */
export const dayRows = ({
  technicians = [],
  tickets = [],
  orders = [],
  parts = [],
  vans = [],
  dispatchDays = [],
}: DayParts): DayRows => ({
  tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
  technicians: new Map(technicians.map((technician) => [technician.id, technician])),
  workOrders: new Map(orders.map((order) => [order.ticketId, order])),
  parts: new Map(parts.map((part) => [part.id, part])),
  vans: new Map(vans.map((van) => [van.technicianId, van])),
  positions: new Map(),
  customers: new Map(),
  sites: new Map(),
  dispatchDays: new Map(dispatchDays.map((each) => [each.day, each])),
});
