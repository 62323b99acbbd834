import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { businessTime } from '../shared/domain/sla/calendar.ts';
import { slaTargetsFrom } from '../shared/domain/sla/sla-policy.ts';
import { ExplainedError } from '../shared/kernel/explained-error.ts';
import type { Instant } from '../shared/kernel/instant.ts';
import type { CommandPipeline } from './commands/command-pipeline.ts';
import type { Configuration } from './configuration.ts';
import type { Database } from './database/database.ts';
import { defaultCalendars, defaultPolicies } from './database/reference-rows.ts';
import { demoPassword, type FillProgress, fillDemoWorld, fullWorld, smallWorld } from './demo/index.ts';
import type { SignInHint } from './first-accounts.ts';
import { startDemoSimulator } from './jobs/demo-simulator.ts';
import { hasAccounts, hashPassword } from './modules/identity/index.ts';

export type DemoWorld = {
  readonly signIn: readonly SignInHint[];
  /** Lets the world live on; returns what stops it. */
  live(): () => Promise<void> | void;
};

const seed = 'karawang-2026';

/** Whom the start command suggests: one of each audience of the room. */
const suggestedRoles = ['operator', 'supervisor', 'manager'];

/**
 * The demo world of this database, filled now if the database is new. Null without one: real rooms are never given
 * invented tickets, whatever the settings say.
 */
export async function openDemoWorld(options: {
  readonly database: Database;
  readonly pipeline: CommandPipeline;
  readonly clock: () => Instant;
  readonly log: Logger;
  readonly wanted: Configuration['demo'];
}): Promise<DemoWorld | null> {
  const { database, clock, log, wanted } = options;
  if (wanted.kind === 'demo' && !(await hasAccounts(database.orm))) {
    await fill(database, clock(), wanted.size, log);
  }
  if (!(await isDemo(database))) return null;
  if (wanted.kind === 'none') {
    throw new ExplainedError(
      'This data directory already holds the demo world; set AGLIS_DATA_DIR to another for a room without it.',
    );
  }
  return {
    signIn: await suggestedSignIns(database),
    live: () => (wanted.simulate ? startDemoSimulator({ ...options, seed }) : () => undefined),
  };
}

async function fill(database: Database, now: Instant, size: 'full' | 'small', log: Logger): Promise<void> {
  const calendars = new Map(defaultCalendars.map((calendar) => [calendar.id, businessTime(calendar)]));
  await fillDemoWorld(database.pool, {
    seed,
    now,
    size: size === 'full' ? fullWorld : smallWorld,
    targets: slaTargetsFrom(defaultPolicies),
    calendars: (id) => {
      const found = calendars.get(id);
      if (!found) throw new Error(`The demo world asks for a calendar called ${id}`);
      return found;
    },
    hashPassword,
    onProgress: (progress) => log.warn({ progress: sentenceOf(progress) }, 'filling the demo world'),
  });
}

function sentenceOf({ step, written, total }: FillProgress): string {
  return step === 'tickets'
    ? `Filling the demo world: ${written} of ${total} tickets`
    : `Filling the demo world: ${step}`;
}

async function isDemo(database: Database): Promise<boolean> {
  const { rows } = await database.orm.execute<{ demo: boolean }>(
    sql`select coalesce((value ->> 'demo')::boolean, false) as demo from settings where key = 'world'`,
  );
  return rows[0]?.demo ?? false;
}

async function suggestedSignIns(database: Database): Promise<readonly SignInHint[]> {
  const { rows } = await database.orm.execute<{ username: string; role: string }>(
    sql`select distinct on (role) username, role from accounts order by role, username`,
  );
  return suggestedRoles.flatMap((role) => {
    const account = rows.find((row) => row.role === role);
    return account ? [{ username: account.username, role, password: demoPassword }] : [];
  });
}
