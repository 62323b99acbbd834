import { resolve } from 'node:path';
import type { ControlRoom } from '../../tests/support/control-room.ts';
import { growTo } from '../../tests/support/grow-room.ts';
import { buildBoard } from '../build-board.ts';
import { type Benchmark, type Metric, percentile, rounded } from './metric.ts';
import { updateEveryTicket } from './sync/big-update.ts';
import { startChild } from './sync/child.ts';
import { inRoom } from './sync/in-room.ts';
import {
  type Member,
  measureFirstSync,
  measureLatency,
  measureWholeDesk,
  signInTo,
  warmingCommits,
} from './sync/measure.ts';
import { wireBytes } from './sync/wire-size.ts';

type Report = Parameters<Benchmark>[0];

const tickets = 100_000;
const firstSyncs = 3;
const queuedCommands = 10_000;

/** From Postgres to the cache and the board, and from the outbox to Postgres. */
export const benchmark: Benchmark = async (report) => {
  await buildBoard(resolve(import.meta.dirname, '../..'));
  await inRoom(async (room) => {
    const member = await signInTo(room);
    await reportLatencies(report, room, member);
    await reportDrain(report, room);
  });
  // Grown before anybody follows: the first sync finds a snapshot, not a log of insertions.
  await inRoom(async (room) => {
    await growTo(room, tickets);
    await reportFirstSync(report, await signInTo(room));
    await reportWholeDesk(report, room);
    await reportBigUpdate(report, room);
  });
};

async function reportLatencies(report: Report, room: ControlRoom, member: Member): Promise<void> {
  for (const { desks, perSecond, goals, peers } of [
    { desks: 1, perSecond: 20, goals: [1, 7], peers: [0.9, 7] },
    /* Between two of twenty a second both processes have gone cold, which is most of what one desk then waits for. */
    { desks: 1, perSecond: 100, goals: [1, 7], peers: [0.9, 7] },
    { desks: 50, perSecond: 20, goals: [3, 15], peers: [2.8, 14] },
    { desks: 500, perSecond: 20, goals: [20, 60], peers: [24, 60] },
  ] as const) {
    const { cache, clients } = await measureLatency(room, member, { desks, changes: 200, perSecond });
    const conditions = `small demo world, 200 commits after ${warmingCommits} that warm it up, ${perSecond} a second, ${desks} live connections; from the confirmed commit`;
    for (const [place, share] of [0.5, 0.95].entries()) {
      const common = {
        unit: 'ms',
        goal: goals[place] ?? 0,
        better: 'lower',
        peers: { 'feasibility study, to the client': peers[place] ?? 0, 'Electric, published': 6 },
      } as const;
      const name = `${desks}_desks_${perSecond}_a_second_p${share * 100}`;
      report({
        ...common,
        metric: `commit_to_cache_${name}`,
        value: rounded(percentile(cache, share), 2),
        conditions: `${conditions}, one of them a desk, until its cache has committed`,
      });
      report({
        ...common,
        metric: `commit_to_client_${name}`,
        value: rounded(percentile(clients, share), 2),
        conditions: `${conditions}, clients in a process of their own`,
      });
    }
  }
}

async function reportDrain(report: Report, room: ControlRoom): Promise<void> {
  const [person] = room.server.signIn;
  const desk = startChild('drain-outbox.ts', [
    room.server.address,
    person?.username ?? '',
    person?.password ?? '',
    String(queuedCommands),
  ]);
  try {
    await desk.told('live');
    await room.stopServer();
    await desk.told('filled');
    await room.startServer();
    const { seconds } = await desk.told('drained');
    report({
      metric: 'queued_commands_drained',
      value: rounded(Number(seconds), 2),
      unit: 's',
      goal: 20,
      better: 'lower',
      conditions: `${queuedCommands} notes on 500 tickets given while the server was away; from the reconnection until each is decided and shown`,
    });
  } finally {
    await desk.end();
  }
}

async function reportFirstSync(report: Report, { serverUrl, token }: Member): Promise<void> {
  const bytes = await wireBytes(serverUrl, token);
  const samples = [];
  for (let run = 0; run < firstSyncs; run += 1) samples.push(await measureFirstSync({ serverUrl, token }));
  const rates = samples.map(({ rows, seconds }) => rows / seconds);
  const rows = samples[0]?.rows ?? 0;
  const common = { conditions: `${rows} tickets into an empty cache, ${firstSyncs} times, snapshot present` };
  const metrics: readonly Omit<Metric, 'conditions'>[] = [
    {
      metric: 'first_sync_rows_per_second_p50',
      value: rounded(percentile(rates, 0.5), 0),
      unit: '1/s',
      goal: 40_000,
      better: 'higher',
      peers: { 'feasibility study': 30_000 },
    },
    {
      metric: 'first_sync_on_the_wire',
      value: rounded(bytes / 1e6, 2),
      unit: 'MB',
      goal: 14,
      better: 'lower',
      peers: { 'feasibility study': 13.5 },
    },
  ];
  for (const metric of metrics) report({ ...metric, ...common });
}

async function reportWholeDesk(report: Report, room: ControlRoom): Promise<void> {
  const { seconds, maxRssMegabytes } = await measureWholeDesk(room);
  const conditions = `a whole desk signs in to ${tickets} tickets with an empty cache: every shape, the outbox, one window`;
  const common = { better: 'lower', conditions } as const;
  report({
    ...common,
    metric: 'first_sync_desk_memory_max',
    value: rounded(maxRssMegabytes, 0),
    unit: 'MB',
    goal: 250,
  });
  report({
    ...common,
    metric: 'first_sync_of_everything',
    value: rounded(seconds, 2),
    unit: 's',
    goal: tickets / 40_000,
  });
}

async function reportBigUpdate(report: Report, room: ControlRoom): Promise<void> {
  const { seconds, longestFrameMs } = await updateEveryTicket(room);
  const conditions = `one transaction over ${tickets} tickets, one board 1920×1080 without GPU`;
  report({
    metric: 'big_update_commit_to_board',
    value: rounded(seconds, 2),
    unit: 's',
    goal: 4,
    better: 'lower',
    peers: { 'feasibility study, to the client': 5.6 },
    conditions,
  });
  report({
    metric: 'big_update_longest_frame',
    value: rounded(longestFrameMs, 0),
    unit: 'ms',
    goal: 100,
    better: 'lower',
    conditions,
  });
}
