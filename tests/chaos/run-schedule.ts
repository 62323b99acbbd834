import { setTimeout as sleep } from 'node:timers/promises';
import { type ChaosRoom, openChaosRoom } from './chaos-room.ts';
import type { Cluster } from './cluster.ts';
import type { Given } from './given.ts';
import { inflict } from './inflict.ts';
import type { Fault, FaultKind, Schedule } from './schedule.ts';
import { readTruth, type Truth } from './truth.ts';
import { endedByThemselves, findViolations, type Violation } from './violations.ts';
import { startWorkload } from './workload.ts';

export type ScheduleResult = {
  readonly schedule: Schedule;
  /** Where logs, caches and outboxes of this run are. */
  readonly directory: string;
  /** Faults that hit something. */
  readonly inflicted: readonly FaultKind[];
  readonly commands: {
    readonly given: number;
    /** The desk was killed before it answered. */
    readonly unanswered: number;
    readonly applied: number;
    readonly refused: number;
  };
  /** Starting killed processes again; not part of the healing time. */
  readonly restartMs: number;
  /** From when everything runs and every link passes until all promises hold; null when they never did. */
  readonly healedMs: number | null;
  readonly violations: readonly Violation[];
};

/** What everything must be right within, after healing, on a machine that does nothing else. */
export const healWithinMs = 5000;
/** So long it is watched: late is another finding than never. */
const watchedMs = 30_000;

/** One seeded schedule of faults over a room at work, from an empty directory to the verdict. */
export async function runSchedule(
  schedule: Schedule,
  cluster: Cluster,
  withinMs = healWithinMs,
): Promise<ScheduleResult> {
  const room = await openChaosRoom(cluster, { name: `chaos-${schedule.seed}`, desks: schedule.desks });
  try {
    const workload = startWorkload(schedule.seed, room.desks);
    const healing = new AbortController();
    const inflicting = inflictAll(schedule, room, healing.signal);
    await sleep(schedule.durationMs);
    room.note('healing');
    healing.abort();
    const stopped = workload.stop();
    const healingAt = performance.now();
    const inflicted = await inflicting;
    await room.heal();
    const restartMs = performance.now() - healingAt;
    room.note('healed: everything runs and every link passes');
    const verdict = await watchHealing(room, workload.given, { stopped, withinMs });
    const violations = [...verdict.violations, ...endedByThemselves(room.ended)];
    for (const { promise, fact } of violations) room.note(`broken: ${promise}: ${fact}`);
    return {
      schedule,
      directory: room.directory,
      inflicted,
      commands: summarise(workload.given, verdict.truth),
      restartMs,
      healedMs: verdict.healedMs,
      violations,
    };
  } finally {
    await room.close();
  }
}

/** Each at its time. Resolves when what they ended runs again. */
async function inflictAll(
  { faults }: Schedule,
  room: ChaosRoom,
  healing: AbortSignal,
): Promise<readonly FaultKind[]> {
  const inflictOne = async (fault: Fault) => {
    await sleep(fault.atMs);
    room.note(`begins ${JSON.stringify(fault)}`);
    const hit = await inflict(fault, room, healing);
    room.note(`${hit ? 'is over' : 'hit nothing'} ${JSON.stringify(fault)}`);
    return hit ? [fault.kind] : [];
  };
  return (await Promise.all(faults.map(inflictOne))).flat();
}

type HealingRoom = Pick<ChaosRoom, 'databaseUrl' | 'desks' | 'openedAt'>;
type Look = { readonly truth: Truth | null; readonly wrong: readonly Violation[] };
type Verdict = {
  readonly truth: Truth | null;
  readonly healedMs: number | null;
  readonly violations: readonly Violation[];
};

/** Looks again and again until everything holds. What is still wrong after `withinMs` is a violation. */
export async function watchHealing(
  room: ChaosRoom,
  given: readonly Given[],
  { stopped, withinMs = healWithinMs }: { readonly stopped: Promise<void>; readonly withinMs?: number },
): Promise<Verdict> {
  const healedAt = performance.now();
  const answered = await Promise.race([stopped.then(() => true), sleep(watchedMs, false)]);
  for (let inTime: Look['wrong'] | null = null; ; await sleep(50)) {
    const now = await look(room, given, answered);
    const atMs = performance.now() - healedAt;
    if (atMs <= withinMs) inTime = now.wrong;
    const isWhole = now.wrong.length === 0;
    if (isWhole) return { truth: now.truth, healedMs: atMs, violations: inTime ?? [late(atMs)] };
    if (atMs > watchedMs) return { truth: now.truth, healedMs: null, violations: now.wrong };
  }
}

/** Nothing was wrong at the first look, and that look came too late to know. */
const late = (atMs: number): Violation => ({
  promise: 'every desk equals the database',
  fact: `seen only ${Math.round(atMs)} ms after everything ran again`,
});

async function look(room: HealingRoom, given: readonly Given[], answered: boolean): Promise<Look> {
  const unanswered: Violation = { promise: 'a desk answers', fact: 'a command was not answered at all' };
  try {
    const truth = await readTruth(room.databaseUrl);
    return { truth, wrong: [...(answered ? [] : [unanswered]), ...findViolations(truth, room, given)] };
  } catch (error) {
    return { truth: null, wrong: [{ promise: 'every desk equals the database', fact: String(error) }] };
  }
}

function summarise(given: readonly Given[], truth: Truth | null): ScheduleResult['commands'] {
  const outcomes = [...(truth?.outcomes.values() ?? [])];
  return {
    given: given.length,
    unanswered: given.filter(({ isKept }) => !isKept).length,
    applied: outcomes.filter(({ kind }) => kind === 'accepted').length,
    refused: outcomes.filter(({ kind }) => kind === 'refused').length,
  };
}
