import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { z } from 'zod';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), sentence: z.string() }),
]);

/** The desk, kept running: when it dies it is started again, and pages are told to connect anew. */
export type DeskProcess = {
  /** A new line to the desk for one page. */
  connect(): MessagePortMain;
  close(): void;
};

type Options = {
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onRestarted: () => void;
  /** The desk cannot open; starting it again would not help. */
  readonly onFailed: (sentence: string) => void;
};

const restartAfterMs = 500;
/** A desk that ends so often before it is open ends the same way the next time. */
const vainStartsAllowed = 3;
const closeWithinMs = 3000;

export function startDeskProcess({ entry, environment, onRestarted, onFailed }: Options): DeskProcess {
  const life: { child: UtilityProcess; isClosing: boolean; vainStarts: number } = {
    child: fork(),
    isClosing: false,
    vainStarts: 0,
  };

  function fork(): UtilityProcess {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Aglis Desk',
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    const start = { isOpen: false };
    child.on('message', (message: unknown) => {
      const report = reportSchema.safeParse(message);
      if (!report.success) return;
      if (report.data.kind === 'failed') return fail(report.data.sentence);
      start.isOpen = true;
      life.vainStarts = 0;
    });
    child.once('exit', (code) => {
      if (life.isClosing) return;
      if (!start.isOpen) life.vainStarts += 1;
      if (life.vainStarts < vainStartsAllowed) setTimeout(restart, restartAfterMs);
      else fail(`The desk ended ${vainStartsAllowed} times before it was open, with code ${code}.`);
    });
    return child;
  }
  function fail(sentence: string): void {
    life.isClosing = true;
    onFailed(sentence);
  }
  function restart(): void {
    if (life.isClosing) return;
    life.child = fork();
    onRestarted();
  }

  return {
    connect() {
      const { port1, port2 } = new MessageChannelMain();
      life.child.postMessage({ kind: 'serve' }, [port1]);
      return port2;
    },
    close() {
      life.isClosing = true;
      life.child.postMessage({ kind: 'close' });
      setTimeout(() => life.child.kill(), closeWithinMs).unref();
    },
  };
}
