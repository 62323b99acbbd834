import { rolesFor } from '../../shared/contracts/command-roles.ts';
import {
  type Command,
  type CommandEnvelope,
  type CommandOutcome,
  commandTerms,
  parseCommand,
  type Refusal,
  type Touched,
} from '../../shared/contracts/commands.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { dayMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import { type Result, refused } from '../../shared/kernel/result.ts';
import { isDatabaseAway } from '../database/database-away.ts';
import { canonicalHash } from './canonical-hash.ts';
import type { CommandActor, CommandContext, CommandHandler, CommandHandlers } from './command-handler.ts';
import type { CommandDatabase, CommandJournal, CommandWork } from './command-work.ts';

export type CommandPipeline = {
  /** Decides and applies once; the same id again returns the same outcome, whoever asks and however often. */
  run(envelope: CommandEnvelope, actor: CommandActor): Promise<CommandOutcome>;
  /**
   * The same for several, one after the other: in one transaction, or, when one of them cannot be decided in it, each in
   * its own. A tenth of the transactions is a tenth of what Postgres, the shape log and every desk do for them.
   */
  runTogether(envelopes: readonly CommandEnvelope[], actor: CommandActor): Promise<readonly CommandOutcome[]>;
};

/** What a desk did while the server was away keeps its own time, but nothing is backdated by more than a day. */
const longestBackdatingMs = dayMs;

const attempts = 5;

export function createCommandPipeline(options: {
  readonly database: CommandDatabase;
  readonly handlers: CommandHandlers;
  readonly clock: () => Instant;
}): CommandPipeline {
  const { database, handlers, clock } = options;

  const runWithin = async (work: CommandWork, envelope: CommandEnvelope, actor: CommandActor) => {
    const inputHash = canonicalHash({ name: envelope.name, input: envelope.input });
    const earlier = await findOutcome(work.journal, envelope, inputHash, actor);
    if (earlier) return earlier;
    const context = {
      ...{ work, actor, commandId: envelope.id },
      ...{ now: clock(), issuedAt: issuedAt(envelope, clock()) },
    };
    const decision = await decide(envelope, context, handlers);
    const outcome = await toOutcome(work.journal, decision);
    await record(envelope, inputHash, outcome, context);
    return outcome;
  };
  const run: CommandPipeline['run'] = async (envelope, actor) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transact((work) => runWithin(work, envelope, actor), {
          commands: [envelope],
          now: clock(),
        });
      } catch (error) {
        // Two transactions met (the same id twice at once, or a lock cycle): the next try sees what the other did.
        if (attempt >= attempts || !database.isConflict(error)) throw error;
      }
    }
  };

  return {
    run,
    async runTogether(envelopes, actor) {
      const [only, ...others] = envelopes;
      // It would fail again by itself, and hold a lane for as long once more where a lock is waited for.
      if (only && others.length === 0) return [await run(only, actor)];
      try {
        return await database.transact((work) => inOrder(envelopes, (each) => runWithin(work, each, actor)), {
          commands: envelopes,
          now: clock(),
        });
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        // Nothing of it is there. Whichever failed fails again by itself, and what was given before it is applied.
        return inOrder(envelopes, (each) => run(each, actor));
      }
    },
  };
}

async function inOrder<Given, Done>(
  all: readonly Given[],
  work: (each: Given) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}

function issuedAt(envelope: CommandEnvelope, now: Instant): Instant {
  return instant(Math.min(now, Math.max(envelope.issuedAt, now - longestBackdatingMs)));
}

async function findOutcome(
  journal: CommandJournal,
  envelope: CommandEnvelope,
  inputHash: string,
  actor: CommandActor,
): Promise<CommandOutcome | null> {
  const earlier = await journal.find(envelope.id);
  if (!earlier) return null;
  const isSame = earlier.inputHash === inputHash && earlier.accountId === actor.accountId;
  return isSame ? earlier.outcome : { kind: 'refused', refusal: { code: 'id-reused' } };
}

function decide(
  envelope: CommandEnvelope,
  context: CommandContext,
  handlers: CommandHandlers,
): ReturnType<CommandHandler> | Result<never, Refusal> {
  const { role } = context.actor;
  const isAmong = (roles: readonly Role[]) => role === 'system' || roles.includes(role);
  if (!isAmong(commandTerms[envelope.name].roles)) return refused({ code: 'forbidden', role });
  const command = parseOrRefuse(envelope);
  if (!command.ok) return command;
  // Its name admits; what it says may ask for more.
  if (!isAmong(rolesFor(command.value))) return refused({ code: 'forbidden', role });
  return handlers[envelope.name](command.value, context);
}

function parseOrRefuse(envelope: CommandEnvelope): Result<Command, Refusal> {
  try {
    return { ok: true, value: parseCommand(envelope.name, envelope.input) };
  } catch (error) {
    return refused({ code: 'invalid-input', detail: firstIssue(error) });
  }
}

function firstIssue(error: unknown): string {
  const [issue] = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues ?? [];
  return issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : String(error);
}

async function toOutcome(
  journal: CommandJournal,
  decision: Result<readonly Touched[], Refusal>,
): Promise<CommandOutcome> {
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  return {
    kind: 'accepted',
    transactionId: await journal.transactionId(),
    touched: [...decision.value],
  };
}

function record(
  { id, name, input }: CommandEnvelope,
  inputHash: string,
  outcome: CommandOutcome,
  { work, actor, now }: CommandContext,
): Promise<void> {
  return work.journal.record(
    { id, accountId: actor.accountId, name, inputHash, outcome, decidedAt: now },
    {
      actorName: actor.name,
      subject: subjectOf(outcome, input),
      detail: outcome.kind === 'refused' ? outcome.refusal : input,
    },
  );
}

function subjectOf(outcome: CommandOutcome, input: unknown): string | null {
  if (outcome.kind === 'accepted' && outcome.touched[0]) return outcome.touched[0].id;
  const named = (input ?? {}) as Readonly<Record<string, unknown>>;
  const { entryId, handOverId, ticketId, technicianId, siteId, boardId, filterId, accountId } = named;
  const id = entryId ?? handOverId ?? ticketId ?? technicianId ?? siteId ?? boardId ?? filterId ?? accountId;
  return typeof id === 'string' ? id : null;
}
