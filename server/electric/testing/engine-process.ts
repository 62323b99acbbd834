import { startServer, untilStreaming } from './electric-server.ts';
import type { ProcessLoad } from './engine-child.ts';

/**
 * An engine alone in a process, to be killed and measured: `engine-process.ts CONNECTION DIRECTORY PORT`. Tells its
 * address when it streams, and answers every further message with its load since the message before.
 */
const [connectionString = '', dataDirectory = '', port = '0'] = process.argv.slice(2);
const server = await startServer(
  {
    connectionString,
    dataDirectory,
    chunkBytes: 200_000,
    durabilityMs: 20,
    slowClientMs: 1_500,
  },
  Number(port),
);
await untilStreaming(server.engine);

const load = { peakBytes: 0, longestTurnMs: 0, longestTurnCpuMs: 0 };
const last = { at: performance.now(), cpu: process.threadCpuUsage() };
/** A timer that is due at once comes late by what the turn before it took; the CPU says whether it was ours. */
setInterval(() => {
  const at = performance.now();
  const cpu = process.threadCpuUsage();
  const cpuMs = (cpu.user + cpu.system - last.cpu.user - last.cpu.system) / 1_000;
  load.longestTurnMs = Math.max(load.longestTurnMs, at - last.at);
  load.longestTurnCpuMs = Math.max(load.longestTurnCpuMs, cpuMs);
  load.peakBytes = Math.max(load.peakBytes, process.memoryUsage.rss());
  Object.assign(last, { at, cpu });
}, 1);

process.on('message', () => {
  const told: ProcessLoad = { ...load };
  Object.assign(load, { peakBytes: process.memoryUsage.rss(), longestTurnMs: 0, longestTurnCpuMs: 0 });
  process.send?.(told);
});
process.on('disconnect', () => process.exit(0));
process.send?.(server.url);
