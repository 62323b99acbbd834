import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { handOverIdSchema } from '../../kernel/ids.ts';
import { dayMs, type Instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textSchema } from '../../kernel/text.ts';
import type { Author } from '../authorship/authorship.ts';
import type { Acting } from './decide-log.ts';
import { type HandOver, roomCountSchema } from './hand-over.ts';
import { isWatchStart } from './watch.ts';

export const handOverCommandInputs = {
  /** The count comes with it: what a person signs is what they saw, also when the server hears of it later. */
  'hand-over.close': z.strictObject({
    handOverId: handOverIdSchema,
    watchFrom: instantSchema,
    summary: textSchema(4000),
    count: roomCountSchema,
  }),
  'hand-over.take': z.strictObject({ handOverId: handOverIdSchema }),
} as const;

export type HandOverCommand = {
  [Name in keyof typeof handOverCommandInputs]: {
    readonly name: Name;
    readonly input: z.infer<(typeof handOverCommandInputs)[Name]>;
  };
}[keyof typeof handOverCommandInputs];

export const handOverRefusalSchema = z.discriminatedUnion('code', [
  /** It has not begun, is over for more than a day, or is no watch of this room. */
  z.strictObject({ code: z.literal('watch-not-open') }),
  z.strictObject({ code: z.literal('already-closed'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('hand-over-unknown') }),
  z.strictObject({ code: z.literal('already-taken'), byName: z.string(), at: instantSchema }),
  /** Two people know of it, or it was no hand-over. */
  z.strictObject({ code: z.literal('own-hand-over') }),
]);
export type HandOverRefusal = z.infer<typeof handOverRefusalSchema>;

/** How long after its beginning a watch may still be closed. */
const closableMs = dayMs;

/**
 * The one rule for hand-overs: a watch is closed once, and taken over once, by somebody else.
 * @param known every hand-over that may be of the same watch
 */
export function decideHandOver(
  known: readonly HandOver[],
  command: HandOverCommand,
  { by, issuedAt }: Acting,
): Result<HandOver, HandOverRefusal> {
  switch (command.name) {
    case 'hand-over.close': {
      const { handOverId: id, watchFrom, summary, count } = command.input;
      if (!isOpen(watchFrom, issuedAt)) return refused({ code: 'watch-not-open' });
      const before = known.find((each) => each.watchFrom === watchFrom || each.id === id);
      if (before)
        return refused({ code: 'already-closed', byName: before.closedByName, at: before.closedAt });
      const closed = { closedBy: by.accountId, closedByName: by.name, closedAt: issuedAt };
      return accepted({ id, version: 1, watchFrom, summary, count, ...closed, taken: null });
    }
    case 'hand-over.take': {
      const handOver = known.find(({ id }) => id === command.input.handOverId);
      if (!handOver) return refused({ code: 'hand-over-unknown' });
      const { taken, version } = handOver;
      if (taken) return refused({ code: 'already-taken', byName: taken.byName, at: taken.at });
      if (isOwn(handOver, by)) return refused({ code: 'own-hand-over' });
      const taking = { by: by.accountId, byName: by.name, at: issuedAt };
      return accepted({ ...handOver, version: version + 1, taken: taking });
    }
    default:
      return assertNever(command);
  }
}

const isOpen = (watchFrom: Instant, at: Instant): boolean =>
  isWatchStart(watchFrom) && watchFrom <= at && at - watchFrom <= closableMs;

export const isOwn = ({ closedBy }: HandOver, { accountId }: Pick<Author, 'accountId'>): boolean =>
  closedBy !== null && closedBy === accountId;
