import type { Principal, Role } from '../../../shared/domain/identity/principal.ts';
import { type AccountId, accountIdSchema, technicianIdSchema } from '../../../shared/kernel/ids.ts';

/** The n-th id of a group, the same in every run. */
export const idOf = (group: number, n: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(n).padStart(12, '0')}`;

export const technicianIds = [1, 2].map((n) => technicianIdSchema.parse(idOf(2, n)));

const person = (
  n: number,
  username: string,
  role: Role,
  technicianId: Principal['technicianId'] = null,
): Principal => ({
  accountId: accountIdSchema.parse(idOf(4, n)),
  username,
  displayName: username,
  role,
  technicianId,
});

/** Those who sit at desks, and a technician who reaches the server without one. */
export const roomPeople: readonly Principal[] = [
  person(1, 'sari', 'operator'),
  person(2, 'rudi', 'supervisor'),
  person(3, 'ani', 'customer-service'),
  person(4, 'tono', 'manager'),
];
export const fieldTechnician = person(5, 'dedi', 'technician', technicianIds[0]);

/** Who has which role and which session. The server's, and never lost: sessions are another test's business. */
export type People = {
  principal(username: string): Principal;
  changeRole(username: string, role: Role): void;
  /** Whether the account has the role, or had it a moment ago, when a command now decided may have been sent. */
  mayActAs(account: AccountId, roles: readonly Role[]): boolean;
  signIn(username: string): { readonly token: string; readonly principal: Principal };
  bearer(token: string | null): Principal | null;
  signOut(token: string): void;
  /** Sessions run out, all at once. */
  /** @returns how many there were */
  endSessions(username: string): number;
};

/** No command is under way on the server for longer. */
const underWayMs = 10_000;

export function createPeople(nowMs: () => number): People {
  const former = new Map<AccountId, { readonly role: Role; readonly untilMs: number }>();
  const people = new Map([...roomPeople, fieldTechnician].map((each) => [each.username, each]));
  const sessions = new Map<string, string>();
  let given = 0;
  const principal = (username: string): Principal => {
    const found = people.get(username);
    if (!found) throw new Error(`Nobody is called ${username}`);
    return found;
  };
  return {
    principal,
    changeRole(username, role) {
      const before = principal(username);
      former.set(before.accountId, { role: before.role, untilMs: nowMs() });
      people.set(username, { ...before, role });
    },
    mayActAs(account, roles) {
      const now = [...people.values()].find(({ accountId }) => accountId === account)?.role;
      const before = former.get(account);
      const recent = before && nowMs() - before.untilMs < underWayMs ? before.role : now;
      return [now, recent].some((role) => role !== undefined && roles.includes(role));
    },
    signIn(username) {
      given += 1;
      const token = `token-${given}`;
      sessions.set(token, username);
      return { token, principal: principal(username) };
    },
    bearer(token) {
      const username = sessions.get(token ?? '');
      return username ? principal(username) : null;
    },
    signOut: (token) => void sessions.delete(token),
    endSessions(username) {
      const tokens = [...sessions].flatMap(([token, of]) => (of === username ? [token] : []));
      for (const token of tokens) sessions.delete(token);
      return tokens.length;
    },
  };
}
