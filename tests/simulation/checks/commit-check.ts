import { isDeepStrictEqual } from 'node:util';
import type { DecidedCommand } from '../../../server/commands/command-work.ts';
import { commandTerms } from '../../../shared/contracts/commands.ts';
import type { Role } from '../../../shared/domain/identity/principal.ts';
import { foldTicketEvents } from '../../../shared/domain/tickets/fold-ticket.ts';
import type { TicketEvent } from '../../../shared/domain/tickets/ticket-events.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import { privateTables } from '../postgres/model-command-database.ts';
import type { Commit, ModelDatabase, RowWrite } from '../postgres/model-database.ts';
import type { StoredTicket } from '../postgres/tables.ts';
import type { Given, Ledger } from './ledger.ts';
import { Violation } from './violation.ts';

/** Every transaction as it is committed, before anybody can see it. */
export type CommitCheck = {
  /** Looks at what was committed since the last look. */
  check(): void;
  decided(id: CommandId): DecidedCommand | null;
  /** The LSN at which the command was decided; null while it is not. */
  decidedAt(id: CommandId): bigint | null;
};

type Options = {
  readonly database: ModelDatabase;
  readonly ledger: Ledger;
  readonly mayActAs: (account: AccountId, roles: readonly Role[]) => boolean;
};

export function checkCommits({ database, ledger, mayActAs }: Options): CommitCheck {
  const decisions = new Map<CommandId, { readonly decided: DecidedCommand; readonly lsn: bigint }>();
  const events = new Map<string, TicketEvent[]>();
  const numbers = new Map<string, number>();
  const latest = new Map<string, Given>();
  const state = { looked: 0 };

  function checkCommit({ writes, commitLsn }: Commit): void {
    /* One transaction may decide several commands: what each did stands before its entry in the journal. */
    let effects: RowWrite[] = [];
    for (const write of writes) {
      effects.push(write);
      if (write.table !== privateTables.commands) continue;
      checkDecision(write.value as DecidedCommand, effects.slice(0, -1), commitLsn);
      effects = [];
    }
    if (effects.some(({ table }) => table === privateTables.events))
      throw new Violation('6', 'events were written by no command');
    const tickets = new Map(
      writes.flatMap(({ table, key, value }) => (table === 'tickets' ? [[key, value as StoredTicket]] : [])),
    );
    for (const stored of tickets.values()) checkFold(stored);
  }

  function checkDecision(decided: DecidedCommand, effects: readonly RowWrite[], lsn: bigint): void {
    const { id, accountId, name, outcome } = decided;
    if (decisions.has(id)) throw new Violation('6', `${id} is decided twice`);
    decisions.set(id, { decided, lsn });
    if (outcome.kind === 'refused' && effects.length > 0)
      throw new Violation(
        'authorisation',
        `${id} is refused, and changed ${effects.map(({ table }) => table).join(', ')}`,
      );
    if (outcome.kind === 'accepted' && effects.length === 0)
      throw new Violation('6', `${id} is accepted and changed nothing`);
    if (outcome.kind === 'accepted' && accountId && !mayActAs(accountId, commandTerms[name].roles))
      throw new Violation('authorisation', `${id} (${name}) is accepted of somebody who may not give it`);
    checkOrder(id);
    checkLeader(id);
    for (const { table, value } of effects)
      if (table === privateTables.events) checkEvent(value as TicketEvent);
  }

  function checkEvent(event: TicketEvent): void {
    checkTime(event);
    checkNumber(event);
    events.set(event.ticketId, [...(events.get(event.ticketId) ?? []), event]);
  }

  /** Invariant 7, of commands that one person gave on one desk on one row. */
  function checkOrder(id: CommandId): void {
    const given = ledger.find(id);
    if (!given || given.order === null) return;
    const line = `${given.desk} ${given.account} ${given.subject.entity} ${given.subject.id}`;
    const before = latest.get(line);
    if (before && (before.order ?? 0) > given.order)
      throw new Violation('7', `${given.id} was given before ${before.id} and is decided after it`);
    latest.set(line, given);
  }

  function checkLeader(id: CommandId): void {
    const leaders = ledger.find(id)?.leaders ?? [];
    const isAccepted = (leader: CommandId) => decisions.get(leader)?.decided.outcome.kind === 'accepted';
    if (leaders.length > 0 && !leaders.some(isAccepted))
      throw new Violation('11', `${id} is decided, and ${leaders.join(', ')} is not accepted`);
  }

  function checkFold({ ticket }: StoredTicket): void {
    const folded = foldTicketEvents(events.get(ticket.id) ?? []);
    if (!isDeepStrictEqual(plain(folded), plain(ticket)))
      throw new Violation('fold', `ticket ${ticket.id} version ${ticket.version}`);
  }

  /** Whatever a desk's clock says. */
  function checkTime({ ticketId, sequence, occurredAt, recordedAt }: TicketEvent): void {
    const before = events.get(ticketId)?.at(-1);
    if (before && before.occurredAt > occurredAt)
      throw new Violation(
        'fold',
        `event ${sequence} of ${ticketId} is said to be before event ${before.sequence}`,
      );
    if (occurredAt > recordedAt && occurredAt !== before?.occurredAt)
      throw new Violation('fold', `event ${sequence} of ${ticketId} is said to be in the future`);
  }

  function checkNumber({ body }: TicketEvent): void {
    if (body.type !== 'opened') return;
    const [, day = '', place = ''] = /^TKT-(\d{8})-(\d{4})$/.exec(body.number ?? '') ?? [];
    const expected = (numbers.get(day) ?? 0) + 1;
    if (Number(place) !== expected) throw new Violation('numbers', `${body.number} follows ${expected - 1}`);
    numbers.set(day, expected);
  }

  return {
    check() {
      const log = database.log();
      for (; state.looked < log.length; state.looked += 1) checkCommit(log[state.looked] as Commit);
    },
    decided: (id) => decisions.get(id)?.decided ?? null,
    decidedAt: (id) => decisions.get(id)?.lsn ?? null,
  };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
