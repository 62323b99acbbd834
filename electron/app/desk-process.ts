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
const closeWithinMs = 3000;

export function startDeskProcess({ entry, environment, onRestarted, onFailed }: Options): DeskProcess {
  const life: { child: UtilityProcess; isClosing: boolean } = { child: fork(), isClosing: false };

  function fork(): UtilityProcess {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Aglis Desk',
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    child.on('message', (message: unknown) => {
      const report = reportSchema.safeParse(message);
      if (report.success && report.data.kind === 'failed') {
        life.isClosing = true;
        onFailed(report.data.sentence);
      }
    });
    child.once('exit', () => {
      if (!life.isClosing) setTimeout(restart, restartAfterMs);
    });
    return child;
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
