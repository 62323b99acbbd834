import { createServer } from 'node:net';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';

/** Fails early and in one sentence, before anything else is started. Port 0 is always free. */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${error.code})`;
      reject(
        new ExplainedError(
          `Port ${port} on ${host} ${why}; stop what uses it or set AGLIS_SERVER_PORT to another.`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
