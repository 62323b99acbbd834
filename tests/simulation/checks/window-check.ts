import type { WindowDouble } from '../../../electron/desk/testing/desk-harness.ts';
import type { DecidedCommand } from '../../../server/commands/command-work.ts';
import type { LiveMessage } from '../../../shared/contracts/live.ts';
import { type CommandId, commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { Arrival } from './arrival.ts';
import type { Ledger } from './ledger.ts';
import { Violation } from './violation.ts';

/** What one window is told of the commands of whoever is signed in. */
export type WindowCheck = { check(): void };

type Options = {
  readonly desk: string;
  readonly window: () => WindowDouble | null | undefined;
  readonly ledger: Ledger;
  readonly arrival: Arrival;
  readonly decided: (id: CommandId) => DecidedCommand | null;
};

export function checkWindow({ desk, window, ledger, arrival, decided }: Options): WindowCheck {
  const state = { of: null as WindowDouble | null, read: 0, shown: new Set<string>() };

  /** A command is shown until its rows are here, until its refusal is dismissed, or until its leader is refused. */
  function checkGone(key: string): void {
    const id = commandIdSchema.parse(key);
    const decision = decided(id);
    const given = ledger.find(id);
    if (given?.isDismissed) return;
    if (!decision && given?.leaders.some((leader) => decided(leader)?.outcome.kind === 'refused')) return;
    if (!decision)
      throw new Violation('6', `${desk}: the window is told that ${id} is over, and nobody decided it`);
    if (decision.outcome.kind === 'refused')
      throw new Violation('8', `${desk}: the window is told that the refusal of ${id} is over`);
    const missing = arrival.missing(decision);
    if (missing) throw new Violation('9', `${desk}: the window is told that ${id} is settled: ${missing}`);
  }

  function read(message: LiveMessage): void {
    if (message.kind === 'reset') state.shown.clear();
    if (message.kind !== 'changes') return;
    for (const change of message.changes) {
      if (change.entity !== 'commands') continue;
      if (change.op === 'put') state.shown.add(change.key);
      else if (state.shown.delete(change.key)) checkGone(change.key);
    }
  }

  return {
    check() {
      const now = window() ?? null;
      if (now !== state.of) Object.assign(state, { of: now, read: 0, shown: new Set() });
      const fresh = now?.messages.slice(state.read) ?? [];
      state.read += fresh.length;
      for (const message of fresh) read(message);
    },
  };
}
