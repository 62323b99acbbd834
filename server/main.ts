import { join } from 'node:path';
import pino from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { agreement } from '../shared/contracts/agreement.ts';
import type { ServerReady } from '../shared/contracts/ready-line.ts';
import { ExplainedError } from '../shared/kernel/explained-error.ts';
import { type Instant, instant } from '../shared/kernel/instant.ts';
import { commandDatabase } from './commands/command-database.ts';
import { createCommandPipeline } from './commands/command-pipeline.ts';
import { commandHandlers } from './commands/handlers.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { assertDatabase, ensureDatabase, migrateDatabase, openDatabase } from './database/database.ts';
import { isDatabaseAway } from './database/database-away.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { keepPostgres } from './database/keep-postgres.ts';
import { seedReferenceRows } from './database/reference-rows.ts';
import { holdRoom } from './database/room-lock.ts';
import { roomSettings } from './database/room-settings.ts';
import { openDemoWorld } from './demo-world.ts';
import { ensureFirstAccount } from './first-accounts.ts';
import { createHttpServer } from './http/http-server.ts';
import { assertPortFree } from './http/port.ts';
import { createQueryHandlers } from './http/query-handlers.ts';
import { assignByRule } from './jobs/assign-by-rule.ts';
import { startBackgroundJobs } from './jobs/background-jobs.ts';
import { startHeartbeat } from './jobs/heartbeat.ts';
import { leave } from './leave.ts';
import { openExperience, openPlanner, openTravel, openVroom } from './modules/dispatch/index.ts';
import { openShapeSource } from './shapes/shape-source.ts';
import { stopWithParent } from './stop-with-parent.ts';

const clock = (): Instant => instant(Date.now());

/** What was started, newest last; stopped in reverse. */
type Stops = (() => Promise<void> | void)[];

type Surroundings = { readonly log: pino.Logger; readonly stops: Stops; readonly endWith: EndWith };
/** Stops the server for a reason that a person must know. */
type EndWith = (reason: ExplainedError) => void;

async function openConnection(
  configuration: Configuration,
  { log, stops, endWith }: Surroundings,
): Promise<string> {
  if (configuration.databaseUrl) {
    await assertDatabase(configuration.databaseUrl);
    // Several servers may share a database when a real Electric service stands beside it.
    if (!configuration.electricUrl) stops.push((await holdRoom(configuration.databaseUrl, endWith)).release);
    return configuration.databaseUrl;
  }
  const starting = startEmbeddedPostgres({
    dataDirectory: join(configuration.dataDirectory, 'postgres'),
    settings: roomSettings,
  });
  // One that was running already may be another server's, until the room's lock says that it is ours. Whoever asks for the
  // end while it starts would leave it behind.
  stops.push(async () => {
    const started = await starting.catch(() => null);
    if (started && !started.tookOver) await started.stop();
  });
  const postgres = await starting;
  await ensureDatabase(postgres.adminUrl, 'aglis');
  const connectionString = postgres.databaseUrl('aglis');
  const room = await holdRoom(connectionString, endWith);
  if (postgres.tookOver) stops.push(postgres.stop);
  stops.push(room.release);
  const keeper = keepPostgres(postgres, {
    revived: () => log.warn('PostgreSQL had ended by itself and was started again'),
    failed: (error) => log.error({ err: error }, 'PostgreSQL has ended and cannot be started'),
  });
  stops.push(keeper.stop);
  return connectionString;
}

