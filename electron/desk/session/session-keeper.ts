import type { SignInAnswer, SignInRefusal } from '../../../shared/contracts/entry.ts';
import type { EndedSession, Session } from '../../../shared/contracts/live.ts';
import { shapes } from '../../../shared/contracts/shapes.ts';
import { isDisplay, type Principal } from '../../../shared/domain/identity/principal.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Signal } from '../process/signal.ts';
import type { Line } from '../sync/line.ts';
import { type ServerClient, ServerRefused, type SignedIn } from '../sync/server-client.ts';
import { entryTrouble } from './entry-trouble.ts';
import type { Revocations } from './revocations.ts';
import type { SavedSession, SessionFile } from './session-file.ts';

/** Who uses this desk. The token never leaves this process. */
export type SessionKeeper = {
  current(): Session;
  principal(): Principal | null;
  signIn(credentials: { readonly username: string; readonly password: string }): Promise<SignInAnswer>;
  /** This workstation has become a display. */
  paired(signedIn: SignedIn): void;
  /** Ends it here at once; the server is told when it answers. */
  signOut(): void;
  /** The server no longer knows the token of this person's session; nothing when it has ended here already. */
  refused(whose: Principal): void;
};

type Options = {
  readonly server: Pick<ServerClient, 'signIn'>;
  readonly line: Pick<Line, 'status' | 'suspect'>;
  readonly revocations: Pick<Revocations, 'revoke'>;
  readonly file: SessionFile;
  /** Where the server client reads the token. */
  readonly token: { current: string | null };
  readonly serverUrl: string;
  readonly deskName: string;
  readonly now: () => Instant;
  readonly changed: Signal<SessionChange>;
};

export type SessionChange =
  | { readonly kind: 'signed-in'; readonly principal: Principal }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused' };

export function keepSession(options: Options): SessionKeeper {
  const { server, line, revocations, file, token, serverUrl, changed } = options;
  let saved = restored(options);
  let ended: EndedSession | null = null;
  token.current = saved?.token ?? null;

  const end = (change: SessionChange) => {
    saved = null;
    token.current = null;
    file.remove();
    changed.send(change);
  };
  const begin = (signedIn: SignedIn) => {
    ended = null;
    token.current = signedIn.token;
    saved = { ...signedIn, serverUrl };
    try {
      file.write(saved);
    } catch {
      /* A full disk must not keep a person from working: they sign in again after the next start of this desk. */
    }
    changed.send({ kind: 'signed-in', principal: signedIn.principal });
  };
  const revoke = ({ token: given, expiresAt }: Pick<SignedIn, 'token' | 'expiresAt'>) =>
    revocations.revoke({ serverUrl, token: given, expiresAt });
  const signOut = () => {
    if (!saved) return;
    /* First kept for the server: a desk killed in between asks to sign in again, and leaves no open session. */
    revoke(saved);
    end({ kind: 'signed-out' });
  };

  return {
    current: () =>
      saved ? { kind: 'signed-in', principal: saved.principal } : { kind: 'signed-out', ended },
    principal: () => saved?.principal ?? null,
    async signIn(credentials) {
      try {
        const signedIn = await server.signIn({ ...credentials, deskName: options.deskName });
        signOut();
        if (!shapes.tickets.roles.includes(signedIn.principal.role)) {
          revoke(signedIn);
          return { kind: 'refused', reason: 'role-not-admitted' };
        }
        begin(signedIn);
        return { kind: 'signed-in', principal: signedIn.principal };
      } catch (error) {
        return { kind: 'refused', reason: reasonOf(error, line) };
      }
    },
    paired(signedIn) {
      signOut();
      begin(signedIn);
    },
    signOut,
    refused(whose) {
      if (saved?.principal !== whose) return;
      const { displayName, role } = whose;
      ended = { displayName, isDisplay: isDisplay(role), at: options.now() };
      end({ kind: 'refused' });
    },
  };
}

/**
 * A session that ran out is not offered to the server again; one whose server is another is not ours to use. A display's
 * is prolonged by being used, so only the server knows when it ended.
 */
function restored({ file, serverUrl, now }: Options): SavedSession | null {
  const saved = file.read();
  if (!saved || saved.serverUrl !== serverUrl) return null;
  return saved.expiresAt > now() || isDisplay(saved.principal.role) ? saved : null;
}

function reasonOf(error: unknown, line: Options['line']): SignInRefusal {
  const code = error instanceof ServerRefused ? error.code : null;
  if (code === 'unauthorized') return 'wrong-credentials';
  if (code === 'too-many-requests') return 'too-many-attempts';
  const trouble = entryTrouble(error, line);
  /* A server of this version takes no name and no password of these lengths. */
  return code === 'bad-request' && trouble === 'server-error' ? 'wrong-credentials' : trouble;
}
