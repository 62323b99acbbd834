export type DemoWorldSize = {
  readonly customers: number;
  readonly odps: number;
  readonly technicians: number;
  readonly openTickets: number;
  /** Resolved, closed and cancelled. */
  readonly settledTickets: number;
};

/** What the product shows on its first start. */
export const fullWorld: DemoWorldSize = {
  customers: 5000,
  odps: 760,
  technicians: 60,
  openTickets: 450,
  settledTickets: 60_000,
};

/** Enough of everything for a test that needs a room. */
export const smallWorld: DemoWorldSize = {
  customers: 300,
  odps: 48,
  technicians: 60,
  openTickets: 60,
  settledTickets: 500,
};
