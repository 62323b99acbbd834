import { initTRPC, TRPCError } from '@trpc/server';
import type { Agreement } from '../../shared/contracts/agreement.ts';
import type { Principal, Role } from '../../shared/domain/identity/principal.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { CommandPipeline } from '../commands/command-pipeline.ts';
import type { Database } from '../database/database.ts';
import { isDatabaseAway } from '../database/database-away.ts';
import type { OpenStreams } from '../shapes/open-streams.ts';
import type { OpenShapeSource } from '../shapes/shape-source.ts';
import type { QueryHandlers } from './query-handlers.ts';

/** What procedures may use. Built in main. */
export type Services = {
  readonly database: Database;
  readonly pipeline: CommandPipeline;
  readonly queryHandlers: QueryHandlers;
  readonly replication: OpenShapeSource['status'];
  readonly clock: () => Instant;
  readonly version: string;
  /** What this server speaks; a desk that does not says what to do. */
  readonly agreement: Agreement;
};

export type RequestContext = {
  readonly services: Services;
  readonly streams: Pick<OpenStreams, 'end'>;
  /** The bearer token as sent; null without one. */
  readonly token: string | null;
  readonly principal: Principal | null;
  /** Where the request came from. */
  readonly address: string;
};

const t = initTRPC.context<RequestContext>().create({
  // Stack traces are for the log, never for a client.
  isDev: false,
});

export const { router } = t;

/** A desk that hears this waits and asks again, with all its commands; any other failure it would lay to one of them. */
export const databaseAway = (cause: unknown) =>
  new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'The database does not answer.', cause });

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && isDatabaseAway(result.error)) throw databaseAway(result.error);
  return result;
});

/** Only somebody signed in; the resolver sees a principal that is not null. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  const { principal, token } = ctx;
  if (!principal || !token) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  return next({ ctx: { ...ctx, principal, token } });
});

export function assertRole(principal: Principal, roles: readonly Role[]): void {
  if (roles.includes(principal.role)) return;
  throw new TRPCError({ code: 'FORBIDDEN', message: `The role ${principal.role} may not do this.` });
}
