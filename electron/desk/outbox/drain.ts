import { largestBatch, type Refusal } from '../../../shared/contracts/commands.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { Cancel, Timers } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import type { Line } from '../sync/line.ts';
import { ServerAway, type ServerClient, ServerLate, ServerRefused } from '../sync/server-client.ts';
import { chooseBatch, holdSubjects } from './choose-batch.ts';
import type { Outbox } from './outbox.ts';
import { OutboxUnwritable } from './outbox-store.ts';
import type { QueuedCommand } from './queued-command.ts';
import { readAnswer } from './read-answer.ts';

export type Drain = {
  kick(): void;
  /** Sends when the line carries commands; gives up what is on its way when nobody is reached, to be sent again. */
  lineMoved(): void;
  close(): void;
};

type Options = {
  readonly outbox: Outbox;
  readonly server: Pick<ServerClient, 'submit'>;
  readonly line: Pick<Line, 'status' | 'carriesCommands' | 'failed' | 'suspect' | 'knows'>;
  readonly principal: () => Principal | null;
  readonly onSessionRefused: (whose: Principal) => void;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
  readonly log: Log;
};

/** The batch on the way, and in whose session it was sent: another may have signed in when it is answered. */
type Sending = {
  readonly sender: Principal;
  readonly batch: readonly QueuedCommand[];
  readonly givenUp: AbortController;
};

const pauseWhenAskedMs = 2000;
/** A full disk keeps answers from being noted; the server gives them again. */
const pauseWhenUnwritableMs = 5000;

/**
 * Sends waiting commands, one batch at a time: with a single batch on the way, order needs no further care
 * (invariant 7). A batch whose answer is lost is sent again; the server answers the same ids the same way (6).
 */
