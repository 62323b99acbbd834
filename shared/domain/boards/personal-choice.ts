import { z } from 'zod';
import { accountIdSchema, boardIdSchema } from '../../kernel/ids.ts';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import type { Author } from '../authorship/authorship.ts';

/** What a person has chosen for themselves, wherever they sit. */
export const personalChoiceSchema = z.strictObject({
  accountId: accountIdSchema,
  version: z.int().positive(),
  /** Opened first, before what their role opens first; null leaves it to the role. One that was removed does, too. */
  firstBoardId: boardIdSchema.nullable(),
  updatedAt: instantSchema,
});
export type PersonalChoice = z.infer<typeof personalChoiceSchema>;

export const choiceCommandInputs = {
  'choice.first-board': z.strictObject({
    accountId: accountIdSchema,
    firstBoardId: boardIdSchema.nullable(),
  }),
} as const;

export type ChoiceCommand = {
  readonly name: 'choice.first-board';
  readonly input: z.infer<(typeof choiceCommandInputs)['choice.first-board']>;
};

export const choiceRefusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('own-choice-only') }),
]);
export type ChoiceRefusal = z.infer<typeof choiceRefusalSchema>;

/** The last word counts: a person does not quarrel with themselves. */
export function decideChoice(
  before: PersonalChoice | null,
  { input: { accountId, firstBoardId } }: ChoiceCommand,
  { by, now }: { readonly by: Author; readonly now: Instant },
): Result<PersonalChoice, ChoiceRefusal> {
  if (by.accountId !== accountId) return refused({ code: 'own-choice-only' });
  return accepted({ accountId, version: (before?.version ?? 0) + 1, firstBoardId, updatedAt: now });
}
