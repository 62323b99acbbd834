/** The invariants of the sync, by number, and what else must hold of every run. */
export const invariants = {
  '1': 'a shape is what SELECT gives',
  '2': 'offsets grow, handles never come back, nothing partial is visible',
  '3': 'into the shape is an insert, out of it a delete, a changed key both',
  '4': 'nothing is acknowledged that is not durable',
  '5': 'rows and their offset are committed together',
  '6': 'an accepted command is neither lost nor applied twice',
  '7': 'commands on one entity keep their order',
  '8': 'a refusal is visible until it is dismissed',
  '9': 'an overlay goes when, and only when, its row has come',
  '10': 'a lost cache loses nothing',
  '11': 'what is given after a command is sent only when that one is accepted',
  authorisation: 'nobody does what their role may not',
  fold: 'a row is the fold of its events',
  numbers: 'tickets are numbered without gaps',
  alive: 'no process ends by itself',
  convergence: 'when all is well again, every desk shows what Postgres has',
} as const;

export type Invariant = keyof typeof invariants;

/** The run is over: this must not have happened. */
export class Violation extends Error {
  readonly invariant: Invariant;
  constructor(invariant: Invariant, what: string) {
    super(`invariant ${invariant} (${invariants[invariant]}): ${what}`);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}
