import { z } from 'zod';
import { accountIdSchema, partIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textSchema } from '../../kernel/text.ts';
import type { AuthorshipRefusal } from '../authorship/authorship.ts';
import type { Acting } from '../hand-over/decide-log.ts';
import type { PartCounts } from '../routing/part-counts.ts';
import { type TicketKind, ticketKindSchema } from '../tickets/ticket.ts';

/** Metres of cable come to more than pieces ever do. */
export const mostOfOnePart = 20_000;
export const partCountSchema = z.int().min(0).max(mostOfOnePart);
export const partCountsSchema = z.record(partIdSchema, partCountSchema);

const partSaid = {
  names: z.strictObject({ id: textSchema(60), en: textSchema(60) }),
  unit: z.enum(['piece', 'metre']),
  /** How many a visit of a kind usually takes off the van; none where a kind is not named. */
  usual: z.partialRecord(ticketKindSchema, partCountSchema),
};

/** Something technicians take off their van at a customer's. */
export const partSchema = z.strictObject({
  id: partIdSchema,
  version: z.int().positive(),
  ...partSaid,
  /** No longer in the catalogue: no visit usually takes it. What is left of it keeps its name. */
  retired: z.boolean(),
  by: accountIdSchema.nullable(),
  byName: z.string(),
  at: instantSchema,
});
export type Part = z.infer<typeof partSchema>;

export const partCommandInputs = {
  /** Begins a part with `baseVersion` 0. */
  'part.save': z.strictObject({
    partId: partIdSchema,
    /** The version that was on the screen. */
    baseVersion: z.int().nonnegative(),
    ...partSaid,
    retired: z.boolean().default(false),
  }),
} as const;
export type PartCommand = {
  readonly name: 'part.save';
  readonly input: z.infer<(typeof partCommandInputs)['part.save']>;
};

export type ChangedMeanwhile = Extract<AuthorshipRefusal, { code: 'changed-meanwhile' }>;

/** Null where it stands as it was seen, or is not known here: a desk does not have every row from the first moment. */
export const changedSince = (
  known: { readonly version: number; readonly byName: string; readonly at: Part['at'] } | null,
  baseVersion: number,
): ChangedMeanwhile | null =>
  known && known.version !== baseVersion
    ? { code: 'changed-meanwhile', byName: known.byName, at: known.at }
    : null;

export function decidePart(
  part: Part | null,
  { input: { partId, baseVersion, ...said } }: PartCommand,
  { by, issuedAt }: Acting,
): Result<Part, ChangedMeanwhile> {
  const changed = changedSince(part, baseVersion);
  if (changed) return refused(changed);
  return accepted({
    id: partId,
    version: (part?.version ?? 0) + 1,
    ...said,
    by: by.accountId,
    byName: by.name,
    at: issuedAt,
  });
}

/** What a visit of the kind takes off the van where nobody has said otherwise. */
export function usualParts(parts: Iterable<Part>, kind: TicketKind): PartCounts {
  const counts: Record<string, number> = {};
  for (const { id, usual, retired } of parts) if (usual[kind] && !retired) counts[id] = usual[kind];
  return counts;
}
