import { shapes } from '../../../shared/contracts/shapes.ts';
import type { DeskLife, SimulatedDesk } from '../desk/simulated-desk.ts';
import type { MemoryDisk } from '../disk/memory-disk.ts';
import type { ResponsePart } from '../network/simulated-response.ts';
import type { ModelSnapshot } from '../postgres/model-database.ts';
import type { ModelPostgres } from '../postgres/model-postgres.ts';
import { UnknownQuery } from '../postgres/understood-queries.ts';
import type { Answered, ShapeAsked } from '../server/simulated-server.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import type { People } from '../workload/people.ts';
import { checkAcknowledged } from './acknowledgements.ts';
import { checkAnswer } from './answer-check.ts';
import { watchArrival } from './arrival.ts';
import { type CacheCheck, checkCache } from './cache-check.ts';
import { type CommitCheck, checkCommits } from './commit-check.ts';
import { watchAnswer } from './engine-answers.ts';
import { type ExpectedRows, expectRows } from './expected-rows.ts';
import { rememberHandles } from './handles.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { checkOutbox, type OutboxCheck } from './outbox-check.ts';
import { Violation } from './violation.ts';
import { checkWindow, type WindowCheck } from './window-check.ts';

/** Looks at everything after each step, with eyes of its own: files, log and history, never the code under test. */
export type Watch = {
  readonly ledger: Ledger;
  readonly expected: ExpectedRows;
  readonly commits: CommitCheck;
  deskWatch(name: string): DeskWatch;
  /** @throws Violation when something has been seen that must not be */
  afterStep(process: SimulatedProcess): void;
  died(process: SimulatedProcess, error: unknown): void;
  acknowledged(lsn: bigint): void;
  committed(): void;
  snapshotGiven(table: string, snapshot: ModelSnapshot): void;
  answered(answered: Answered): void;
  shapeAsked(asked: ShapeAsked): (part: ResponsePart) => void;
};

export type DeskWatch = {
  readonly cache: CacheCheck;
  readonly outbox: OutboxCheck;
  readonly window: WindowCheck;
};

type Options = {
  readonly timeline: Timeline;
  readonly postgres: ModelPostgres;
  readonly serverDisk: MemoryDisk;
  readonly desks: readonly SimulatedDesk[];
  readonly people: People;
};

/** Shapes whose position did not move are looked at this often. */
const lookAtAllMs = 3000;

export function createWatch({ timeline, postgres, serverDisk, desks, people }: Options): Watch {
  const { database } = postgres;
  const ledger = createLedger();
  const expected = expectRows(database);
  const handles = rememberHandles((shape) => shapes[shape].table);
  const commits = checkCommits({ database, ledger, mayActAs: people.mayActAs });
  const state = { seen: null as unknown };
  const byDesk = new Map(desks.map((desk) => [desk.name, watchDesk(desk)]));
  const lookedAtAll = new Map<string, number>();

  /** What is seen inside a process must not be caught there: it is kept until the step is over. */
  const noting = (look: () => void): void => {
    try {
      look();
    } catch (error) {
      state.seen ??= error;
    }
  };

  function watchDesk(desk: SimulatedDesk): DeskWatch {
    /* A cache that cannot be kept on the disk is in memory, so it is whatever is not the outbox. */
    const latest = (isOutbox: boolean) => () =>
      desk.life()?.databases.findLast((each) => each.open && each.name.endsWith('outbox.db') === isOutbox);
    const cache = checkCache({ desk: desk.name, database: latest(false), expected, handles });
    const arrival = watchArrival({ cache, database, decidedAt: commits.decidedAt });
    const outbox = checkOutbox({
      desk: desk.name,
      database: latest(true),
      ledger,
      arrival,
      decided: commits.decided,
      isCacheNew: () => desk.lastEnd() === 'cache deleted',
    });
    const window = checkWindow({
      desk: desk.name,
      window: () => desk.life()?.window,
      ledger,
      arrival,
      decided: commits.decided,
    });
    return { cache, outbox, window };
  }

  function lookAt(desk: SimulatedDesk, life: DeskLife): void {
    if (!life.desk) return;
    const watch = byDesk.get(desk.name);
    const isTime = timeline.nowMs() - (lookedAtAll.get(desk.name) ?? 0) >= lookAtAllMs;
    if (isTime) lookedAtAll.set(desk.name, timeline.nowMs());
    watch?.cache.check(isTime ? 'all' : 'moved');
    watch?.outbox.check();
    watch?.window.check();
  }

  return {
    ledger,
    expected,
    commits,
    deskWatch(name) {
      const found = byDesk.get(name);
      if (!found) throw new Error(`There is no ${name}`);
      return found;
    },
    afterStep(process) {
      const desk = desks.find((each) => each.life()?.process === process);
      const life = desk?.life();
      if (desk && life) noting(() => lookAt(desk, life));
      if (state.seen !== null) throw state.seen;
    },
    died(process, error) {
      /* What the model of Postgres lacks says nothing about the product. */
      if (error instanceof Violation || error instanceof UnknownQuery) state.seen ??= error;
      else if (process.isAlive) {
        const { stack } = error instanceof Error ? error : new Error(String(error));
        state.seen ??= new Violation('alive', `${process.name}: ${stack}`);
      }
    },
    acknowledged: (lsn) => noting(() => checkAcknowledged(lsn, { disk: serverDisk, expected, handles })),
    committed: () => noting(commits.check),
    snapshotGiven: handles.snapshotGiven,
    answered: ({ envelopes, outcomes, by }) =>
      noting(() => {
        for (const [place, envelope] of envelopes.entries()) {
          const outcome = outcomes[place];
          if (outcome) checkAnswer({ envelope, outcome, by }, commits.decided(envelope.id));
        }
      }),
    shapeAsked(asked) {
      const heard = watchAnswer(asked, { expected, handles });
      return (part) => noting(() => heard(part));
    },
  };
}
