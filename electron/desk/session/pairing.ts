import type { Pairing } from '../../../shared/contracts/displays.ts';
import { type Instant, secondMs } from '../../../shared/kernel/instant.ts';
import type { Cancel, Timers } from '../process/clock.ts';
import { latest } from '../process/latest.ts';
import { createSignal } from '../process/signal.ts';
import type { Line } from '../sync/line.ts';
import { type ServerClient, ServerRefused, type SignedIn } from '../sync/server-client.ts';
import { entryTrouble } from './entry-trouble.ts';

/** This workstation asks to be a display: one code for all its windows, as long as one of them shows it. */
export type PairingDesk = {
  watch(signal: AbortSignal): AsyncGenerator<Pairing, void>;
  close(): void;
};

type Options = {
  readonly server: Pick<ServerClient, 'beginPairing' | 'lookAtPairing'>;
  readonly line: Pick<Line, 'status' | 'suspect'>;
  readonly deskName: string;
  /** Somebody, or a display, has this workstation already. */
  readonly isSignedIn: () => boolean;
  readonly now: () => Instant;
  readonly timers: Pick<Timers, 'after'>;
  readonly onPaired: (signedIn: SignedIn) => void;
};

type Begun = Awaited<ReturnType<ServerClient['beginPairing']>>;

const lookAgainMs = 2 * secondMs;
const tryAgainMs = 5 * secondMs;

export function askForPairing(options: Options): PairingDesk {
  const { server, line, deskName, isSignedIn, now, timers, onPaired } = options;
  const changed = createSignal<Pairing>();
  let state: Pairing = { kind: 'asking' };
  let begun: Begun | null = null;
  let watchers = 0;
  let isAsking = false;
  let cancel: Cancel = () => undefined;

  const show = (next: Pairing) => {
    state = next;
    changed.send(next);
  };
  const begin = async () => {
    begun = await server.beginPairing(deskName);
    show({ kind: 'code', code: begun.code, expiresAt: begun.expiresAt });
  };
  const look = async ({ token }: Begun) => {
    const answer = await server.lookAtPairing(token);
    if (answer.kind === 'waiting') return;
    begun = null;
    show({ kind: 'asking' });
    if (answer.kind !== 'paired') return;
    const { principal, expiresAt } = answer;
    onPaired({ token, principal, expiresAt });
  };
  /** A wall has nobody to press a button: a code that has run out is followed by the next. */
  const step = async () => {
    if (isAsking || watchers === 0 || isSignedIn()) return;
    isAsking = true;
    try {
      await (begun && begun.expiresAt > now() ? look(begun) : begin());
      if (begun) again(lookAgainMs);
      else again(0);
    } catch (error) {
      const isTooMany = error instanceof ServerRefused && error.code === 'too-many-requests';
      /* A code that is shown already may still be approved, and is asked about again. */
      if (!begun)
        show({ kind: 'refused', reason: isTooMany ? 'too-many-requests' : entryTrouble(error, line) });
      again(tryAgainMs);
    } finally {
      isAsking = false;
    }
  };
  const again = (afterMs: number) => {
    cancel();
    cancel = timers.after(afterMs, () => void step());
  };

  return {
    async *watch(signal) {
      watchers += 1;
      void step();
      try {
        yield* latest(() => state, changed, signal);
      } finally {
        watchers -= 1;
        if (watchers === 0) cancel();
      }
    },
    close() {
      watchers = 0;
      cancel();
    },
  };
}
