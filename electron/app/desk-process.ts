import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { z } from 'zod';
import { type OpeningProblem, openingProblemSchema } from '../desk/opening-problem.ts';
import type { DeskAwaited, Misconfigured } from './desk-awaited.ts';
import { restartPauses } from './restart-pauses.ts';
import { type SilenceWatch, watchSilence } from './watch-silence.ts';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('failed'), problem: openingProblemSchema }),
]);

/** The desk, kept running: when it dies or hangs it is started again, and pages are told, who ask for new lines. */
export type DeskProcess = {
  /**
   * A new line to the desk for one page, as soon as the desk is open.
   * @returns false while none is started; whoever waits for one that ends before it is open hears `onAwaited`
   */
  connect(take: (port: MessagePortMain) => void): boolean;
  close(): void;
};

type Options = {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The environment is one that a desk opens with. */
  readonly onOpened: () => void;
  /** There is no desk, and the lines of all pages have ended. It is started again by itself, however often it takes. */
  readonly onAwaited: (why: DeskAwaited) => void;
  /** No desk is started any more: each would say the same. */
  readonly onMisconfigured: (problem: Misconfigured) => void;
};

const closeWithinMs = 3000;
/** A wall shall be back soon after somebody has done away with what the desk says is in its way. */
const lookAgainMs = 5000;

export function startDeskProcess({
  entry,
  environment,
  onOpened,
  onAwaited,
  onMisconfigured,
}: Options): DeskProcess {
  const life = { isClosing: false, isAwaited: false };
  const pauses = restartPauses(() => performance.now());
  const running: { child: UtilityProcess | null } = { child: null };
  const waiting: ((port: MessagePortMain) => void)[] = [];

  function start(): void {
    if (life.isClosing) return;
    pauses.started();
    const child = fork(entry, environment);
    running.child = child;
    hear(child, {
      onOpen() {
        life.isAwaited = false;
        for (const take of waiting.splice(0)) take(lineTo(child));
        onOpened();
      },
      onFailed: (problem) => failed(child, problem),
      onExit: ended,
    });
  }
  function failed(child: UtilityProcess, problem: OpeningProblem): void {
    child.kill();
    if (problem.kind !== 'configuration') return;
    life.isClosing = true;
    onMisconfigured(problem);
  }
  function ended({ code, problem }: DeskEnd): void {
    running.child = null;
    waiting.length = 0;
    if (life.isClosing || problem?.kind === 'configuration') return;
    life.isAwaited = true;
    const why = problem ?? { kind: 'ended', code, ...pauses.died() };
    onAwaited(why);
    setTimeout(start, why.kind === 'ended' ? why.pauseMs : lookAgainMs);
  }

  start();
  return {
    connect(take) {
      if (!running.child) return false;
      /* One that died before may end again before it is open, and its lines with it. */
      if (life.isAwaited) waiting.push(take);
      else take(lineTo(running.child));
      return true;
    },
    close() {
      life.isClosing = true;
      running.child?.postMessage({ kind: 'close' });
      setTimeout(() => running.child?.kill(), closeWithinMs).unref();
    },
  };
}

function lineTo(child: UtilityProcess): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage({ kind: 'serve' }, [port1]);
  return port2;
}

const fork = (entry: string, environment: Options['environment']): UtilityProcess =>
  utilityProcess.fork(entry, [], {
    serviceName: 'Aglis Desk',
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });

type Heard = {
  onOpen(): void;
  onFailed(problem: OpeningProblem): void;
  onExit(end: DeskEnd): void;
};

type DeskEnd = {
  /** Null when it had to be ended because it hung. */
  readonly code: number | null;
  /** What it said before it ended, if anything. */
  readonly problem: OpeningProblem | null;
};

function hear(child: UtilityProcess, { onOpen, onFailed, onExit }: Heard): void {
  const said: { problem: OpeningProblem | null; hung: boolean } = { problem: null, hung: false };
  const opened: { watch: SilenceWatch | null } = { watch: null };
  child.on('message', (message: unknown) => {
    const report = reportSchema.safeParse(message);
    if (!report.success) return;
    switch (report.data.kind) {
      case 'ready':
        opened.watch = watchSilence(() => {
          said.hung = true;
          // What hangs hears no request to end.
          if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        });
        return onOpen();
      case 'alive':
        return opened.watch?.heard();
      case 'failed':
        said.problem = report.data.problem;
        onFailed(report.data.problem);
    }
  });
  child.once('exit', (code) => {
    opened.watch?.end();
    onExit({ code: said.hung ? null : code, problem: said.problem });
  });
}
