import { app } from 'electron';
import { restartPauses } from './restart-pauses.ts';
import { thisProgram } from './this-program.ts';

/** How often the main process has failed before this start, as the one before said it on the command line. */
const failuresSwitch = 'failures';

type Options = {
  /** Whoever started this program starts it again when it ends. */
  readonly isSupervised: boolean;
  readonly log: (sentence: string) => unknown;
};

/**
 * A main process that fails is not trusted any more: it says why and starts anew after a pause, longer each time, while
 * its windows still show what they have. Electron by itself would show a box for an exception and swallow a rejection.
 */
export function startAnewOnFailure({ isSupervised, log }: Options): void {
  const before = Number(app.commandLine.getSwitchValue(failuresSwitch)) || 0;
  const pauses = restartPauses(() => performance.now(), before);
  const state = { isLeaving: false };
  app.on('before-quit', () => {
    state.isLeaving = true;
  });
  const fail = (cause: unknown) => {
    if (state.isLeaving) return;
    state.isLeaving = true;
    const { times, pauseMs } = pauses.died();
    log(`The main process failed and is started anew after ${pauseMs} ms (${times}): ${wordsOfCause(cause)}`);
    setTimeout(() => {
      if (!isSupervised) app.relaunch(withFailures(times));
      app.exit(1);
    }, pauseMs);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

function withFailures(times: number): Electron.RelaunchOptions {
  const said = process.argv.slice(1).filter((argument) => !argument.startsWith(`--${failuresSwitch}=`));
  return { execPath: thisProgram(), args: [...said, `--${failuresSwitch}=${times}`] };
}

const wordsOfCause = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
