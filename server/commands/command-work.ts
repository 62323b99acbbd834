import type { CommandEnvelope, CommandName, CommandOutcome } from '../../shared/contracts/commands.ts';
import type { Standing } from '../../shared/domain/authorship/authorship.ts';
import type { Board } from '../../shared/domain/boards/board.ts';
import type { PersonalChoice } from '../../shared/domain/boards/personal-choice.ts';
import type { DispatchDay } from '../../shared/domain/dispatch/dispatch-day.ts';
import type { Part } from '../../shared/domain/dispatch/part.ts';
import type { Van } from '../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../shared/domain/dispatch/work-order.ts';
import type { SavedFilter } from '../../shared/domain/filters/saved-filter.ts';
import type { HandOver } from '../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../shared/domain/hand-over/pin.ts';
import type { OutageCommand } from '../../shared/domain/outages/decide-outage.ts';
import type { OutageDismissal } from '../../shared/domain/outages/dismissal.ts';
import type { Technician } from '../../shared/domain/technicians/technician.ts';
import type { TicketDecisionContext } from '../../shared/domain/tickets/decide-ticket.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import type { TicketCommand } from '../../shared/domain/tickets/ticket-commands.ts';
import type { TicketEvent } from '../../shared/domain/tickets/ticket-events.ts';
import type {
  AccountId,
  BoardId,
  CommandId,
  LogEntryId,
  PartId,
  SavedFilterId,
  SiteId,
  TechnicianId,
  TicketId,
} from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

/** A command that was answered, as it is remembered. */
export type DecidedCommand = {
  readonly id: CommandId;
  readonly accountId: AccountId | null;
  readonly name: CommandName;
  readonly inputHash: string;
  readonly outcome: CommandOutcome;
  readonly decidedAt: Instant;
};

export type AuditNote = {
  readonly actorName: string;
  /** The id of the row it was about; null when the input names none. */
  readonly subject: string | null;
  readonly detail: unknown;
};

export type CommandJournal = {
  find(id: CommandId): Promise<Pick<DecidedCommand, 'accountId' | 'inputHash' | 'outcome'> | null>;
  /** Remembers the answer and leaves the audit entry. */
  record(decided: DecidedCommand, note: AuditNote): Promise<void>;
  /** Of this transaction, as the replication stream will print it. */
  transactionId(): Promise<string>;
};

export type TicketWork = {
  /** Locks the ticket until commit, so that two commands on it are decided one after the other. */
  lock(id: TicketId): Promise<Ticket | null>;
  insert(ticket: Ticket): Promise<void>;
  update(ticket: Ticket): Promise<void>;
  append(events: readonly TicketEvent[]): Promise<void>;
  /** The next of a local day (ISO date): in order of commit, and a rolled-back ticket leaves no gap. */
  takeNumber(day: string): Promise<string>;
  /** What the rule may ask, read only for the commands that ask it. */
  decisionContext(command: AboutTickets, now: Instant): Promise<TicketDecisionContext>;
};

export type AboutTickets = TicketCommand | Extract<OutageCommand, { name: 'outage.accept' }>;

export type OutageWork = {
  /** Locks the row until commit; of two who dismiss one site for the first time the second tries again. */
  lockDismissal(id: SiteId): Promise<OutageDismissal | null>;
  saveDismissal(dismissal: OutageDismissal): Promise<void>;
};

export type TechnicianWork = {
  /** Locks the row until commit, so that two changes of one technician are decided one after the other. */
  lock(id: TechnicianId): Promise<Technician | null>;
  save(technician: Technician): Promise<void>;
};

/** One version of a board or a saved filter, and who made it. */
export type AuthoredVersion = {
  readonly entity: 'boards' | 'filters';
  readonly id: string;
  readonly version: number;
  /** The whole of it; null where it was removed. */
  readonly saved: object | null;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  readonly actorName: string;
};

export type BoardWork = {
  /**
   * One change of boards and filters at a time until commit: which board is a role's default, and whether a board asks
   * a filter, is a matter of all of them. @returns every board
   */
  lock(): Promise<readonly Board[]>;
  /** How an id stands that no board has now. */
  boardWithoutRow(id: BoardId): Promise<Standing<Board>>;
  filter(id: SavedFilterId): Promise<Standing<SavedFilter>>;
  saveBoard(board: Board): Promise<void>;
  deleteBoard(id: BoardId): Promise<void>;
  saveFilter(filter: SavedFilter): Promise<void>;
  deleteFilter(id: SavedFilterId): Promise<void>;
  keepVersion(version: AuthoredVersion): Promise<void>;
  /** Locks the person's row until commit. */
  choice(id: AccountId): Promise<PersonalChoice | null>;
  saveChoice(choice: PersonalChoice): Promise<void>;
};

export type HandOverWork = {
  /** Locks the entry until commit. */
  entry(id: LogEntryId): Promise<LogEntry | null>;
  saveEntry(entry: LogEntry): Promise<void>;
  /** Locks the ticket's pin until commit, lifted or not. */
  pin(id: TicketId): Promise<Pin | null>;
  savePin(pin: Pin): Promise<void>;
  /** One change of hand-overs at a time until commit. @returns those of the last week: older ones are closed for good */
  lock(): Promise<readonly HandOver[]>;
  saveHandOver(handOver: HandOver): Promise<void>;
};

export type DispatchWork = {
  /** Locks the ticket's order until commit. */
  order(id: TicketId): Promise<WorkOrder | null>;
  saveOrder(order: WorkOrder): Promise<void>;
  /** Locks the day until commit, so that two changes of one plan are decided one after the other. */
  day(day: string): Promise<DispatchDay | null>;
  saveDay(day: DispatchDay): Promise<void>;
  /** Locks the technician's van until commit. */
  van(id: TechnicianId): Promise<Van | null>;
  saveVan(van: Van): Promise<void>;
  /** Locks the part until commit. */
  part(id: PartId): Promise<Part | null>;
  savePart(part: Part): Promise<void>;
};

/** What a command reads and writes, within one transaction: all of it becomes true, or none. */
export type CommandWork = {
  readonly journal: CommandJournal;
  readonly tickets: TicketWork;
  readonly outages: OutageWork;
  readonly technicians: TechnicianWork;
  readonly boards: BoardWork;
  readonly handOver: HandOverWork;
  readonly dispatch: DispatchWork;
};

/** Commands that are about to be decided, and when. */
export type CommandsAhead = { readonly commands: readonly CommandEnvelope[]; readonly now: Instant };

export type CommandDatabase = {
  /** @param about what will be decided in it: what takes long is asked for before the transaction begins */
  transact<T>(work: (within: CommandWork) => Promise<T>, about?: CommandsAhead): Promise<T>;
  /** Whether the error says that two transactions met, so that trying again sees what the other did. */
  isConflict(error: unknown): boolean;
};
