import type { Principal } from '../domain/identity/principal.ts';
import type { Disagreement } from './agreement.ts';

/** Why nobody can come in now, which is not the fault of who asks. */
export type EntryTrouble = 'unreachable' | 'server-error' | Disagreement;

export type SignInRefusal = 'wrong-credentials' | 'too-many-attempts' | 'role-not-admitted' | EntryTrouble;

export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly principal: Principal }
  | { readonly kind: 'refused'; readonly reason: SignInRefusal };
