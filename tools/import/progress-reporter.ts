import type { WriteStream } from 'node:tty';
import type { ImportProgress } from '../../server/imports/index.ts';

export type ProgressReporter = { report(progress: ImportProgress): void; end(): void };

const barWidth = 30;
const linesEverySeconds = 5;

/** A bar that is redrawn on a terminal; a plain line now and then where the output is kept. */
export function progressReporter(
  out: Pick<WriteStream, 'write' | 'isTTY'>,
  quiet: boolean,
): ProgressReporter {
  if (quiet) return { report: () => undefined, end: () => undefined };
  if (out.isTTY)
    return {
      report: (progress) => out.write(`\r${bar(progress)} ${told(progress)}\u001b[K`),
      end: () => out.write('\r\u001b[K'),
    };
  let nextAt = linesEverySeconds;
  return {
    report: (progress) => {
      if (progress.seconds < nextAt) return;
      nextAt = progress.seconds + linesEverySeconds;
      out.write(`${told(progress)}\n`);
    },
    end: () => undefined,
  };
}

const ratio = ({ doneBytes, totalBytes }: ImportProgress) =>
  totalBytes > 0 ? Math.min(1, doneBytes / totalBytes) : 0;

function bar(progress: ImportProgress): string {
  const filled = Math.round(ratio(progress) * barWidth);
  return `[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}]`;
}

function told(progress: ImportProgress): string {
  const { rows, doneBytes, totalBytes, seconds } = progress;
  const percent = Math.floor(ratio(progress) * 100);
  const rate = seconds > 0 ? Math.round(rows / seconds) : 0;
  return `${percent} %  ${megabytes(doneBytes)} of ${megabytes(totalBytes)}  ${rows} rows  ${rate} rows/s`;
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
