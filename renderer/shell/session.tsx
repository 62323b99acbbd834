import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { type CommandName, commandTerms } from '../../shared/contracts/commands.ts';
import type { EndedSession, Session } from '../../shared/contracts/live.ts';
import type { Principal, Role } from '../../shared/domain/identity/principal.ts';
import { useRoom } from '../live/room-context.tsx';

const EndedContext = createContext<EndedSession | null>(null);

/** Why somebody who had signed in is asked again; null when nobody but themselves ended it. */
export const useEndedSession = (): EndedSession | null => useContext(EndedContext);

const PrincipalContext = createContext<Principal | null>(null);

/** Whether this person's role may give a command of this name; desk and server decide each again. */
export function useMay(): (name: CommandName) => boolean {
  const { role } = usePrincipal();
  return useCallback((name) => (commandTerms[name].roles as readonly Role[]).includes(role), [role]);
}

export function usePrincipal(): Principal {
  const principal = useContext(PrincipalContext);
  if (!principal) throw new Error('The console is shown to a person who has signed in');
  return principal;
}

type SessionGateProps = { readonly signIn: ReactNode; readonly children: ReactNode };

/** The room for who has signed in, the sign-in form for who has not, and nothing before the desk has said which. */
export function SessionGate({ signIn, children }: SessionGateProps) {
  const room = useRoom();
  const [session, setSession] = useState<Session | null>(null);
  useEffect(
    () =>
      room.desk.watchSession((next) => {
        room.setMe(next.kind === 'signed-in' ? next.principal.accountId : null);
        setSession(next);
      }),
    [room],
  );
  if (!session) return null;
  if (session.kind === 'signed-out') return <EndedContext value={session.ended}>{signIn}</EndedContext>;
  return <PrincipalContext value={session.principal}>{children}</PrincipalContext>;
}
