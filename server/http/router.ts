import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { commandEnvelopeSchema, largestBatch } from '../../shared/contracts/commands.ts';
import { queries, queryNameSchema } from '../../shared/contracts/queries.ts';
import { actorOf } from '../commands/command-handler.ts';
import { runBatch } from '../commands/run-batch.ts';
import { signIn, signOut } from '../modules/identity/index.ts';
import { displaysRouter, pairingRouter } from './pairing-router.ts';
import { assertRole, publicProcedure, router, signedInProcedure } from './procedures.ts';

const sessionRouter = router({
  signIn: publicProcedure
    .input(
      z.strictObject({
        username: z.string().min(1).max(100),
        password: z.string().min(1).max(200),
        deskName: z.string().min(1).max(100),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { database, clock } = ctx.services;
      const result = await signIn(database.orm, input, clock());
      if (!result.ok)
        throw new TRPCError({ code: 'UNAUTHORIZED', message: 'User name or password is wrong.' });
      return result.value;
    }),
  current: signedInProcedure.query(({ ctx }) => ctx.principal),
  signOut: signedInProcedure.mutation(({ ctx }) => signOut(ctx.services.database.orm, ctx.token)),
});

const commandsRouter = router({
  /** In the order given where it matters; each is applied whole or not at all. */
  submit: signedInProcedure
    .input(z.strictObject({ envelopes: z.array(commandEnvelopeSchema).min(1).max(largestBatch) }))
    .mutation(async ({ ctx, input }) => {
      const { pipeline, clock } = ctx.services;
      const actor = actorOf(ctx.principal);
      const outcomes = await runBatch(input.envelopes, (lane) => pipeline.runTogether(lane, actor));
      return { outcomes, now: clock() };
    }),
});

const queriesRouter = router({
  run: signedInProcedure
    .input(z.strictObject({ name: queryNameSchema, input: z.unknown() }))
    .query(async ({ ctx, input: { name, input } }) => {
      assertRole(ctx.principal, queries[name].roles);
      const parsed = queries[name].input.safeParse(input);
      if (!parsed.success)
        throw new TRPCError({ code: 'BAD_REQUEST', message: z.prettifyError(parsed.error) });
      const { queryHandlers, clock } = ctx.services;
      const handler = queryHandlers[name] as (
        input: unknown,
        now: ReturnType<typeof clock>,
        asker: typeof ctx.principal,
      ) => Promise<unknown>;
      return await handler(parsed.data, clock(), ctx.principal);
    }),
});

const serverRouter = router({
  about: publicProcedure.query(({ ctx: { services } }) => ({
    version: services.version,
    agreement: services.agreement,
    now: services.clock(),
    replication: services.replication(),
  })),
});

export const appRouter = router({
  session: sessionRouter,
  pairing: pairingRouter,
  displays: displaysRouter,
  commands: commandsRouter,
  queries: queriesRouter,
  server: serverRouter,
});

export type AppRouter = typeof appRouter;