export function drainOutbox(options: Options): Drain {
  const { outbox, server, line, principal, timers } = options;
  const held = holdSubjects();
  let batchSize = largestBatch;
  let sending = false;
  let onItsWay: Sending | null = null;
  /** Somebody asked since the last look; what this drain itself does to the outbox does not count. */
  let kicked = false;
  const quietly = (change: () => void) => {
    const before = kicked;
    change();
    kicked = before;
  };
  let closed = false;
  let cancelKick: Cancel = () => undefined;
  /** Of `Timers.monotonicMs()`. */
  let lookedAt = 0;
  /** The server asked for it since commands were last chosen. */
  let pauseMs: number | null = null;

  const kickLater = (delayMs: number) => {
    cancelKick();
    cancelKick = timers.after(delayMs, () => void drain());
  };
  const next = (): Sending | null => {
    const sender = principal();
    lookedAt = timers.monotonicMs();
    pauseMs = null;
    if (closed || !sender || !line.carriesCommands()) return null;
    const batch = chooseBatch(outbox.unanswered(sender.accountId), held, { size: batchSize, now: lookedAt });
    return batch.length > 0 ? { sender, batch, givenUp: new AbortController() } : null;
  };
  const sendAll = async () => {
    for (let chosen = next(); chosen; chosen = next()) {
      const goesOn = refuseUnknown(chosen.batch) || (await send(chosen));
      if (!goesOn) return;
    }
  };
  const wakeLater = () => {
    const releaseAt = held.nextReleaseAfter(lookedAt);
    if (pauseMs !== null) kickLater(pauseMs);
    else if (releaseAt !== null) kickLater(Math.max(0, releaseAt - timers.monotonicMs()));
  };
  const drain = async () => {
    kicked = true;
    if (sending) return;
    sending = true;
    try {
      while (kicked) {
        kicked = false;
        await sendAll();
      }
      if (!closed) wakeLater();
    } catch (error) {
      if (!(error instanceof OutboxUnwritable)) throw error;
      options.log.warn({ error: String(error) }, 'Answers cannot be kept; they are asked for again later');
      if (!closed) kickLater(pauseWhenUnwritableMs);
    } finally {
      sending = false;
    }
  };
  /** A command the server does not have would spoil its batch. @returns whether there was any */
  const refuseUnknown = (batch: readonly QueuedCommand[]): boolean => {
    const unknown = batch.filter(({ command }) => !line.knows(command.name));
    const refusal: Refusal = { code: 'unknown-command' };
    outbox.answered(unknown.map(({ id }) => ({ id, kind: 'refused', refusal, by: 'desk' })));
    held.release(unknown);
    return unknown.length > 0;
  };
  const send = async (sent: Sending): Promise<boolean> => {
    const { batch, givenUp } = sent;
    const ids = batch.map(({ id }) => id);
    quietly(() => outbox.sending(ids));
    try {
      onItsWay = sent;
      const { outcomes, now } = await server.submit(batch.map(toEnvelope), givenUp.signal);
      if (closed) return false;
      if (outcomes.length !== ids.length) throw new ServerAway('The server left commands unanswered');
      quietly(() => outbox.answered(ids.map((id, place) => readAnswer(id, outcomes[place], now))));
      held.release(batch);
      batchSize = Math.min(largestBatch, batchSize * 4);
      return true;
    } catch (error) {
      if (closed) return false;
      quietly(() => outbox.returned(ids));
      if (error instanceof OutboxUnwritable) throw error;
      return failed(sent, error);
    } finally {
      onItsWay = null;
    }
  };
  const failed = (sent: Sending, error: unknown): boolean => {
    options.log.warn({ count: sent.batch.length, error: String(error) }, 'Commands could not be delivered');
    // Over a slow line a large batch may never be answered in time.
    if (!(error instanceof ServerRefused)) batchSize = Math.max(1, Math.floor(batchSize / 4));
    if (error instanceof ServerLate) return setAside(sent);
    if (!(error instanceof ServerRefused)) {
      if (!sent.givenUp.signal.aborted) line.failed('unreachable');
      return false;
    }
    if (error.code === 'unauthorized') {
      options.onSessionRefused(sent.sender);
      return false;
    }
    if (error.code === 'too-many-requests' || error.code === 'unavailable') {
      pauseMs = pauseWhenAskedMs;
      return false;
    }
    return setApart(sent, error);
  };
  /** One decision that takes long says nothing of the line, nor of any other command: that one alone waits. */
  const setAside = ({ batch }: Sending): boolean => {
    line.suspect();
    const [only] = batch;
    if (only && batch.length === 1) held.hold(only, timers.monotonicMs());
    return true;
  };
  /** The server is there but does not take this batch: find the command, so that it alone waits or is refused. */
  const setApart = ({ sender, batch }: Sending, error: ServerRefused): boolean => {
    const [only] = batch;
    if (batch.length > 1 || !only) {
      batchSize = 1;
      return true;
    }
    const refusal = refusalFor(error, sender.role);
    if (refusal) {
      outbox.answered([{ id: only.id, kind: 'refused', refusal, by: 'server' }]);
      held.release([only]);
    } else held.hold(only, timers.monotonicMs());
    return true;
  };

  return {
    kick: () => void drain(),
    lineMoved() {
      if (line.carriesCommands()) void drain();
      // The answer would be waited for on a connection that is as lost as the line's. A server in trouble may still answer.
      else if (line.status() === 'unreachable') onItsWay?.givenUp.abort();
    },
    close() {
      closed = true;
      cancelKick();
    },
  };
}

const toEnvelope = ({ id, command, issuedAt }: QueuedCommand) => ({
  id,
  name: command.name,
  input: command.input,
  issuedAt,
});

/** Null when trying again may help. */
function refusalFor(error: ServerRefused, role: string): Refusal | null {
  switch (error.code) {
    case 'forbidden':
      return { code: 'forbidden', role };
    case 'bad-request':
    case 'too-large':
      return { code: 'invalid-input', detail: error.message };
    default:
      return null;
  }
}
