import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../../server/http/router.ts';
import { type Agreement, agreementSchema, beforeAgreements } from '../../../shared/contracts/agreement.ts';
import type { CommandEnvelope, CommandOutcome } from '../../../shared/contracts/commands.ts';
import type { ApprovalAnswer, DisplayApproval } from '../../../shared/contracts/displays.ts';
import type { QueryName } from '../../../shared/contracts/queries.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { AccountId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

export type SignedIn = {
  readonly token: string;
  readonly principal: Principal;
  readonly expiresAt: Instant;
};

/** The server's procedures as the desk uses them. Each throws `ServerRefused` or `ServerAway`. */
export type ServerClient = {
  signIn(credentials: {
    readonly username: string;
    readonly password: string;
    readonly deskName: string;
  }): Promise<SignedIn>;
  /** A code for this workstation to show, and the token that opens its session from when it is approved. */
  beginPairing(deskName: string): Promise<{
    readonly code: string;
    readonly token: string;
    readonly expiresAt: Instant;
  }>;
  lookAtPairing(
    token: string,
  ): Promise<
    | { readonly kind: 'waiting' | 'ended' }
    | ({ readonly kind: 'paired' } & Pick<SignedIn, 'principal' | 'expiresAt'>)
  >;
  approveDisplay(approval: DisplayApproval): Promise<ApprovalAnswer>;
  revokeDisplay(accountId: AccountId): Promise<void>;
  /** Ends the session of this token, which need not be the one the other procedures are asked with. */
  signOut(token: string): Promise<void>;
  submit(
    envelopes: readonly CommandEnvelope[],
    signal: AbortSignal,
  ): Promise<{
    readonly outcomes: readonly CommandOutcome[];
    readonly now: Instant;
  }>;
  query(name: QueryName, input: unknown): Promise<unknown>;
  about(signal: AbortSignal): Promise<{
    readonly now: Instant;
    readonly replicates: boolean;
    readonly agreement: Agreement;
  }>;
};

export type RefusalCode =
  | 'unauthorized'
  | 'forbidden'
  | 'too-many-requests'
  | 'bad-request'
  | 'too-large'
  /** It is there and can do nothing now, as when its database is away: no answer to any one command. */
  | 'unavailable'
  | 'server-error';

/** The server answered, and the answer is no. */
export class ServerRefused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ServerRefused';
    this.code = code;
  }
}

/** Nobody answered, or something between here and the server did. */
export class ServerAway extends Error {
  constructor(cause: unknown) {
    super('The server does not answer', { cause });
    this.name = 'ServerAway';
  }
}

/** Not answered in the time we wait for a decision: it may be deciding still, and may answer others. */
export class ServerLate extends ServerAway {
  constructor(cause: unknown) {
    super(cause);
    this.name = 'ServerLate';
  }
}

type Options = {
  readonly serverUrl: string;
  readonly token: () => string | null;
  readonly fetch: typeof globalThis.fetch;
};

/** A command or query unanswered for so long is asked again: both are safe to repeat. */
export const answerTimeoutMs = 20_000;
/** A person waits for these, and a connection that died says nothing; the outbox sends them again, fewer at once. */
export const decisionTimeoutMs = 5000;

export function createServerClient({ serverUrl, token, fetch }: Options): ServerClient {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL('/trpc', serverUrl).href,
        headers: ({ op }) => {
          const bearer = tokenOf(op.context) ?? token();
          return bearer ? { authorization: `Bearer ${bearer}` } : {};
        },
        fetch: (url, init) => fetch(url, withTimeout(init as RequestInit | undefined)),
      }),
    ],
  });
  return {
    signIn: (credentials) => asked(client.session.signIn.mutate(credentials)),
    signOut: (ended) =>
      asked(client.session.signOut.mutate(undefined, { context: { token: ended } })).then(() => undefined),
    beginPairing: (deskName) => asked(client.pairing.begin.mutate({ deskName })),
    lookAtPairing: (begun) => asked(client.pairing.look.mutate({ token: begun })),
    approveDisplay: (approval) => asked(client.displays.approve.mutate(approval)),
    revokeDisplay: (accountId) => asked(client.displays.revoke.mutate({ accountId })),
    submit(envelopes, givenUp) {
      const late = AbortSignal.timeout(decisionTimeoutMs);
      const signal = AbortSignal.any([late, givenUp]);
      return asked(client.commands.submit.mutate({ envelopes: [...envelopes] }, { signal })).catch(
        (error: unknown) => {
          const isLate = error instanceof ServerAway && late.aborted && signal.reason === late.reason;
          throw isLate ? new ServerLate(error) : error;
        },
      );
    },
    query: (name, input) => asked<unknown>(client.queries.run.query({ name, input } as never)),
    async about(signal) {
      const about = await asked(client.server.about.query(undefined, { signal }));
      const { now, replication } = about;
      const agreement = agreementSchema.safeParse(about.agreement ?? beforeAgreements);
      if (!agreement.success)
        throw new ServerRefused('server-error', 'The server does not say what it speaks', agreement.error);
      const replicates = replication.kind !== 'down' && replication.kind !== 'starting';
      return { now, replicates, agreement: agreement.data };
    },
  };
}

const tokenOf = ({ token }: Record<string, unknown>): string | null =>
  typeof token === 'string' ? token : null;

const withTimeout = (init: RequestInit | undefined): RequestInit => ({
  ...init,
  signal: AbortSignal.any([AbortSignal.timeout(answerTimeoutMs), ...(init?.signal ? [init.signal] : [])]),
});

async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw toServerFailure(error);
  }
}

const refusalByCode: Readonly<Record<string, RefusalCode>> = {
  UNAUTHORIZED: 'unauthorized',
  FORBIDDEN: 'forbidden',
  TOO_MANY_REQUESTS: 'too-many-requests',
  BAD_REQUEST: 'bad-request',
  PAYLOAD_TOO_LARGE: 'too-large',
  SERVICE_UNAVAILABLE: 'unavailable',
};

function toServerFailure(error: unknown): ServerRefused | ServerAway {
  if (!(error instanceof TRPCClientError)) return new ServerAway(error);
  const data: unknown = error.data;
  if (!data || typeof data !== 'object' || !('code' in data)) return new ServerAway(error);
  return failureOf(String(data.code), error);
}

/** @param code of tRPC, as the server answered it */
export function failureOf(code: string, error: Error): ServerRefused {
  return new ServerRefused(refusalByCode[code] ?? 'server-error', error.message, error);
}
