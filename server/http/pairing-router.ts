import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { type ApprovalAnswer, displayApprovalSchema } from '../../shared/contracts/displays.ts';
import type { Role } from '../../shared/domain/identity/principal.ts';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import { approveDisplay, beginPairing, lookAtPairing, revokeDisplay } from '../modules/identity/index.ts';
import { assertRole, publicProcedure, router, signedInProcedure } from './procedures.ts';

/** What a workstation asks that is to be a display, before it is one. */
export const pairingRouter = router({
  begin: publicProcedure
    .input(z.strictObject({ deskName: z.string().min(1).max(100) }))
    .mutation(async ({ ctx: { services, address }, input: { deskName } }) => {
      const begun = await beginPairing(services.database.orm, { deskName, address }, services.clock());
      if (!begun.ok)
        throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'Too many codes wait already.' });
      return begun.value;
    }),
  /** A mutation, so that the token travels in no address. */
  look: publicProcedure
    .input(z.strictObject({ token: z.string().min(1).max(100) }))
    .mutation(({ ctx: { services }, input }) =>
      lookAtPairing(services.database.orm, input.token, services.clock()),
    ),
});

const lead: readonly Role[] = ['admin', 'supervisor'];

const leadProcedure = signedInProcedure.use(({ ctx, next }) => {
  assertRole(ctx.principal, lead);
  return next();
});

export const displaysRouter = router({
  approve: leadProcedure
    .input(displayApprovalSchema)
    .mutation(async ({ ctx: { services, principal: by }, input }): Promise<ApprovalAnswer> => {
      const result = await approveDisplay(services.database, input, { by, now: services.clock() });
      return result.ok ? { kind: 'paired' } : { kind: 'refused', reason: result.refusal };
    }),
  revoke: leadProcedure
    .input(z.strictObject({ accountId: accountIdSchema }))
    .mutation(async ({ ctx: { services, streams, principal: by }, input: { accountId } }) => {
      const isRevoked = await revokeDisplay(services.database, accountId, { by, now: services.clock() });
      if (isRevoked) streams.end(accountId);
    }),
});
