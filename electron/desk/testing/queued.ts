import { type Command, parseCommand } from '../../../shared/contracts/commands.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { Accepted, QueuedCommand } from '../outbox/queued-command.ts';
import { noon, operator, uuid } from './builders.ts';

export const acknowledge = (ticket: number): Command =>
  parseCommand('ticket.acknowledge', { ticketId: uuid(ticket) });
export const addNote = (ticket: number, text: string): Command =>
  parseCommand('ticket.add-note', { ticketId: uuid(ticket), text });

/** The n-th command given on this desk; waiting unless said otherwise. */
export const queued = (
  n: number,
  command: Command,
  state: QueuedCommand['state'] = { kind: 'waiting', after: null },
): QueuedCommand => ({
  id: commandIdSchema.parse(uuid(10_000 + n)),
  command,
  actor: { accountId: operator.accountId, name: operator.displayName },
  issuedAt: instant(noon + n),
  state,
});

/** The n-th command given on this desk, given after another. */
export const queuedAfter = (leader: QueuedCommand, n: number, command: Command): QueuedCommand =>
  queued(n, command, { kind: 'waiting', after: leader.id });

export const accepted = (...versions: readonly (readonly [ticket: number, version: number])[]): Accepted => ({
  kind: 'accepted',
  transactionId: '1',
  touched: versions.map(([ticket, version]) => ({ entity: 'tickets', id: uuid(ticket), version })),
});

export const acceptedState = (decidedAt: Instant, outcome: Accepted): QueuedCommand['state'] => ({
  kind: 'accepted',
  outcome,
  decidedAt,
});