async function serve(configuration: Configuration, surroundings: Surroundings): Promise<ServerReady> {
  const { log, stops } = surroundings;
  prepareDataDirectory(configuration.dataDirectory);
  await assertPortFree(configuration.host, configuration.port);
  const connectionString = await openConnection(configuration, surroundings);
  await migrateDatabase(connectionString);
  const database = openDatabase(connectionString);
  stops.push(database.close);
  const warn = (what: object, sentence: string) => log.warn(what, sentence);
  const travel = openTravel({ db: database.orm, routing: configuration.routing, clock, warn });
  const experience = openExperience(database.orm, travel);
  const ways = { travel, experience };
  const { vroomUrl: url } = configuration;
  const planned = { db: database.orm, ...ways, warn };
  const planners = {
    planByVroom: url === null ? null : openVroom({ ...planned, url }),
    planByServer: openPlanner(planned),
  };
  const pipeline = createCommandPipeline({
    database: commandDatabase(database, ways),
    handlers: commandHandlers,
    clock,
  });
  const demo = await openDemoWorld({ database, pipeline, clock, log, wanted: configuration.demo });
  await seedReferenceRows(database.orm);
  const signIn = demo ? demo.signIn : await ensureFirstAccount(database, configuration.dataDirectory);

  const shapes = await openShapeSource({ configuration, connectionString, log });
  stops.push(shapes.stop);
  const app = createHttpServer({
    services: {
      database,
      pipeline,
      queryHandlers: createQueryHandlers(database.orm, { ...travel, ...experience }, planners),
      replication: shapes.status,
      clock,
      version: packageJson.version,
      agreement,
    },
    shapeSource: shapes.source,
    log,
  });
  stops.push(() => app.close());
  const address = await app.listen({ host: configuration.host, port: configuration.port });

  const heartbeat = startHeartbeat(database, clock);
  stops.push(heartbeat.stop);
  const onError = (error: unknown) => log.error({ err: error }, 'background job failed');
  const { routing, autoAssign: priority } = configuration;
  const assign = priority && assignByRule({ database, pipeline, ways, clock, priority });
  const jobs = await startBackgroundJobs({ connectionString, database, clock, routing, assign, onError });
  stops.push(jobs.stop);
  if (demo) stops.push(demo.live());
  return { ready: 'server', address, demo: demo !== null, signIn: [...signIn] };
}

/** Longer than anything needs that still ends; shorter than whoever started this waits before they kill it. */
const stopWithinMs = 15_000;

/** Who waits for the end of this process must not wait for ever: what hangs is left to it. */
async function stopInTime(stops: Stops, log: pino.Logger): Promise<void> {
  const late = setTimeout(() => {
    log.error('the server did not stop in time and is ended');
    // It may be too busy for an exit of its own, for which its threads are waited for (`leave.ts`).
    process.kill(process.pid, 'SIGKILL');
  }, stopWithinMs);
  await stopAll(stops, log);
  clearTimeout(late);
}

async function stopAll(stops: Stops, log: pino.Logger): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await Promise.resolve(stop()).catch((error: unknown) =>
      log.error({ err: error }, 'did not stop cleanly'),
    );
  }
}

const databaseWent = (error: Error) =>
  `PostgreSQL went away while the server started (${rootOf(error).message}); nothing was lost, start the server again.`;

const rootOf = (error: Error): Error => (error.cause instanceof Error ? rootOf(error.cause) : error);

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = pino({ level: configuration.logLevel }, pino.destination(2));
  const stops: Stops = [];
  let stopping = false;
  const stop = async (code: number) => {
    // A terminal and a parent may both ask; the second must not cut the first short.
    if (stopping) return;
    stopping = true;
    await stopInTime(stops, log);
    await leave(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  stopWithParent(() => void stop(0));
  try {
    const endWith = (reason: ExplainedError) => {
      process.stderr.write(`${reason.message}\n`);
      void stop(1);
    };
    const ready = await serve(configuration, { log, stops, endWith });
    process.stdout.write(`${JSON.stringify(ready)}\n`);
  } catch (error) {
    // Whoever asked for the end has taken away what the start was using.
    if (stopping) return;
    if (error instanceof ExplainedError) process.stderr.write(`${error.message}\n`);
    else if (isDatabaseAway(error)) process.stderr.write(`${databaseWent(error)}\n`);
    else log.fatal({ err: error }, 'the server could not start');
    await stop(1);
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ExplainedError ? error.message : String(error)}\n`);
  return leave(1);
});
