import { readFileSync } from 'node:fs';

/** What `app.getAppMetrics` says of a process, with its memory in kilobytes: nothing where there is no /proc. */
export const measured = <Process extends { readonly pid: number | undefined }>(process: Process) => ({
  ...process,
  memory: { workingSetSize: residentKilobytes(process.pid) },
});

function residentKilobytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
