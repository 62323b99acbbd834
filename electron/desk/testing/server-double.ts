import { initTRPC, TRPCError } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Agreement, agreement } from '../../../shared/contracts/agreement.ts';
import {
  type CommandEnvelope,
  type CommandOutcome,
  commandEnvelopeSchema,
} from '../../../shared/contracts/commands.ts';
import { type ShapeName, shapeNames } from '../../../shared/contracts/shapes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { calendarRow, operator, policyRows } from './builders.ts';
import { timestamptz } from './postgres-text.ts';
import { ShapeLogDouble } from './shape-log-double.ts';

export type DecideDouble = (envelope: CommandEnvelope) => CommandOutcome;

/** The server as the desk sees it, on a real port: Electric's protocol, the procedures, and every way to fail. */
export class ServerDouble {
  readonly shapes: Readonly<Record<ShapeName, ShapeLogDouble>>;
  readonly received: CommandEnvelope[][] = [];
  readonly outcomes = new Map<string, CommandOutcome>();
  readonly order: CommandEnvelope[] = [];
  principal: Principal = operator;
  replication: 'streaming' | 'starting' | 'down' = 'streaming';
  database: 'there' | 'away' = 'there';
  /** Nothing, as of a server from before there was one. */
  agreement: Agreement | undefined = agreement;
  /** What a server of another version makes of who wants to come in. */
  signInFails: 'BAD_REQUEST' | 'NOT_FOUND' | null = null;
  token = 'token-1';
  /** Tokens whose session the desk ended, in order. */
  readonly revoked: string[] = [];
  /** Thrown before a batch is decided. */
  failBefore: () => void = () => undefined;
  /** Thrown after a batch is decided: the answer is lost on the way. */
  failAfter: () => void = () => undefined;
  answerQuery: (name: string, input: unknown) => unknown = () => [];
  decide: DecideDouble = () => ({ kind: 'accepted', transactionId: '1', touched: [] });
  private readonly clock = { lsn: 100 };
  private app: FastifyInstance | null = null;
  private port = 0;
  private beating: NodeJS.Timeout | null = null;

  constructor() {
    this.shapes = Object.fromEntries(
      shapeNames.map((name) => [name, new ShapeLogDouble(name, this.clock)]),
    ) as Record<ShapeName, ShapeLogDouble>;
    for (const row of policyRows()) this.shapes.policies.put(row);
    this.shapes.calendars.put(calendarRow());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  beat(): void {
    this.shapes.heartbeat.put({ id: 'server', at: timestamptz(Date.now()) });
  }

  startBeating(): void {
    this.beat();
    this.beating = setInterval(() => this.beat(), 250);
  }

  stopBeating(): void {
    if (this.beating) clearInterval(this.beating);
  }

  async start(): Promise<void> {
    const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
    app.get<{ Params: { name: ShapeName } }>('/v1/shapes/:name', async (request, reply) => {
      if (request.headers.authorization !== `Bearer ${this.token}`) return reply.code(401).send({});
      if (this.replication === 'down') return reply.code(503).header('retry-after', '1').send({});
      const query = new URL(request.url, this.url).searchParams;
      reply.hijack();
      await Promise.resolve(this.shapes[request.params.name].answer(query, reply.raw));
    });
    const options: FastifyTRPCPluginOptions<ReturnType<typeof procedures>> = {
      prefix: '/trpc',
      trpcOptions: {
        router: procedures(this),
        createContext: ({ req }) => ({ token: (req.headers.authorization ?? '').replace('Bearer ', '') }),
      },
    };
    await app.register(fastifyTRPCPlugin, options);
    await app.listen({ port: this.port, host: '127.0.0.1' });
    const address = app.server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
    this.app = app;
    this.startBeating();
  }

  /** Gone, with every connection; `start` brings it back on the same port. */
  async stop(): Promise<void> {
    this.stopBeating();
    for (const shape of Object.values(this.shapes)) shape.cut();
    await this.app?.close();
    this.app = null;
  }

  run(envelope: CommandEnvelope): CommandOutcome {
    const known = this.outcomes.get(envelope.id);
    if (known) return known;
    const outcome = this.decide(envelope);
    this.outcomes.set(envelope.id, outcome);
    this.order.push(envelope);
    return outcome;
  }
}

function procedures(server: ServerDouble) {
  const t = initTRPC.context<{ token: string }>().create();
  const signedIn = t.procedure.use(({ ctx, next }) => {
    if (ctx.token !== server.token) throw new TRPCError({ code: 'UNAUTHORIZED' });
    return next();
  });
  return t.router({
    session: t.router({
      signIn: t.procedure
        .input(z.object({ username: z.string(), password: z.string(), deskName: z.string() }))
        .mutation(({ input }) => {
          if (server.signInFails) throw new TRPCError({ code: server.signInFails });
          if (input.password !== 'rahasia') throw new TRPCError({ code: 'UNAUTHORIZED' });
          return { token: server.token, principal: server.principal, expiresAt: Date.now() + 3_600_000 };
        }),
      signOut: signedIn.mutation(({ ctx }) => void server.revoked.push(ctx.token)),
    }),
    commands: t.router({
      submit: signedIn
        .input(z.object({ envelopes: z.array(commandEnvelopeSchema).min(1).max(100) }))
        .mutation(({ input }) => {
          server.failBefore();
          server.received.push(input.envelopes);
          const outcomes = input.envelopes.map((envelope) => server.run(envelope));
          server.failAfter();
          return { outcomes, now: Date.now() };
        }),
    }),
    queries: t.router({
      run: signedIn
        .input(z.object({ name: z.string(), input: z.unknown() }))
        .query(({ input }) => server.answerQuery(input.name, input.input)),
    }),
    server: t.router({
      about: t.procedure.query(() => {
        if (server.database === 'away') throw new TRPCError({ code: 'SERVICE_UNAVAILABLE' });
        return {
          version: 'double',
          agreement: server.agreement,
          now: Date.now(),
          replication: { kind: server.replication },
        };
      }),
    }),
  });
}
