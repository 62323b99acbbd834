import type { IncomingMessage } from 'node:http';
import type { ServerClient } from '../../../electron/desk/sync/server-client.ts';
import { type CommandPipeline, createCommandPipeline } from '../../../server/commands/command-pipeline.ts';
import { commandHandlers } from '../../../server/commands/handlers.ts';
import type { Database } from '../../../server/database/database.ts';
import { createElectric, type ElectricEngine } from '../../../server/electric/index.ts';
import type { ElectricBounds } from '../../../server/electric/options.ts';
import { appRouter } from '../../../server/http/router.ts';
import { startHeartbeat } from '../../../server/jobs/heartbeat.ts';
import { shapeDefinitionFor } from '../../../server/shapes/shape-definition.ts';
import { agreement } from '../../../shared/contracts/agreement.ts';
import type { CommandEnvelope, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { ShapeName } from '../../../shared/contracts/shapes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { hourMs, type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { MemoryDisk } from '../disk/memory-disk.ts';
import type { ResponsePart, SimulatedResponse } from '../network/simulated-response.ts';
import { modelCommandDatabase } from '../postgres/model-command-database.ts';
import type { ModelPostgres } from '../postgres/model-postgres.ts';
import { type ReadShape, readBy } from '../postgres/tables.ts';
import type { SimulatedProcess, Timeline } from '../time/timeline.ts';
import type { People } from '../workload/people.ts';

/** The server's real commands and the real engine, in a process that can be killed and started again on its disk. */
export type SimulatedServer = {
  process(): SimulatedProcess | null;
  start(): void;
  /** @returns whether it ran */
  kill(): boolean;
  signIn(username: string): Promise<{ token: string; principal: Principal; expiresAt: Instant }>;
  signOut(token: string): Promise<void>;
  submit(
    token: string | null,
    envelopes: CommandEnvelope[],
  ): Promise<{ outcomes: CommandOutcome[]; now: Instant }>;
  about(): ReturnType<ServerClient['about']>;
  followShape(asked: {
    readonly token: string | null;
    readonly shape: string;
    readonly search: URLSearchParams;
    readonly response: SimulatedResponse;
  }): void;
  /** As a migration does. */
  rotate(table: string): void;
};

export type Answered = {
  readonly envelopes: readonly CommandEnvelope[];
  readonly outcomes: readonly CommandOutcome[];
  readonly by: Principal;
};
export type ShapeAsked = ReadShape & { readonly search: URLSearchParams };

type Running = {
  readonly process: SimulatedProcess;
  engine: ElectricEngine | null;
  pipeline: CommandPipeline | null;
};

type Options = {
  readonly timeline: Timeline;
  readonly postgres: ModelPostgres;
  readonly disk: MemoryDisk;
  readonly people: People;
  readonly now: () => Instant;
  /** Small, so that chunks are cut and logs outgrow their bound within a simulation. */
  readonly bounds: Pick<ElectricBounds, 'chunkBytes' | 'shapeLogBytes' | 'keepAliveMs'>;
  readonly onKilled: (process: SimulatedProcess) => void;
  readonly onAnswered: (answered: Answered) => void;
  /** @returns who hears each part of the answer, before the network does */
  readonly onShapeAsked: (asked: ShapeAsked) => (part: ResponsePart) => void;
};

const answersWithJson = { method: 'GET', headers: {} } as IncomingMessage;

export function createSimulatedServer(options: Options): SimulatedServer {
  const { timeline, postgres, disk, people, now } = options;
  const state = { running: null as Running | null, starts: 0 };

  function begin(running: Running): void {
    running.engine = createElectric({
      connectionString: 'postgres://model',
      slotName: 'aglis_electric',
      publicationName: 'aglis_electric',
      dataDirectory: '/server/shapes',
      ...options.bounds,
      log: () => undefined,
    });
    running.pipeline = createCommandPipeline({
      database: modelCommandDatabase(postgres),
      handlers: commandHandlers,
      clock: now,
    });
    startHeartbeat(heartbeatDatabase(postgres), now);
    void running.engine.start();
  }

  /** The router of the real server, for one caller. */
  function callerOf(token: string | null) {
    const { engine, pipeline } = state.running ?? {};
    if (!engine || !pipeline) throw new Error('The server does not run');
    const services = { pipeline, agreement, clock: now, replication: engine.status, version: 'simulated' };
    const streams = { end: () => undefined };
    const context = { services: services as never, streams, token, address: 'simulated' };
    return appRouter.createCaller({ ...context, principal: people.bearer(token) });
  }

  return {
    process: () => state.running?.process ?? null,
    start() {
      if (state.running) return;
      state.starts += 1;
      const running: Running = {
        process: timeline.start(`server ${state.starts}`),
        engine: null,
        pipeline: null,
      };
      state.running = running;
      timeline.schedule(running.process, 0, 'start', () => begin(running));
    },
    kill() {
      const running = state.running;
      if (!running) return false;
      state.running = null;
      timeline.kill(running.process);
      options.onKilled(running.process);
      postgres.ownerKilled(running.process);
      disk.processKilled(running.process);
      return true;
    },
    signIn: (username) =>
      Promise.resolve({ ...people.signIn(username), expiresAt: instant(now() + 12 * hourMs) }),
    signOut: (token) => Promise.resolve(people.signOut(token)),
    async submit(token, envelopes) {
      const answer = await callerOf(token).commands.submit({ envelopes });
      const principal = people.bearer(token);
      if (principal) options.onAnswered({ envelopes, outcomes: answer.outcomes, by: principal });
      return answer;
    },
    async about() {
      const about = await callerOf(null).server.about();
      const { kind } = about.replication;
      return {
        now: about.now,
        agreement: about.agreement,
        replicates: kind !== 'down' && kind !== 'starting',
      };
    },
    followShape({ token, shape, search, response }) {
      const engine = state.running?.engine;
      const principal = people.bearer(token);
      const definition = principal && shapeDefinitionFor(shape, principal);
      if (!engine) response.destroy();
      else if (!principal || !definition?.ok) response.writeHead(definition ? 403 : 401).end();
      else {
        const read = readBy(shape as ShapeName, principal.accountId);
        response.heard = options.onShapeAsked({ ...read, search });
        void engine.respond(definition.value, search, answersWithJson, response.asServerResponse());
      }
    },
    rotate: (table) => state.running?.engine?.rotate(table),
  };
}

/** Of the database, what the heartbeat asks. */
function heartbeatDatabase({ door }: ModelPostgres): Database {
  const listener = {
    onLost: () => undefined,
    onReplicationStart: () => undefined,
    onCopyData: () => undefined,
  };
  const query = async (text: string, values: readonly unknown[]) => {
    const connection = await door.connect(listener);
    try {
      return await connection.query(text, values);
    } finally {
      connection.close();
    }
  };
  return { pool: { query } } as unknown as Database;
}
