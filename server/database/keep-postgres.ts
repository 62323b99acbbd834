import type { EmbeddedPostgres } from './embedded-postgres.ts';

const lookEveryMs = 2000;

type Told = { revived(): void; failed(error: unknown): void };

/**
 * An embedded PostgreSQL that ends by itself (no memory left, killed by mistake) has nobody else to start it again.
 * Everything that uses it connects anew by itself.
 */
export function keepPostgres(
  postgres: Pick<EmbeddedPostgres, 'revive'>,
  told: Told,
  everyMs = lookEveryMs,
): { stop(): Promise<void> } {
  let looking = Promise.resolve();
  let isStopped = false;
  const look = () => {
    if (isStopped) return Promise.resolve();
    return postgres.revive().then((had) => {
      if (had) told.revived();
    }, told.failed);
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
