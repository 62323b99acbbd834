import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Drain, drainOutbox } from '../outbox/drain.ts';
import { type Outbox, type OutboxChange, openOutbox } from '../outbox/outbox.ts';
import { openOutboxStore } from '../outbox/outbox-store.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';
import { createSignal } from '../process/signal.ts';
import type { LineStatus } from '../sync/line.ts';
import type { ServerClient } from '../sync/server-client.ts';
import { noon, operator } from './builders.ts';
import { silent, temporaryDirectory } from './desk-harness.ts';

type Given = { readonly submit: ServerClient['submit']; readonly commands: readonly QueuedCommand[] };

export type DrainingDesk = {
  readonly drain: Drain;
  readonly outbox: Outbox;
  stateOf(command: QueuedCommand): QueuedCommand['state']['kind'] | undefined;
  /** What the drain told the line, and what the line is. */
  readonly line: { status: LineStatus; readonly told: string[] };
  /** Lets so much time pass, with everything that was to happen meanwhile. */
  passMs(durationMs: number): Promise<void>;
  /** When the drain will look by itself. */
  wakesInMs(): number | null;
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** An outbox that is drained, in a time that passes as told. */
export function openDrainingDesk({ submit, commands }: Given): DrainingDesk {
  const directory = temporaryDirectory();
  const store = openOutboxStore({
    file: join(directory.path, 'outbox.db'),
    clock: { now: () => noon },
    log: silent,
  });
  const outbox = openOutbox(store, createSignal<OutboxChange>());
  outbox.queue(commands);
  const time = { nowMs: 0 };
  const planned = new Map<symbol, { readonly at: number; readonly run: () => void }>();
  const line: DrainingDesk['line'] = { status: 'open', told: [] };
  const drain = drainOutbox({
    outbox,
    server: { submit },
    line: {
      status: () => line.status,
      carriesCommands: () => line.status === 'open',
      failed: (reason) => void line.told.push(reason),
      suspect: () => void line.told.push('suspect'),
      knows: () => true,
    },
    principal: () => operator,
    onSessionRefused: () => undefined,
    timers: {
      monotonicMs: () => time.nowMs,
      after(delayMs, run) {
        const key = Symbol(delayMs);
        planned.set(key, { at: time.nowMs + delayMs, run });
        return () => planned.delete(key);
      },
    },
    log: silent,
  });
  onTestFinished(() => {
    drain.close();
    store.close();
    directory.remove();
  });
  const nextAt = () => Math.min(...[...planned.values()].map(({ at }) => at));
  return {
    drain,
    outbox,
    line,
    stateOf: ({ id }) => outbox.find(id, operator.accountId)?.state.kind,
    async passMs(durationMs) {
      const until = time.nowMs + durationMs;
      await settled();
      while (nextAt() <= until) {
        time.nowMs = Math.max(time.nowMs, nextAt());
        for (const [key, { at, run }] of planned) if (at <= time.nowMs && planned.delete(key)) run();
        await settled();
      }
      time.nowMs = until;
    },
    wakesInMs: () => (planned.size > 0 ? nextAt() - time.nowMs : null),
  };
}
