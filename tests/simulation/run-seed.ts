import { createRandom, type Random } from '../../server/demo/random/random.ts';
import { checkFinally } from './checks/final-check.ts';
import { type Invariant, Violation } from './checks/violation.ts';
import { type FaultKind, type PlannedFault, planFaults, scheduleFaults, troubledMs } from './faults/plan.ts';
import { mendEverything, waitUntilHealed } from './healing.ts';
import { createTrace, type Trace } from './time/trace.ts';
import type { UsedDesk } from './warm-up.ts';
import { type DeskWork, workAt } from './workload/desk-work.ts';
import { otherWork } from './workload/other-work.ts';
import { outsider } from './workload/outsider.ts';
import { roomPeople } from './workload/people.ts';
import { createWorld, type World } from './world.ts';

export type SeedReport = {
  readonly seed: number;
  readonly hash: string;
  readonly steps: number;
  readonly virtualMs: number;
  readonly faults: readonly PlannedFault[];
  /** Of those, the ones that hit something. */
  readonly inflicted: readonly FaultKind[];
  readonly commands: { readonly given: number; readonly accepted: number; readonly refused: number };
  readonly violation: {
    readonly invariant: Invariant | 'error';
    readonly what: string;
    readonly tail: readonly string[];
  } | null;
};

type Options = {
  /** Where the desks' files go. */
  readonly directory: string;
  readonly usedDesk: UsedDesk;
  readonly print?: (line: string) => void;
  /** Instead of the faults the seed would plan. */
  readonly faults?: readonly PlannedFault[];
};

/** One life of the room: trouble, mending, and the same picture everywhere. */
export async function runSeed(
  seed: number,
  { directory, usedDesk, print, faults }: Options,
): Promise<SeedReport> {
  const planned = faults ?? planFaults(createRandom(`${seed}/faults`));
  const trace = createTrace(print);
  const hit = new Set<PlannedFault>();
  const world = createWorld(seed, { trace, directory, usedDesk });
  const report = (violation: SeedReport['violation']): SeedReport => ({
    seed,
    hash: trace.hash(),
    steps: world.timeline.steps(),
    virtualMs: Math.round(world.timeline.nowMs()),
    faults: planned,
    inflicted: planned.flatMap((fault) => (hit.has(fault) ? [fault.kind] : [])),
    commands: countCommands(world),
    violation,
  });
  try {
    await live(world, planned, (fault) => hit.add(fault));
    return report(null);
  } catch (error) {
    return report(describe(error, trace));
  } finally {
    world.close();
  }
}

function describe(error: unknown, trace: Trace): SeedReport['violation'] {
  if (error instanceof Violation)
    return { invariant: error.invariant, what: error.message, tail: trace.tail() };
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { invariant: 'error', what, tail: trace.tail() };
}

async function live(
  world: World,
  planned: readonly PlannedFault[],
  onHit: (fault: PlannedFault) => void,
): Promise<void> {
  const { timeline, random, desks } = world;
  const numbering = { commands: 0, tickets: 0 };
  const works = desks.map((desk) =>
    workAt({ world, desk, random: random.fork(`work at ${desk.name}`), numbering }),
  );
  const others = otherWork(world, random.fork('others'));
  world.server.start();
  for (const desk of desks) desk.start();
  keepBusy(world, works, others.begin);
  const faulty = { world, random: random.fork('faults'), works, others };
  const endFaults = scheduleFaults(planned, { ...faulty, onHit });
  await timeline.runUntil(() => timeline.nowMs() >= troubledMs);
  endFaults();
  mendEverything(world);
  await waitUntilHealed(world, works);
  checkFinally(world, (desk) => works[desks.indexOf(desk)]?.username() ?? null);
}

/** People act, jobs run, and somebody outside tries things, until the trouble is over. */
function keepBusy(world: World, works: readonly DeskWork[], beginJob: () => void): void {
  const { timeline } = world;
  const random = world.random.fork('when');
  const fate = timeline.start('when');
  const nowAndThen = (medianMs: number, label: string, act: () => void) => {
    const next = () =>
      timeline.schedule(fate, random.logNormal(medianMs, 0.8), label, () => {
        if (timeline.nowMs() >= troubledMs - 200) return;
        act();
        next();
      });
    next();
  };
  for (const [index, work] of works.entries()) {
    timeline.schedule(fate, random.between(1, 300), 'somebody comes', () =>
      work.signIn(roomPeople[index % roomPeople.length]?.username ?? 'sari'),
    );
    nowAndThen(400, 'a person', work.act);
  }
  nowAndThen(450, 'a job', beginJob);
  nowAndThen(1000, 'a migration', () => rotateShapes(world, random));
  const stranger = outsider(world, world.random.fork('outsider'));
  nowAndThen(1000, 'an outsider', stranger.act);
}

/** So that snapshots are taken while others write. */
function rotateShapes({ server, timeline }: World, random: Random): void {
  const process = server.process();
  const table = random.pick(['tickets', 'technicians', 'technician_positions', 'customers', 'settings']);
  if (process) timeline.schedule(process, 0, `a migration of ${table}`, () => server.rotate(table));
}

function countCommands({ watch }: World): SeedReport['commands'] {
  const given = watch.ledger.all().filter(({ order }) => order !== null);
  const accepted = given.filter(({ id }) => watch.commits.decided(id)?.outcome.kind === 'accepted');
  return { given: given.length, accepted: accepted.length, refused: given.length - accepted.length };
}
