import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { commandNameSchema, largestList } from '../../../shared/contracts/commands.ts';
import { displayApprovalSchema } from '../../../shared/contracts/displays.ts';
import { type Preferences, preferencesChangeSchema } from '../../../shared/contracts/live.ts';
import { tileAddressSchema } from '../../../shared/contracts/map-ground.ts';
import { queries, queryNameSchema } from '../../../shared/contracts/queries.ts';
import { accountIdSchema, commandIdSchema } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { OutboxUnwritable } from '../outbox/outbox-store.ts';
import type { DeskServices } from './services.ts';
import type { SubmitRefusal } from './submit-commands.ts';

const t = initTRPC.context<DeskServices>().create({ isDev: false });
/** A command that could not be written must reach its author as that, not as a failure of the program. */
const ask = t.procedure.use(async ({ next }) => {
  const answer = await next();
  if (answer.ok || !(answer.error.cause instanceof OutboxUnwritable)) return answer;
  const { message, reason } = answer.error.cause;
  throw new TRPCError({
    code: reason === 'disk-full' ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR',
    message,
  });
});

const windowIdSchema = z.string().min(1).max(100);
const credentialsSchema = z.strictObject({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(1000),
});
const signOutSchema = z.strictObject({ force: z.boolean() });
const commandsSchema = z
  .array(
    z.strictObject({
      id: commandIdSchema,
      name: commandNameSchema,
      input: z.unknown(),
      after: commandIdSchema.optional(),
    }),
  )
  .min(1)
  .max(largestList);
const querySchema = z.strictObject({ name: queryNameSchema, input: z.unknown() });
const byIdSchema = z.strictObject({ id: commandIdSchema });
const redoSchema = z.strictObject({ id: commandIdSchema, again: commandIdSchema });

/** Everything a window can ask. It never reaches the server but through here. */
export const deskRouter = t.router({
  session: t.router({
    watch: ask.subscription(({ ctx, signal }) => ctx.session.watch(lasting(signal))),
    signIn: ask.input(credentialsSchema).mutation(({ ctx, input }) => ctx.session.signIn(input)),
    signOut: ask
      .input(signOutSchema.optional())
      .mutation(({ ctx, input }) => ctx.session.signOut(input ?? { force: false })),
    pair: ask.subscription(({ ctx, signal }) => ctx.session.pair(lasting(signal))),
    leftBehind: ask.query(({ ctx }) => ctx.session.leftBehind()),
  }),
  displays: t.router({
    approve: ask.input(displayApprovalSchema).mutation(({ ctx, input }) => ctx.displays.approve(input)),
    revoke: ask
      .input(z.strictObject({ accountId: accountIdSchema }))
      .mutation(({ ctx, input }) => ctx.displays.revoke(input.accountId)),
  }),
  live: t.router({
    watch: ask
      .input(z.strictObject({ windowId: windowIdSchema }))
      .subscription(({ ctx, input, signal }) => ctx.live.watch(input.windowId, lasting(signal))),
    acknowledge: ask
      .input(z.strictObject({ windowId: windowIdSchema, sequence: z.int().nonnegative() }))
      .mutation(({ ctx, input }) => ctx.live.acknowledge(input.windowId, input.sequence)),
  }),
  commands: t.router({
    submit: ask.input(commandsSchema).mutation(({ ctx, input }) => kept(ctx.commands.submit(input))),
    dismiss: ask.input(byIdSchema).mutation(({ ctx, input }) => {
      if (!ctx.commands.dismiss(input.id)) throw noSuchRefusal();
    }),
    redo: ask.input(redoSchema).mutation(({ ctx, input }) => {
      const result = ctx.commands.redo(input);
      if (!result) throw noSuchRefusal();
      return kept(result);
    }),
  }),
  queries: t.router({
    run: ask.input(querySchema).query(({ ctx, input: { name, input } }) => {
      const parsed = queries[name].input.safeParse(input);
      if (!parsed.success) throw invalid(`${name}: ${parsed.error.issues[0]?.message ?? 'invalid input'}`);
      return ctx.queries.run({ name, input: parsed.data });
    }),
  }),
  map: t.router({
    ground: ask.query(({ ctx }) => ctx.map.ground()),
    tile: ask.input(tileAddressSchema).query(({ ctx, input }) => ctx.map.tile(input)),
  }),
  preferences: t.router({
    watch: ask.subscription(({ ctx, signal }) => ctx.preferences.watch(lasting(signal))),
    change: ask
      .input(preferencesChangeSchema)
      .mutation(({ ctx, input }) => ctx.preferences.change(chosenOf(input))),
  }),
});
export type DeskRouter = typeof deskRouter;

/** What was left out is left as it is. */
const chosenOf = (part: { readonly [Key in keyof Preferences]?: Preferences[Key] | undefined }) =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Preferences>;
const lasting = (signal: AbortSignal | undefined) => signal ?? new AbortController().signal;
const invalid = (message: string) => new TRPCError({ code: 'BAD_REQUEST', message });
const noSuchRefusal = () =>
  new TRPCError({ code: 'NOT_FOUND', message: 'There is no refused command with this id.' });

function kept(result: Result<null, SubmitRefusal>): void {
  if (result.ok) return;
  if (result.refusal.code === 'signed-out')
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Nobody is signed in on this desk.' });
  if (result.refusal.code === 'id-reused')
    throw new TRPCError({ code: 'CONFLICT', message: 'This command was given before with another body.' });
  throw invalid(result.refusal.sentence);
}
