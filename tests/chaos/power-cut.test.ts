import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RefusalHabit } from './answer-refusals.ts';
import { type ChaosDesk, type ChaosRoom, openChaosRoom } from './chaos-room.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type CrashPoint, crashEnvironment } from './crash-point.ts';
import { crashPoints } from './crash-points.ts';
import { damageOutbox, holdCache } from './damage-desk.ts';
import { watchHealing } from './run-schedule.ts';
import { startWorkload } from './workload.ts';

const longestMs = 90_000;

const habitIn: Partial<Record<CrashPoint['stage'], RefusalHabit>> = {
  dismissing: 'dismiss it',
  'giving again': 'give it again',
};

describe('a desk whose power is cut', () => {
  let cluster: Cluster;
  let room: ChaosRoom;

  /** One server and one healthy desk for all points: who else works on the same tickets goes on. */
  beforeAll(async () => {
    cluster = await startCluster();
    room = await openChaosRoom(cluster, { name: 'crash-points', desks: 1 });
  }, longestMs);
  afterAll(async () => {
    await room?.close();
    await cluster?.stop();
    if (room) rmSync(room.directory, { recursive: true, force: true });
  }, longestMs);

  it.each(crashPoints)(
    '$number, $name: loses nothing and repeats nothing',
    async (point) => {
      const openedAt = Date.now();
      const launches: number[] = [];
      const dyingLaunch = point.stage === 'outbox damaged' ? 2 : 1;
      const dying = await room.join({
        environment: (launch) => {
          launches.push(launch);
          return launch === dyingLaunch ? crashEnvironment(point) : {};
        },
      });
      const [healthy] = room.desks;
      const desks = healthy ? [healthy, dying] : [];
      const workload = startWorkload(point.number, desks, habitIn[point.stage]);
      const stop = async () => {
        await workload.stop();
        await room.leave(dying);
      };
      onTestFinished(stop, longestMs);
      await driveTo(point, room, dying, () => launches.length > dyingLaunch);
      await sleep(300);
      await room.heal();
      const { violations, healedMs } = await watchHealing({ ...room, openedAt, desks }, workload.given, {
        stopped: workload.stop(),
      });
      expect(violations).toEqual([]);
      expect(healedMs).not.toBeNull();
    },
    longestMs,
  );
});

/** Resolves when the desk died at its point. */
async function driveTo(
  point: CrashPoint,
  room: ChaosRoom,
  dying: ChaosDesk,
  wasRestarted: () => boolean,
): Promise<void> {
  if (point.stage === 'fetching anew') await loseShapeLog(room);
  if (point.stage === 'outbox damaged') await damageOutbox(dying);
  if (point.stage === 'cache held') onTestFinished(holdCache(dying));
  const { name, process } = dying;
  /* One whose outbox is damaged is off before it starts to die. */
  const isOff = () => point.stage !== 'outbox damaged' && !process.isRunning();
  const died = () => wasRestarted() || isOff();
  await vi.waitFor(() => expect(died(), `${name} reached ${point.name}`).toBe(true), {
    timeout: 20_000,
    interval: 10,
  });
}

async function loseShapeLog({ server, serverDirectory }: ChaosRoom): Promise<void> {
  await server.kill();
  rmSync(join(serverDirectory, 'shapes'), { recursive: true, force: true });
  await server.ensureRunning();
}
