import type Sqlite from 'better-sqlite3';
import type { DecidedCommand } from '../../../server/commands/command-work.ts';
import { commandOutcomeSchema } from '../../../shared/contracts/commands.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Arrival } from './arrival.ts';
import { lookIntoDatabases } from './database-look.ts';
import type { Ledger } from './ledger.ts';
import { Violation } from './violation.ts';

type Entry = {
  readonly id: CommandId;
  readonly state: 'waiting' | 'accepted' | 'refused';
  readonly outcome: string | null;
};

/** One desk's outbox file, looked at after each of its steps. */
export type OutboxCheck = {
  check(): void;
  entries(): readonly Entry[];
  /** Whether it waits after a command that is refused: it is not sent then, and nobody sees it. */
  isResting(id: CommandId): boolean;
};

type Options = {
  readonly desk: string;
  readonly database: () => Sqlite.Database | undefined;
  readonly ledger: Ledger;
  readonly arrival: Arrival;
  readonly decided: (id: CommandId) => DecidedCommand | null;
  /** Whether the desk's cache was deleted when it ended last. */
  readonly isCacheNew: () => boolean;
};

export function checkOutbox(options: Options): OutboxCheck {
  const { desk, database, ledger } = options;
  const look = lookIntoDatabases();
  const state = {
    known: new Map<CommandId, Entry>(),
    mark: '',
    of: undefined as Sqlite.Database | undefined,
  };

  function read(of: Sqlite.Database): Map<CommandId, Entry> {
    const rows = look.all(of, 'SELECT id, state, outcome FROM commands ORDER BY rowid') as Entry[];
    return new Map(rows.map((row) => [row.id, row]));
  }

  function compare(present: ReadonlyMap<CommandId, Entry>): void {
    for (const [id, former] of state.known) {
      const entry = present.get(id);
      if (!entry) checkLeft(former);
      else if (entry.state !== former.state) checkMoved(former, entry);
    }
    for (const [id, entry] of present) if (!state.known.has(id)) checkNew(entry);
  }

  /** After a start, everything that was there is there. */
  function checkKept(present: ReadonlyMap<CommandId, Entry>): void {
    for (const [id, former] of state.known) {
      if (present.get(id)?.state === former.state || ledger.find(id)?.isDismissed) continue;
      if (!present.has(id) && former.state === 'accepted') continue;
      throw new Violation(
        options.isCacheNew() ? '10' : '6',
        `${desk}: ${id} was ${former.state} before the desk ended`,
      );
    }
  }

  function checkLeft({ id, state: was }: Entry): void {
    if (was !== 'accepted') {
      if (ledger.find(id)?.isDismissed) return;
      throw was === 'waiting'
        ? new Violation('6', `${desk}: ${id} left the outbox without an answer`)
        : new Violation('8', `${desk}: the refusal of ${id} went away by itself`);
    }
    const decided = options.decided(id);
    const missing = decided ? options.arrival.missing(decided) : 'nobody decided it';
    if (missing) throw new Violation('9', `${desk}: ${id} is settled: ${missing}`);
  }

  function checkMoved({ id, state: was }: Entry, { state: is, outcome }: Entry): void {
    if (was !== 'waiting') throw new Violation('6', `${desk}: ${id} was ${was} and is ${is}`);
    const decided = options.decided(id);
    if (decided?.outcome.kind !== is)
      throw new Violation(
        '6',
        `${desk}: ${id} is ${is} here, and on the server ${decided?.outcome.kind ?? 'unknown'}`,
      );
    if (is === 'accepted' && outcome !== null && !isSameOutcome(outcome, decided))
      throw new Violation('6', `${desk}: ${id} has another outcome here than on the server`);
  }

  function checkNew({ id }: Entry): void {
    if (!ledger.find(id)) throw new Violation('6', `${desk}: nobody gave ${id}`);
  }

  return {
    check() {
      const of = database();
      if (!of?.open) return;
      const isAnother = of !== state.of;
      const mark = String(look.all(of, 'SELECT total_changes() AS n').map((row) => (row as { n: number }).n));
      if (!isAnother && mark === state.mark) return;
      const present = read(of);
      if (isAnother && state.of) checkKept(present);
      else compare(present);
      Object.assign(state, { known: present, mark, of });
    },
    entries: () => [...state.known.values()],
    isResting(id) {
      const leader = ledger.find(id)?.leaders.at(-1);
      const isRefused = leader !== undefined && state.known.get(leader)?.state === 'refused';
      return isRefused && state.known.get(id)?.state === 'waiting';
    },
  };
}

const isSameOutcome = (text: string, { outcome }: DecidedCommand): boolean =>
  JSON.stringify(commandOutcomeSchema.parse(JSON.parse(text))) ===
  JSON.stringify(commandOutcomeSchema.parse(outcome));
