import type { SignOutAnswer } from '../../../shared/contracts/live.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { WritableCache } from '../cache/cache.ts';
import type { LiveHub } from '../live/live-hub.ts';
import type { World } from '../live/world.ts';
import type { MapServices } from '../map/map-services.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { OutboxUnwritable } from '../outbox/outbox-store.ts';
import type { PreferencesFile } from '../preferences/preferences-file.ts';
import { latest } from '../process/latest.ts';
import type { Log } from '../process/log.ts';
import type { Signal } from '../process/signal.ts';
import type { PairingDesk } from '../session/pairing.ts';
import type { SessionChange, SessionKeeper } from '../session/session-keeper.ts';
import type { Line } from '../sync/line.ts';
import { type ServerClient, ServerRefused } from '../sync/server-client.ts';
import { answerQuery } from './answer-query.ts';
import { rememberGiven } from './given-commands.ts';
import type { DeskServices } from './services.ts';
import { giveAgain, submitCommands } from './submit-commands.ts';

type Parts = {
  readonly session: SessionKeeper;
  readonly sessionChanged: Signal<SessionChange>;
  readonly pairing: Pick<PairingDesk, 'watch'>;
  readonly hub: LiveHub;
  readonly world: World;
  readonly outbox: Outbox;
  readonly server: ServerClient;
  readonly line: Line;
  readonly cache: WritableCache;
  readonly preferences: PreferencesFile;
  readonly map: MapServices;
  readonly now: () => Instant;
  readonly log: Log;
};

export function createDeskServices(parts: Parts): DeskServices {
  const { session, sessionChanged, hub, outbox, preferences } = parts;
  return {
    session: {
      watch: (signal) => latest(session.current, sessionChanged, signal),
      signIn: session.signIn,
      pair: parts.pairing.watch,
      signOut: (asked) => signOut(asked, parts),
      leftBehind: () => outbox.leftBehind(session.principal()?.accountId ?? null),
    },
    displays: displayServices(parts),
    live: { watch: hub.watch, acknowledge: hub.acknowledge },
    commands: commandServices(parts),
    queries: {
      run: (query) =>
        answerQuery(query, {
          ...parts,
          principal: session.principal(),
          onSessionRefused: session.refused,
        }),
    },
    map: parts.map,
    preferences: {
      watch: (signal) => latest(preferences.read, preferences.changed, signal),
      change: preferences.change,
    },
  };
}

/** What needs the server at once and waits for nothing: who may look into the room is not decided from memory. */
function displayServices({ server, log }: Parts): DeskServices['displays'] {
  return {
    approve: (approval) =>
      server.approveDisplay(approval).catch((error: unknown) => ({
        kind: 'refused',
        reason: error instanceof ServerRefused && error.code === 'forbidden' ? 'forbidden' : 'unreachable',
      })),
    revoke: (accountId) =>
      server.revokeDisplay(accountId).then(
        () => true,
        (error: unknown) => {
          log.warn({ error: String(error) }, 'A display was not revoked');
          return false;
        },
      ),
  };
}

function signOut({ force }: { readonly force: boolean }, { session, outbox }: Parts): SignOutAnswer {
  const account = session.principal()?.accountId;
  const count = account ? outbox.waitingOf(account) : 0;
  if (count > 0 && !force) return { kind: 'commands-waiting', count };
  session.signOut();
  return { kind: 'signed-out' };
}

/** The command is given again already: a refusal that cannot be taken off the disk stays for its author to dismiss. */
function dismissIfWritable(outbox: Outbox, id: CommandId, account: AccountId): void {
  try {
    outbox.dismiss(id, account);
  } catch (error) {
    if (!(error instanceof OutboxUnwritable)) throw error;
  }
}

function commandServices({ session, world, outbox, now }: Parts): DeskServices['commands'] {
  const given = rememberGiven(outbox);
  const context = () => ({ principal: session.principal(), world, outbox, given, now: now() });
  return {
    submit: (commands) => submitCommands(commands, context()),
    dismiss(id) {
      const account = session.principal()?.accountId;
      return account !== undefined && outbox.dismiss(id, account);
    },
    redo({ id, again }) {
      const account = session.principal()?.accountId;
      const refused = account ? outbox.find(id, account) : null;
      if (!account || refused?.state.kind !== 'refused') return null;
      const result = giveAgain(refused, again, context());
      if (result.ok) dismissIfWritable(outbox, id, account);
      return result;
    },
  };
}
