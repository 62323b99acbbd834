import { PgBoss } from 'pg-boss';
import { rewindSpanMs } from '../../shared/contracts/queries.ts';
import { dayMs, hourMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import { localDay } from '../../shared/kernel/local-day.ts';
import type { Database } from '../database/database.ts';
import { archiveDispatch, forgetTravelAnswers } from '../modules/dispatch/index.ts';
import { archiveShiftLog } from '../modules/hand-over/index.ts';
import { removeExpiredSessions } from '../modules/identity/index.ts';
import { forgetTracks } from '../modules/technicians/index.ts';
import { archiveSettledTickets } from '../modules/tickets/index.ts';
import type { RoutingConfiguration } from '../routing-configuration.ts';

/** The room keeps what was settled for two days: yesterday's hand-over and today's flow are computed from it. */
const keptInRoomMs = 48 * hourMs;
/** The shift log of a week is on every desk; what is older is asked for by its day. */
const logKeptInRoomMs = 7 * dayMs;
/** A fortnight of plans is on every desk: last week's is what next week's begins with. */
const plansKeptInRoomMs = 14 * dayMs;
const plansJob = 'archive-dispatch';
const logJob = 'archive-shift-log';
const archiveJob = 'archive-settled-tickets';
const travelJob = 'forget-travel-answers';
const assignJob = 'assign-by-rule';
const tracksJob = 'forget-tracks';
const sessionsJob = 'remove-expired-sessions';

/** What the clock starts. One server of several runs each job: pg-boss takes its locks in Postgres. */
export async function startBackgroundJobs(options: {
  readonly connectionString: string;
  readonly database: Database;
  readonly clock: () => Instant;
  readonly routing: RoutingConfiguration;
  /** Gives away what waits, as `assignByRule` makes it; null where persons give every ticket. */
  readonly assign: (() => Promise<unknown>) | null;
  readonly onError: (error: unknown) => void;
}): Promise<{ stop(): Promise<void> }> {
  const { connectionString, database, clock, routing, assign, onError } = options;
  const keptHours = routing.kind === 'none' ? 0 : routing.keptHours;
  const boss = new PgBoss({ connectionString, max: 3 });
  boss.on('error', onError);
  await boss.start();
  const every = async (minutes: number, name: string, run: () => Promise<unknown>) => {
    await boss.createQueue(name);
    await boss.work(name, async () => {
      await run();
    });
    await boss.schedule(name, `*/${minutes} * * * *`);
  };
  const everyQuarterHour = (name: string, run: () => Promise<unknown>) => every(15, name, run);
  await everyQuarterHour(archiveJob, () =>
    archiveSettledTickets(database.orm, instant(clock() - keptInRoomMs)),
  );
  await everyQuarterHour(logJob, () => archiveShiftLog(database.orm, instant(clock() - logKeptInRoomMs)));
  await everyQuarterHour(plansJob, () =>
    archiveDispatch(database.orm, localDay(instant(clock() - plansKeptInRoomMs))),
  );
  await everyQuarterHour(sessionsJob, () => removeExpiredSessions(database.orm, clock()));
  await everyQuarterHour(travelJob, () => forgetTravelAnswers(database.orm, keptHours, clock()));
  await everyQuarterHour(tracksJob, () => forgetTracks(database.orm, instant(clock() - rewindSpanMs)));
  if (assign) await every(1, assignJob, assign);
  /* A schedule outlives the server that set it. */ else await boss.unschedule(assignJob);
  return { stop: () => boss.stop({ graceful: false }) };
}
