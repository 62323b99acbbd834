/** What is known of a real Electric service. `since` is milliseconds since the epoch. */
export type ElectricServiceStatus =
  | { readonly kind: 'external' }
  | { readonly kind: 'down'; readonly since: number; readonly reason: string };

export type ElectricWatch = {
  status(): ElectricServiceStatus;
  /** Somebody's request failed. The service counts as down until `question` is answered. */
  failed(reason: string, question: URL): void;
  stop(): void;
};

type Options = {
  /** Asked while nothing failed, so that a service that is down is known before a desk asks it for anything. */
  readonly health: URL;
  /** @returns why it was not answered; null when it was. Rejects only when the signal is aborted. */
  readonly ask: (question: URL, signal: AbortSignal) => Promise<string | null>;
  readonly now: () => number;
  readonly changed: (status: ElectricServiceStatus) => void;
};

const quietMs = 10_000;
/** A desk that is told `down` asks again every two seconds; it must not be kept waiting by this. */
const retryMs = 1000;

/**
 * Remembers whether a real Electric service answers. A request of another shape that succeeds proves nothing about the
 * one that failed: desks that heard `external` between two failures would begin again and again.
 */
export function watchElectric({ health, ask, now, changed }: Options): ElectricWatch {
  const stopping = new AbortController();
  const state = {
    status: { kind: 'external' } as ElectricServiceStatus,
    question: health,
    asking: false,
    next: undefined as NodeJS.Timeout | undefined,
  };

  function goDown(reason: string): void {
    const { status } = state;
    state.status = { kind: 'down', since: status.kind === 'down' ? status.since : now(), reason };
    if (status.kind !== 'down') changed(state.status);
  }

  function comeBack(): void {
    const { status } = state;
    state.status = { kind: 'external' };
    state.question = health;
    if (status.kind === 'down') changed(state.status);
  }

  async function look(): Promise<void> {
    if (state.asking || stopping.signal.aborted) return;
    clearTimeout(state.next);
    state.asking = true;
    const { question } = state;
    const reason = await ask(question, stopping.signal).catch(() => null);
    state.asking = false;
    if (stopping.signal.aborted) return;
    if (reason !== null) goDown(reason);
    // Another shape may have failed meanwhile; its question is not answered yet.
    else if (question === state.question) comeBack();
    state.next = setTimeout(() => void look(), state.status.kind === 'down' ? retryMs : quietMs);
  }
  void look();

  return {
    status: () => state.status,
    failed(reason, question) {
      const isNews = state.status.kind === 'external';
      goDown(reason);
      state.question = question;
      // A single refusal, of a service that had too much to do for a moment, must not be held against it for longer.
      if (isNews) void look();
    },
    stop() {
      stopping.abort();
      clearTimeout(state.next);
    },
  };
}
