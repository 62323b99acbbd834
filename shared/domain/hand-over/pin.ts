import { z } from 'zod';
import { assertNever } from '../../kernel/assert-never.ts';
import { accountIdSchema, ticketIdSchema } from '../../kernel/ids.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { textSchema } from '../../kernel/text.ts';
import type { Acting } from './decide-log.ts';

/** A ticket that the room keeps in sight over its watches, until somebody lifts it. One ticket has one pin. */
export const pinSchema = z.strictObject({
  ticketId: ticketIdSchema,
  version: z.int().positive(),
  reason: z.string(),
  /** Whoever pinned it; whoever lifted it once it is lifted. */
  by: accountIdSchema.nullable(),
  byName: z.string(),
  at: instantSchema,
  /** A lifted pin leaves the room's copy; its row stays, so that versions of one ticket's pin only rise. */
  lifted: z.boolean(),
});
export type Pin = z.infer<typeof pinSchema>;

export const pinCommandInputs = {
  'pin.set': z.strictObject({ ticketId: ticketIdSchema, reason: textSchema(200) }),
  'pin.lift': z.strictObject({ ticketId: ticketIdSchema }),
} as const;

export type PinCommand = {
  [Name in keyof typeof pinCommandInputs]: {
    readonly name: Name;
    readonly input: z.infer<(typeof pinCommandInputs)[Name]>;
  };
}[keyof typeof pinCommandInputs];

export const pinRefusalSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('already-pinned'), byName: z.string(), at: instantSchema }),
  z.strictObject({ code: z.literal('not-pinned') }),
]);
export type PinRefusal = z.infer<typeof pinRefusalSchema>;

/** Whether there is such a ticket is not asked: one opened on a desk without a server is pinned there as well. */
export function decidePin(
  pin: Pin | null,
  command: PinCommand,
  { by, issuedAt }: Acting,
): Result<Pin, PinRefusal> {
  const actor = { by: by.accountId, byName: by.name, at: issuedAt };
  switch (command.name) {
    case 'pin.set': {
      if (pin && !pin.lifted) return refused({ code: 'already-pinned', byName: pin.byName, at: pin.at });
      const { ticketId, reason } = command.input;
      return accepted({ ticketId, version: (pin?.version ?? 0) + 1, reason, ...actor, lifted: false });
    }
    case 'pin.lift':
      if (!pin || pin.lifted) return refused({ code: 'not-pinned' });
      return accepted({ ...pin, version: pin.version + 1, ...actor, lifted: true });
    default:
      return assertNever(command);
  }
}
