import { randomUUID } from 'node:crypto';
import type { Priority } from '../../shared/domain/sla/sla-policy.ts';
import { commandIdSchema, type TicketId } from '../../shared/kernel/ids.ts';
import { type Instant, minuteMs } from '../../shared/kernel/instant.ts';
import { systemActor } from '../commands/command-handler.ts';
import type { CommandPipeline } from '../commands/command-pipeline.ts';
import type { Database } from '../database/database.ts';
import { type AssigningRoom, compareCandidates, listAwaiting } from '../modules/dispatch/index.ts';
import { findTicket } from '../modules/tickets/index.ts';

/** So many tickets are looked into at a time: each is a day reckoned anew, some tens of milliseconds. */
const mostAtOnce = 20;
/** A ticket nobody could take is not asked about again so soon, or the first twenty would stand in everybody's way. */
const askAgainMs = 10 * minuteMs;

type Options = {
  readonly database: Pick<Database, 'orm'>;
  readonly pipeline: Pick<CommandPipeline, 'run'>;
  readonly ways: Omit<AssigningRoom, 'db'>;
  readonly clock: () => Instant;
  /** The lowest that is given away. */
  readonly priority: Priority;
};

/**
 * Gives tickets that wait to whoever the rule would offer first, by the command a person would give; what happened stands
 * in their timelines under the system's name. Whether there is anybody is asked first, so that no refusal is recorded.
 * @returns a run, to be repeated every minute, that tells how many were given
 */
export function assignByRule({ database: { orm }, pipeline, ways, clock, priority }: Options) {
  const askedAt = new Map<TicketId, Instant>();
  return async (): Promise<number> => {
    const now = clock();
    for (const [id, at] of askedAt) if (now - at >= askAgainMs) askedAt.delete(id);
    const waiting = (await listAwaiting(orm, { priority, now })).filter((id) => !askedAt.has(id));
    let given = 0;
    for (const ticketId of waiting.slice(0, mostAtOnce)) {
      askedAt.set(ticketId, now);
      const ticket = await findTicket(orm, ticketId);
      if (!ticket) continue;
      const { candidates } = await compareCandidates({ db: orm, ...ways }, { ticket, now });
      if (candidates.length === 0) continue;
      const id = commandIdSchema.parse(randomUUID());
      const command = { id, name: 'ticket.auto-assign', input: { ticketId }, issuedAt: now } as const;
      if ((await pipeline.run(command, systemActor)).kind === 'accepted') given += 1;
    }
    return given;
  };
}
