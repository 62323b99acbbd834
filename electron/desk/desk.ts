import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, LiveMessage } from '../../shared/contracts/live.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { answerQuery } from './api/answer-query.ts';
import { deskRouter } from './api/router.ts';
import type { DeskServices } from './api/services.ts';
import { submitCommand } from './api/submit-command.ts';
import { openCache } from './cache/open-cache.ts';
import { feedSource } from './live/feed-source.ts';
import { openLiveHub } from './live/live-hub.ts';
import { overlayWorld } from './live/world.ts';
import { drainOutbox } from './outbox/drain.ts';
import { type OutboxChange, openOutbox } from './outbox/outbox.ts';
import { openOutboxStore } from './outbox/outbox-store.ts';
import { type CacheEvidence, shapesToProve } from './outbox/settle.ts';
import { preferencesFile } from './preferences/preferences-file.ts';
import type { Clock } from './process/clock.ts';
import { latest } from './process/latest.ts';
import type { Log } from './process/log.ts';
import { createSignal } from './process/signal.ts';
import { sessionFile } from './session/session-file.ts';
import { keepSession, type SessionChange } from './session/session-keeper.ts';
import { measureClockOffset } from './sync/clock-offset.ts';
import { holdConnection } from './sync/connection.ts';
import { keepFreshness } from './sync/freshness.ts';
import { type LineStatus, watchLine } from './sync/line.ts';
import { replicate } from './sync/replication.ts';
import { createServerClient } from './sync/server-client.ts';
import type { CacheChange } from './sync/store-batch.ts';

export type DeskOptions = {
  /** Everything this desk keeps. Its own: a second desk on the same directory is refused. */
  readonly dataDirectory: string;
  readonly serverUrl: string;
  readonly deskName: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
};

export type Desk = {
  readonly router: typeof deskRouter;
  /** The context every call of the router is made with. */
  readonly services: DeskServices;
  close(): void;
};

/** How often windows learn the age of what they show. */
const statusEveryMs = 1000;

/** @throws OutboxInUse, FromTheFuture, or the file system's error when the directory cannot be written */
export function openDesk(options: DeskOptions): Desk {
  const { dataDirectory, serverUrl, clock, log, fetch = globalThis.fetch } = options;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const inDirectory = (name: string) => join(dataDirectory, name);

  const changes = {
    line: createSignal<LineStatus>(),
    session: createSignal<SessionChange>(),
    cache: createSignal<CacheChange>(),
    outbox: createSignal<OutboxChange>(),
    connection: createSignal<Connection>(),
  };
  const offset = measureClockOffset();
  const now = () => instant(clock.now() + offset.currentMs());
  const token: { current: string | null } = { current: null };

  const outboxStore = openOutboxStore({ file: inDirectory('outbox.db'), clock, log });
  const cache = openCache({ file: inDirectory('cache.db'), clock, log });
  const outbox = openOutbox(outboxStore, changes.outbox);
  const server = createServerClient({ serverUrl, token: () => token.current, fetch });
  const session = keepSession({
    server,
    file: sessionFile(inDirectory('session.json')),
    token,
    serverUrl,
    deskName: options.deskName,
    now,
    changed: changes.session,
    log,
  });
  const account = () => session.principal()?.accountId ?? null;
  const line = watchLine({
    server,
    changed: changes.line,
    measured: (serverNow, roundTripMs) =>
      offset.measured({ serverNow, receivedAt: clock.now(), roundTripMs }),
    log,
  });
  const connection = holdConnection(now, changes.connection);
  const freshness = keepFreshness((shape) => cache.currentAt(shape));
  const onSessionRefused = () => session.refused();
  const replication = replicate({
    serverUrl,
    token: () => token.current,
    fetch,
    cache,
    line,
    lineChanged: changes.line,
    connection,
    freshness,
    cacheChanged: changes.cache,
    onSessionRefused,
    now,
    log,
  });
  const world = overlayWorld({ cache, outbox, account });
  const status = (): Extract<LiveMessage, { kind: 'status' }> => ({
    kind: 'status',
    connection: connection.current(),
    freshness: freshness.current(),
    clockOffsetMs: offset.currentMs(),
  });
  const hub = openLiveHub({
    source: feedSource({ cache, outbox, world, account }),
    world,
    outbox,
    account,
    status,
  });
  const drain = drainOutbox({
    outbox,
    server,
    line,
    principal: session.principal,
    onSessionRefused,
    log,
  });
  const evidence: CacheEvidence = {
    version: (entity, id) => cache.version(entity, [id]),
    provenThrough: replication.provenThrough,
  };

  changes.cache.listen((change) => {
    hub.cacheChanged(change);
    outbox.settle(evidence);
  });
  changes.outbox.listen((change) => {
    hub.outboxChanged(change);
    drain.kick();
  });
  changes.line.listen(drain.kick);
  changes.connection.listen(hub.statusChanged);
  changes.session.listen((change) => {
    if (change.kind === 'signed-in') replication.enter();
    if (change.kind === 'signed-out') replication.leave();
    if (change.kind === 'refused') replication.sessionRefused();
    hub.restart();
    drain.kick();
  });
  const ticking = setInterval(() => {
    hub.statusChanged();
    proveQuietShapes();
  }, statusEveryMs);
  outbox.settle(evidence);
  if (session.principal()) replication.enter();

  /** A row that is not in the cache settles its command only by proof that its shape has passed it. */
  function proveQuietShapes(): void {
    const own = account();
    for (const shape of shapesToProve(own ? outbox.of(own) : [], evidence)) replication.refresh(shape);
    outbox.settle(evidence);
  }

  const submit: DeskServices['commands']['submit'] = (command) =>
    submitCommand(command, { principal: session.principal(), world, outbox, now: now() });
  const services: DeskServices = {
    session: {
      watch: (signal) => latest(session.current, changes.session, signal),
      signIn: session.signIn,
      signOut: session.signOut,
    },
    live: { watch: hub.watch, acknowledge: hub.acknowledge },
    commands: {
      submit,
      dismiss(id) {
        const own = account();
        return own !== null && outbox.dismiss(id, own);
      },
      redo(id) {
        const own = account();
        const refused = own ? outbox.find(id, own) : null;
        if (!own || refused?.state.kind !== 'refused') return null;
        const again = submit(refused.command);
        if (again.ok) outbox.dismiss(id, own);
        return again;
      },
    },
    queries: {
      run: (query) =>
        answerQuery(query, {
          principal: session.principal(),
          server,
          line,
          cache,
          onSessionRefused,
          now,
        }),
    },
    preferences: (({ read, write }) => ({ get: read, set: write }))(
      preferencesFile(inDirectory('preferences.json')),
    ),
  };
  return {
    router: deskRouter,
    services,
    close() {
      clearInterval(ticking);
      drain.close();
      replication.close();
      line.close();
      cache.close();
      outboxStore.close();
    },
  };
}
