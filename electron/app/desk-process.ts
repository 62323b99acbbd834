import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { z } from 'zod';
import { type OpeningProblem, openingProblemSchema } from '../desk/opening-problem.ts';
import { restartPauses } from './restart-pauses.ts';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), problem: openingProblemSchema }),
]);

/** The desk, kept running: when it dies it is started again, and pages are told, who ask for new lines. */
export type DeskProcess = {
  /** A new line to the desk for one page; null while there is no desk. */
  connect(): MessagePortMain | null;
  close(): void;
};

/** Why there is no desk, and starting it again would not help. */
export type DeskFailure =
  | OpeningProblem
  | { readonly kind: 'ended'; readonly times: number; readonly code: number };

type Options = {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The environment is one that a desk opens with. */
  readonly onOpened: () => void;
  /** The lines of all pages have ended. */
  readonly onGone: () => void;
  /** The desk waits for room on the disk of this directory; null when it has found some. */
  readonly onFull: (directory: string | null) => void;
  readonly onFailed: (failure: DeskFailure) => void;
};

/** A desk that ends so often before it is open ends the same way the next time. */
const vainStartsAllowed = 3;
const closeWithinMs = 3000;
/** A wall shall be back soon after somebody has made room. */
const roomEveryMs = 5000;

export function startDeskProcess(options: Options): DeskProcess {
  const { entry, environment, onOpened, onGone, onFull, onFailed } = options;
  const life = { isClosing: false, vainStarts: 0, waitsForRoom: false };
  const pauses = restartPauses(() => performance.now());
  const running: { child: UtilityProcess | null } = { child: start() };

  function start(): UtilityProcess {
    pauses.started();
    const child = fork(entry, environment);
    const ending = { isFull: false };
    hear(child, {
      onOpen: opened,
      onFailed(problem) {
        ending.isFull = problem.kind === 'disk-full';
        if (problem.kind === 'disk-full') wait(child, problem.directory);
        else fail(problem);
      },
      onExit: (wasOpen, code) => ended({ wasOpen, code, ...ending }),
    });
    return child;
  }
  function opened(): void {
    life.vainStarts = 0;
    onOpened();
    if (!life.waitsForRoom) return;
    life.waitsForRoom = false;
    onFull(null);
  }
  function wait(child: UtilityProcess, directory: string): void {
    child.kill();
    if (life.waitsForRoom) return;
    life.waitsForRoom = true;
    onFull(directory);
  }
  function ended({ wasOpen, code, isFull }: Ending): void {
    running.child = null;
    if (life.isClosing) return;
    onGone();
    if (isFull) life.vainStarts = 0;
    else if (!wasOpen) life.vainStarts += 1;
    if (isFull) setTimeout(restart, roomEveryMs);
    else if (life.vainStarts < vainStartsAllowed) setTimeout(restart, pauses.died());
    else fail({ kind: 'ended', times: vainStartsAllowed, code });
  }
  function fail(failure: DeskFailure): void {
    life.isClosing = true;
    onFailed(failure);
  }
  function restart(): void {
    if (life.isClosing) return;
    running.child = start();
  }

  return {
    connect() {
      if (!running.child) return null;
      const { port1, port2 } = new MessageChannelMain();
      running.child.postMessage({ kind: 'serve' }, [port1]);
      return port2;
    },
    close() {
      life.isClosing = true;
      running.child?.postMessage({ kind: 'close' });
      setTimeout(() => running.child?.kill(), closeWithinMs).unref();
    },
  };
}

const fork = (entry: string, environment: Options['environment']): UtilityProcess =>
  utilityProcess.fork(entry, [], {
    serviceName: 'Aglis Desk',
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });

type Ending = { readonly wasOpen: boolean; readonly code: number; readonly isFull: boolean };

type Heard = {
  onOpen(): void;
  onFailed(problem: OpeningProblem): void;
  onExit(wasOpen: boolean, code: number): void;
};

function hear(child: UtilityProcess, { onOpen, onFailed, onExit }: Heard): void {
  const said = { open: false };
  child.on('message', (message: unknown) => {
    const report = reportSchema.safeParse(message);
    if (!report.success) return;
    if (report.data.kind === 'failed') return onFailed(report.data.problem);
    said.open = true;
    onOpen();
  });
  child.once('exit', (code) => onExit(said.open, code));
}
