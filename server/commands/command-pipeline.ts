import { eq, sql } from 'drizzle-orm';
import {
  type Command,
  type CommandEnvelope,
  type CommandOutcome,
  commandOutcomeSchema,
  commandTerms,
  parseCommand,
  type Refusal,
  type Touched,
} from '../../shared/contracts/commands.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { dayMs, type Instant, instant } from '../../shared/kernel/instant.ts';
import { type Result, refused } from '../../shared/kernel/result.ts';
import type { Database, Transaction } from '../database/database.ts';
import { auditEntries, commands } from '../database/schema.ts';
import { canonicalHash } from './canonical-hash.ts';
import type { CommandActor, CommandContext, CommandHandler, CommandHandlers } from './command-handler.ts';

export type CommandPipeline = {
  /** Decides and applies once; the same id again returns the same outcome, whoever asks and however often. */
  run(envelope: CommandEnvelope, actor: CommandActor): Promise<CommandOutcome>;
};

/** What a desk did while the server was away keeps its own time, but nothing is backdated by more than a day. */
const longestBackdatingMs = dayMs;

const uniqueViolation = '23505';
const serializationFailure = '40001';
const deadlock = '40P01';
const attempts = 5;

export function createCommandPipeline(options: {
  readonly database: Database;
  readonly handlers: CommandHandlers;
  readonly clock: () => Instant;
}): CommandPipeline {
  const { database, handlers, clock } = options;

  const runOnce = (envelope: CommandEnvelope, actor: CommandActor): Promise<CommandOutcome> =>
    database.orm.transaction(async (transaction) => {
      const inputHash = canonicalHash({ name: envelope.name, input: envelope.input });
      const earlier = await findOutcome(transaction, envelope, inputHash, actor);
      if (earlier) return earlier;
      const context = { transaction, actor, now: clock(), issuedAt: issuedAt(envelope, clock()) };
      const decision = await decide(envelope, context, handlers);
      const outcome = await toOutcome(transaction, decision);
      await record(envelope, inputHash, outcome, context);
      return outcome;
    });

  return {
    async run(envelope, actor) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(envelope, actor);
        } catch (error) {
          // Two transactions met (the same id twice at once, or a lock cycle): the next try sees what the other did.
          if (attempt >= attempts || !isConflict(error)) throw error;
        }
      }
    },
  };
}

function issuedAt(envelope: CommandEnvelope, now: Instant): Instant {
  return instant(Math.min(now, Math.max(envelope.issuedAt, now - longestBackdatingMs)));
}

async function findOutcome(
  transaction: Transaction,
  envelope: CommandEnvelope,
  inputHash: string,
  actor: CommandActor,
): Promise<CommandOutcome | null> {
  const [row] = await transaction.select().from(commands).where(eq(commands.id, envelope.id));
  if (!row) return null;
  const isSame = row.inputHash === inputHash && row.accountId === actor.accountId;
  return isSame
    ? commandOutcomeSchema.parse(row.outcome)
    : { kind: 'refused', refusal: { code: 'id-reused' } };
}

function decide(
  envelope: CommandEnvelope,
  context: CommandContext,
  handlers: CommandHandlers,
): ReturnType<CommandHandler> | Result<never, Refusal> {
  const roles: readonly Role[] = commandTerms[envelope.name].roles;
  const { role } = context.actor;
  if (role !== 'system' && !roles.includes(role)) return refused({ code: 'forbidden', role });
  const command = parseOrRefuse(envelope);
  return command.ok ? handlers[envelope.name](command.value, context) : command;
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
  transaction: Transaction,
  decision: Result<readonly Touched[], Refusal>,
): Promise<CommandOutcome> {
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  const { rows } = await transaction.execute<{ id: string }>(
    sql`select pg_current_xact_id()::xid::text as id`,
  );
  return { kind: 'accepted', transactionId: rows[0]?.id ?? '', touched: [...decision.value] };
}

async function record(
  envelope: CommandEnvelope,
  inputHash: string,
  outcome: CommandOutcome,
  context: CommandContext,
) {
  const { transaction, actor, now } = context;
  await transaction.insert(commands).values({
    id: envelope.id,
    accountId: actor.accountId,
    name: envelope.name,
    inputHash,
    outcome,
    decidedAt: now,
  });
  await transaction.insert(auditEntries).values({
    at: now,
    accountId: actor.accountId,
    actorName: actor.name,
    action: envelope.name,
    subject: subjectOf(outcome, envelope.input),
    commandId: envelope.id,
    outcome: outcome.kind,
    detail: outcome.kind === 'refused' ? outcome.refusal : envelope.input,
  });
}

function subjectOf(outcome: CommandOutcome, input: unknown): string | null {
  if (outcome.kind === 'accepted' && outcome.touched[0]) return outcome.touched[0].id;
  const named = input as { ticketId?: unknown; technicianId?: unknown } | null;
  const id = named?.ticketId ?? named?.technicianId;
  return typeof id === 'string' ? id : null;
}

function isConflict(error: unknown): boolean {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const code = (cause as { code?: unknown }).code;
  return code === uniqueViolation || code === serializationFailure || code === deadlock;
}
