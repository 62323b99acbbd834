import {
  type Disagreement,
  disagreement,
  agreement as ownAgreement,
} from '../../../shared/contracts/agreement.ts';
import type { CommandName } from '../../../shared/contracts/commands.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Cancel, Machine } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import type { Signal } from '../process/signal.ts';
import { type ServerClient, ServerRefused } from './server-client.ts';

/** What the last contact with the server showed. With replication down, commands still arrive; rows do not. */
export type LineStatus =
  | 'unknown'
  | 'open'
  | 'unreachable'
  | 'server-error'
  | 'replication-down'
  | 'database-away'
  | Disagreement;

export type Line = {
  status(): LineStatus;
  /** Commands can be sent. */
  carriesCommands(): boolean;
  /** Whether the server said that it takes this command; yes before it said anything. */
  knows(command: CommandName): boolean;
  /** Somebody saw it fail; it is asked again until it answers. */
  failed(reason: 'unreachable' | 'server-error' | 'replication-down'): void;
  /** Something looks wrong: ask now. */
  suspect(): void;
  /** Rows arrived: the next failure is a new one, and is asked after soon. */
  proven(): void;
  close(): void;
};

type Options = {
  readonly server: Pick<ServerClient, 'about'>;
  readonly changed: Signal<LineStatus>;
  readonly measured: (serverNow: Instant, roundTripMs: number) => void;
  readonly machine: Pick<Machine, 'timers' | 'random'>;
  readonly log: Log;
};

const healthyProbeMs = 30_000;
const firstRetryMs = 100;
const longestRetryMs = 2000;
const probeTimeoutMs = 4000;

function failureIn(error: unknown): LineStatus {
  if (!(error instanceof ServerRefused)) return 'unreachable';
  return error.code === 'unavailable' ? 'database-away' : 'server-error';
}

/** Five hundred desks must not ask in step after a restart. */
const jittered = (delayMs: number, random: number) => delayMs * (0.75 + random * 0.5);

export function watchLine({ server, changed, measured, machine, log }: Options): Line {
  const { timers } = machine;
  let status: LineStatus = 'unknown';
  let failures = 0;
  let known: ReadonlySet<string> | null = null;
  let cancelProbe: Cancel = () => undefined;
  let probing: AbortController | null = null;
  const closed = new AbortController();

  const move = (next: LineStatus) => {
    if (closed.signal.aborted || next === status) return;
    log.info({ from: status, to: next }, 'The line to the server changed');
    status = next;
    changed.send(next);
  };
  const plan = () => {
    if (closed.signal.aborted) return;
    cancelProbe();
    const retryMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
    const delayMs = jittered(status === 'open' ? healthyProbeMs : retryMs, machine.random());
    cancelProbe = timers.after(delayMs, () => void probe());
  };
  const probe = async () => {
    if (probing) return;
    probing = new AbortController();
    const endWait = timers.after(probeTimeoutMs, () => probing?.abort());
    const signal = AbortSignal.any([closed.signal, probing.signal]);
    const startedAt = timers.monotonicMs();
    try {
      const { now, replicates, agreement } = await server.about(signal);
      measured(now, timers.monotonicMs() - startedAt);
      known = new Set(agreement.commands);
      const next = disagreement(ownAgreement, agreement) ?? (replicates ? 'open' : 'replication-down');
      if (next !== 'open') failures += 1;
      move(next);
    } catch (error) {
      failures += 1;
      move(failureIn(error));
    } finally {
      endWait();
      probing = null;
      plan();
    }
  };
  void probe();

  return {
    status: () => status,
    carriesCommands: () => status === 'open' || status === 'replication-down',
    knows: (command) => known?.has(command) ?? true,
    failed(reason) {
      failures += 1;
      move(reason);
      plan();
    },
    suspect: () => void probe(),
    proven() {
      failures = 0;
    },
    close() {
      closed.abort();
      cancelProbe();
    },
  };
}
