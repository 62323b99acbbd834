import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { Command } from '../../../shared/contracts/commands.ts';
import type { Acting } from '../../../shared/domain/hand-over/decide-log.ts';
import type { Principal, Role } from '../../../shared/domain/identity/principal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { isAbsent } from './overlay.ts';
import type { QueuedCommand } from './queued-command.ts';

/** Commands on one row only, of one person, in the order they were given. */
export type Laying = { readonly pending: readonly QueuedCommand[]; readonly role: Role };

/** The rule of the row's kind; null for a command that is none of its. */
type Rule<Row> = (row: Row | null, command: Command, acting: Acting) => Result<Row, unknown> | null;

/** The row as it will be when the server agrees with what is on its way. */
export function lay<Row extends { readonly version: number }>(
  synced: Row | null,
  { pending, role }: Laying,
  rule: Rule<Row>,
): Row | null {
  return pending.reduce<Row | null>((row, queued) => {
    if (!isAbsent(synced, queued)) return row;
    const { command, actor, issuedAt } = queued;
    const decision = rule(row, command, { by: { ...actor, role }, issuedAt, now: issuedAt });
    return decision?.ok ? decision.value : row;
  }, synced);
}

/** Lays what the signed-in person has on its way over a row of an entity; without any the row is as it was synced. */
export const layingOver =
  (known: {
    readonly principal: () => Principal | null;
    readonly pendingOn: (subject: Subject) => readonly QueuedCommand[];
  }) =>
  <Row>(entity: Subject['entity'], overlay: (synced: Row | null, laying: Laying) => Row | null) =>
  (id: string, synced: Row | null): Row | null => {
    const role = known.principal()?.role;
    const pending = known.pendingOn({ entity, id });
    return role && pending.length > 0 ? overlay(synced, { pending, role }) : synced;
  };
