import { createHash } from 'node:crypto';
import { z } from 'zod';
import { commandNameSchema, commandOutcomeSchema, parseCommand } from '../../../shared/contracts/commands.ts';
import { accountIdSchema, commandIdSchema } from '../../../shared/kernel/ids.ts';
import { instantSchema } from '../../../shared/kernel/instant.ts';
import type { QueuedCommand } from './queued-command.ts';

const rowSchema = z.object({
  id: commandIdSchema,
  account_id: accountIdSchema,
  actor_name: z.string(),
  name: commandNameSchema,
  input: z.string(),
  issued_at: instantSchema,
  outcome: z.string().nullable(),
  decided_at: instantSchema.nullable(),
  refused_by: z.enum(['desk', 'server']).nullable(),
  /** Null for a command given before there were digests. */
  digest: z.string().nullish(),
  /** Missing in the row of an older file that is rescued. */
  after: commandIdSchema.nullish(),
});

/** What a person said, and who. It never changes; the state beside it does. */
type Said = {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly input: string;
  readonly issued_at: number;
};

const digestOf = ({ id, account_id, name, input, issued_at }: Said): string =>
  createHash('sha256')
    .update(JSON.stringify([id, account_id, name, input, issued_at]))
    .digest('hex');

/** Values of a new row, by column. */
export function toRow({ id, command, actor, issuedAt, state }: QueuedCommand) {
  if (state.kind === 'accepted') throw new Error('A command is accepted after it was given');
  const isRefused = state.kind === 'refused';
  const said: Said = {
    id,
    account_id: actor.accountId,
    name: command.name,
    input: JSON.stringify(command.input),
    issued_at: issuedAt,
  };
  return {
    ...said,
    actor_name: actor.name,
    state: state.kind,
    outcome: isRefused ? JSON.stringify({ kind: 'refused', refusal: state.refusal }) : null,
    refused_by: isRefused ? state.by : null,
    after: state.kind === 'waiting' ? state.after : null,
    digest: digestOf(said),
  };
}

/** @throws when a row is not what this program wrote: the outbox is never guessed at. */
export function toQueuedCommand(row: unknown): QueuedCommand {
  const parsed = rowSchema.parse(row);
  if (typeof parsed.digest === 'string' && parsed.digest !== digestOf(parsed))
    throw new Error(`Command ${parsed.id} is not what was written`);
  return {
    id: parsed.id,
    command: parseCommand(parsed.name, JSON.parse(parsed.input)),
    actor: { accountId: parsed.account_id, name: parsed.actor_name },
    issuedAt: parsed.issued_at,
    state: toState(parsed),
  };
}

function toState({
  outcome,
  decided_at: decidedAt,
  refused_by: by,
  after,
}: z.infer<typeof rowSchema>): QueuedCommand['state'] {
  if (outcome === null) return { kind: 'waiting', after: after ?? null };
  const parsed = commandOutcomeSchema.parse(JSON.parse(outcome));
  if (parsed.kind === 'refused') return { kind: 'refused', refusal: parsed.refusal, by: by ?? 'server' };
  if (decidedAt === null) throw new Error('An accepted command has no time of decision');
  return { kind: 'accepted', outcome: parsed, decidedAt };
}
