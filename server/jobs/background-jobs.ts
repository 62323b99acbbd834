import { PgBoss } from 'pg-boss';
import { hourMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import type { Database } from '../database/database.ts';
import { removeExpiredSessions } from '../modules/identity/index.ts';
import { archiveSettledTickets } from '../modules/tickets/index.ts';

/** The room keeps what was settled for two days: yesterday's hand-over and today's flow are computed from it. */
const keptInRoomMs = 48 * hourMs;
const archiveJob = 'archive-settled-tickets';
const sessionsJob = 'remove-expired-sessions';

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
  const everyQuarterHour = async (name: string, run: () => Promise<unknown>) => {
    await boss.createQueue(name);
    await boss.work(name, async () => {
      await run();
    });
    await boss.schedule(name, '*/15 * * * *');
  };
  await everyQuarterHour(archiveJob, () =>
    archiveSettledTickets(database.orm, instant(clock() - keptInRoomMs)),
  );
  await everyQuarterHour(sessionsJob, () => removeExpiredSessions(database.orm, clock()));
  return { stop: () => boss.stop({ graceful: false }) };
}
