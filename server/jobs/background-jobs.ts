import { PgBoss } from 'pg-boss';
import { hourMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import type { Database } from '../database/database.ts';
import { archiveSettledTickets } from '../modules/tickets/index.ts';

/** The room keeps what was settled for two days: yesterday's hand-over and today's flow are computed from it. */
const keptInRoomMs = 48 * hourMs;
const archiveJob = 'archive-settled-tickets';

/** What the clock starts. One server of several runs each job: pg-boss takes its locks in Postgres. */
export async function startBackgroundJobs(options: {
  readonly connectionString: string;
  readonly database: Database;
  readonly clock: () => Instant;
  readonly onError: (error: unknown) => void;
}): Promise<{ stop(): Promise<void> }> {
  const { connectionString, database, clock, onError } = options;
  const boss = new PgBoss({ connectionString, max: 3 });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(archiveJob);
  await boss.work(archiveJob, async () => {
    await archiveSettledTickets(database.orm, instant(clock() - keptInRoomMs));
  });
  await boss.schedule(archiveJob, '*/15 * * * *');
  return { stop: () => boss.stop({ graceful: false }) };
}
