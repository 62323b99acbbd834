import type { z } from 'zod';
import { rolesFor } from '../../../shared/contracts/command-roles.ts';
import { rowsOf } from '../../../shared/contracts/command-subject.ts';
import {
  type Command,
  type CommandName,
  commandInputs,
  parseCommand,
  type Refusal,
} from '../../../shared/contracts/commands.ts';
import type { Principal, Role } from '../../../shared/domain/identity/principal.ts';
import type { CommandId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { accepted, type Result, refused } from '../../../shared/kernel/result.ts';
import type { World } from '../live/world.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type QueuedCommand, subjectText } from '../outbox/queued-command.ts';
import { decideHere } from './decide-here.ts';
import type { GivenCommands } from './given-commands.ts';

export type SubmitRefusal =
  | { readonly code: 'invalid-input'; readonly sentence: string }
  | { readonly code: 'signed-out' }
  /** One of these ids was given before, with another body. */
  | { readonly code: 'id-reused' };

/** A command as a window gives it: the id is made where it is first meant, and stays for every attempt. */
export type SubmittedCommand = {
  readonly id: CommandId;
  readonly name: CommandName;
  readonly input: unknown;
  /** One given before it in the same list, and after no other: without that one accepted, this one has no sense. */
  readonly after?: CommandId | undefined;
};

export type SubmitContext = {
  readonly principal: Principal | null;
  readonly world: World;
  readonly outbox: Pick<Outbox, 'queue' | 'find' | 'followersOf'>;
  readonly given: GivenCommands;
  readonly now: Instant;
};

type Meant = { readonly id: CommandId; readonly command: Command; readonly after: CommandId | null };
type Giving = Omit<SubmitContext, 'principal'> & { readonly principal: Principal };

/**
 * Keeps commands for the server, or as refused where this desk already knows the answer: all of them or none. Either way
 * they are on the disk and on the board when this returns. The same again are answered the same and kept once.
 */
export function submitCommands(
  submitted: readonly SubmittedCommand[],
  { principal, ...context }: SubmitContext,
): Result<null, SubmitRefusal> {
  if (!principal) return refused({ code: 'signed-out' });
  const meant = readAll(submitted);
  if (!meant.ok) return meant;
  return keepNew(meant.value, [], { ...context, principal });
}

/** Gives a refused command again under another id, and with it whatever rests with its refusal. */
export function giveAgain(
  { id, command }: QueuedCommand,
  again: CommandId,
  { principal, ...context }: SubmitContext,
): Result<null, SubmitRefusal> {
  if (!principal) return refused({ code: 'signed-out' });
  const resting = context.outbox.followersOf(id).map((each) => ({ ...each, after: again }));
  return keepNew([{ id: again, command, after: null }], resting, { ...context, principal });
}

/** @param anew what is kept already, and takes its place after those that are new */
function keepNew(
  meant: readonly Meant[],
  anew: readonly Meant[],
  giving: Giving,
): Result<null, SubmitRefusal> {
  const { principal, outbox, given } = giving;
  const attempts = meant.map((each) => ({ ...each, accountId: principal.accountId }));
  const known = attempts.map(given.compare);
  if (known.includes('other')) return refused({ code: 'id-reused' });
  const news = meant.filter((_, place) => known[place] === 'new');
  if (news.length > 0) outbox.queue(decideAll([...news, ...anew], giving));
  for (const attempt of attempts) given.keep(attempt);
  return accepted(null);
}

function readAll(submitted: readonly SubmittedCommand[]): Result<readonly Meant[], SubmitRefusal> {
  const meant = new Map<CommandId, Meant>();
  for (const { id, name, input, after = null } of submitted) {
    const parsed = commandInputs[name].safeParse(input);
    if (!parsed.success) return refused({ code: 'invalid-input', sentence: sentenceOf(parsed.error) });
    if (after !== null && meant.get(after)?.after !== null)
      return refused({ code: 'invalid-input', sentence: 'after: It is not one that leads this list' });
    if (meant.has(id)) return refused({ code: 'id-reused' });
    meant.set(id, { id, command: parseCommand(name, parsed.data), after });
  }
  return accepted([...meant.values()]);
}

function sentenceOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'The input is invalid';
}

function decideAll(meant: readonly Meant[], giving: Giving): readonly QueuedCommand[] {
  const { principal, outbox, now } = giving;
  const { accountId, displayName: name } = principal;
  const decided = new Map<CommandId, QueuedCommand>();
  const changed = new Set<string>();
  for (const { id, command, after } of meant) {
    const leader = after && (decided.get(after) ?? outbox.find(after, accountId));
    const rows = rowsOf(command).map(subjectText);
    /* What another of the list changes is not laid yet: that is the server's to judge. */
    const isChanged = rows.some((row) => changed.has(row));
    const state = stateOf(command, leader || null, { ...giving, isChanged });
    decided.set(id, { id, command, actor: { accountId, name }, issuedAt: now, state });
    for (const row of rows) changed.add(row);
  }
  return [...decided.values()];
}

function stateOf(
  command: Command,
  leader: QueuedCommand | null,
  { isChanged, ...here }: Giving & { readonly isChanged: boolean },
): QueuedCommand['state'] {
  /* Refused here it would leave its leader, and could be given again by itself: the server judges it once it is sent. */
  if (leader && leader.state.kind !== 'accepted') return { kind: 'waiting', after: leader.id };
  const refusal = forbidden(command, here.principal.role) ?? (isChanged ? null : decideHere(command, here));
  return refusal ? { kind: 'refused', refusal, by: 'desk' } : { kind: 'waiting', after: null };
}

const forbidden = (command: Command, role: Role): Refusal | null =>
  rolesFor(command).includes(role) ? null : { code: 'forbidden', role };
