import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '../../shared/kernel/instant.ts';
import { createDeskServices } from './api/desk-services.ts';
import { deskRouter } from './api/router.ts';
import type { DeskServices } from './api/services.ts';
import { keepCache } from './cache/keep-cache.ts';
import { createChanges } from './changes.ts';
import { connectParts } from './connect-parts.ts';
import { feedSource } from './live/feed-source.ts';
import { openLiveHub } from './live/live-hub.ts';
import { overlayWorld } from './live/world.ts';
import type { GroundSettings } from './map/ground-source.ts';
import { mapServices } from './map/map-services.ts';
import { openGround } from './map/open-ground.ts';
import { drainOutbox } from './outbox/drain.ts';
import { openOutbox } from './outbox/outbox.ts';
import { openOutboxStore } from './outbox/outbox-store.ts';
import { preferencesFile, preferencesName } from './preferences/preferences-file.ts';
import type { Machine } from './process/clock.ts';
import type { Log } from './process/log.ts';
import { pauseWith } from './process/pause.ts';
import { askForPairing } from './session/pairing.ts';
import { keepRevocations } from './session/revocations.ts';
import { sessionFile } from './session/session-file.ts';
import { keepSession } from './session/session-keeper.ts';
import { measureClockOffset } from './sync/clock-offset.ts';
import { holdConnection } from './sync/connection.ts';
import { keepFreshness } from './sync/freshness.ts';
import { watchLine } from './sync/line.ts';
import { replicate } from './sync/replication.ts';
import type { ReachServer } from './sync/server-reach.ts';

export type DeskOptions = {
  /** Everything this desk keeps. Its own: a second desk on the same directory is refused. */
  readonly dataDirectory: string;
  readonly serverUrl: string;
  readonly deskName: string;
  readonly reachServer: ReachServer;
  readonly machine: Machine;
  /** A finer ground for the map than the built-in base; without it that alone. */
  readonly map?: GroundSettings;
  readonly log: Log;
};

export type Desk = {
  readonly router: typeof deskRouter;
  /** The context every call of the router is made with. */
  readonly services: DeskServices;
  close(): void;
};

/**
 * Builds the desk: cache and outbox first, then who talks to the server, then who talks to windows.
 * @throws OutboxInUse, FromTheFuture or RowsLost of the outbox, or the file system's error when nothing can be written
 */
export function openDesk(options: DeskOptions): Desk {
  const { dataDirectory, serverUrl, deskName, machine, log } = options;
  const { clock, timers } = machine;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const inDirectory = (name: string) => join(dataDirectory, name);
  const changes = createChanges();
  const store = openOutboxStore({ file: inDirectory('outbox.db'), clock, log });
  const { cacheThread = null } = machine;
  const cacheFile = { file: inDirectory('cache.db'), clock, log, cacheThread, pause: pauseWith(timers) };
  const cache = keepCache(cacheFile, changes.cacheTrouble.send);
  const outbox = openOutbox(store, changes.outbox);
  const offset = measureClockOffset();
  const now = () => instant(clock.now() + offset.currentMs());
  const token: { current: string | null } = { current: null };

  const { client: server, follow } = options.reachServer(() => token.current);
  const line = watchLine({
    server,
    changed: changes.line,
    measured: (serverNow, roundTripMs) =>
      offset.measured({ serverNow, receivedAt: clock.now(), roundTripMs }),
    machine,
    log,
  });
  const endedSessions = inDirectory('ended-sessions.json');
  const revocations = keepRevocations({ file: endedSessions, serverUrl, server, line, now, timers, log });
  const session = keepSession({
    server,
    line,
    revocations,
    file: sessionFile(inDirectory('session.json')),
    token,
    serverUrl,
    deskName,
    now,
    changed: changes.session,
  });
  const pairing = askForPairing({
    server,
    line,
    deskName,
    isSignedIn: () => session.principal() !== null,
    now,
    timers,
    onPaired: session.paired,
  });
  const account = () => session.principal()?.accountId ?? null;
  /** Streams end with their session, so theirs is the present one. */
  const onStreamsRefused = () => {
    const present = session.principal();
    if (present) session.refused(present);
  };
  const connection = holdConnection(now, changes.connection);
  const freshness = keepFreshness(cache.currentAt);
  const following = { line, lineChanged: changes.line, connection, freshness, cacheChanged: changes.cache };
  const replication = replicate({
    ...following,
    follow,
    cache,
    onSessionRefused: onStreamsRefused,
    now,
    timers,
    log,
  });
  const drain = drainOutbox({
    outbox,
    server,
    line,
    principal: session.principal,
    onSessionRefused: session.refused,
    timers,
    log,
  });

  const world = overlayWorld({ cache, outbox, principal: session.principal });
  const hub = openLiveHub({
    source: feedSource({ cache, outbox, world, account }),
    timers,
    status: () => ({
      kind: 'status',
      connection: connection.current(),
      freshness: freshness.current(),
      clockOffsetMs: offset.currentMs(),
      unreadCommands: outbox.unread(),
      damagedOutboxes: outbox.damagedFiles(),
    }),
  });
  const ground = openGround(options.map ?? { file: null, url: null, attribution: null }, {
    directory: inDirectory('map-tiles'),
    clock,
    log,
  });
  const preferences = preferencesFile(inDirectory(preferencesName));
  const disconnect = connectParts(changes, {
    cache,
    outbox,
    session,
    revocations,
    replication,
    drain,
    hub,
    timers,
  });
  return {
    router: deskRouter,
    services: createDeskServices({
      session,
      sessionChanged: changes.session,
      pairing,
      hub,
      world,
      outbox,
      server,
      line,
      cache,
      preferences,
      map: mapServices(ground, log),
      now,
      log,
    }),
    close() {
      disconnect();
      ground?.close();
      for (const part of [hub, drain, pairing, revocations, replication, line, cache, store]) part.close();
    },
  };
}
