import type { Role } from '../../../shared/domain/identity/principal.ts';
import type { Actor } from '../../../shared/domain/tickets/ticket-events.ts';
import type { Random } from '../random/random.ts';
import { localDay, localHour } from '../time/jakarta.ts';
import type { DemoAccount } from './create-accounts.ts';

/** Who sits in the room at a moment: three teams of each role that change every eight hours and rotate daily. */
export type DeskRoster = { onDuty(role: Role, at: number, random: Random): Actor };

const teams = 3;

export function createDeskRoster(accounts: readonly DemoAccount[]): DeskRoster {
  const byRole = new Map<Role, Actor[]>();
  for (const account of accounts) {
    const actor = { accountId: account.id, name: account.displayName };
    byRole.set(account.role, [...(byRole.get(account.role) ?? []), actor]);
  }
  return {
    onDuty(role, at, random) {
      const actors = byRole.get(role) ?? [];
      const team = (Math.floor(((localHour(at) + 18) % 24) / 8) + localDay(at)) % teams;
      const present = actors.filter((_, index) => index % teams === team);
      return random.pick(present.length > 0 ? present : actors);
    },
  };
}
