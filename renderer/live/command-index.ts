import { rowsOf } from '../../shared/contracts/command-subject.ts';
import type { PendingCommand } from '../../shared/contracts/live.ts';

export const ticketIdOf = ({ command }: PendingCommand): string | null =>
  'ticketId' in command.input ? command.input.ticketId : null;

/** Every ticket a command means to change. */
export const ticketIdsOf = ({ command }: PendingCommand): readonly string[] =>
  rowsOf(command).flatMap(({ entity, id }) => (entity === 'tickets' ? [id] : []));

export const isRefused = ({ state }: PendingCommand): boolean => state.kind === 'refused';

const byIssue = (a: PendingCommand, b: PendingCommand) => a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : 1);
const none: readonly PendingCommand[] = [];

/** Commands on their way by the rows they mean to change, in the order they were given. */
export class CommandIndex {
  readonly #byRow = new Map<string, readonly PendingCommand[]>();
  readonly #refused = new Map<string, PendingCommand>();
  readonly #unsettled = new Map<string, PendingCommand>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  of(rowId: string): readonly PendingCommand[] {
    return this.#byRow.get(rowId) ?? none;
  }

  refused(): readonly PendingCommand[] {
    return [...this.#refused.values()].sort(byIssue);
  }

  /** Not yet known to the server, the oldest first. */
  unsent(): readonly PendingCommand[] {
    return [...this.#unsettled.values()].sort(byIssue);
  }

  replace(before: PendingCommand | null, after: PendingCommand | null): void {
    this.#version += 1;
    if (before) this.#drop(before);
    if (!after) return;
    if (isRefused(after)) this.#refused.set(after.id, after);
    else if (after.state.kind !== 'accepted') this.#unsettled.set(after.id, after);
    for (const { id } of rowsOf(after.command)) this.#byRow.set(id, [...this.of(id), after].sort(byIssue));
  }

  clear(): void {
    this.#version += 1;
    for (const map of [this.#byRow, this.#refused, this.#unsettled]) map.clear();
  }

  #drop(command: PendingCommand): void {
    this.#refused.delete(command.id);
    this.#unsettled.delete(command.id);
    for (const row of rowsOf(command.command)) {
      const left = this.of(row.id).filter(({ id }) => id !== command.id);
      if (left.length > 0) this.#byRow.set(row.id, left);
      else this.#byRow.delete(row.id);
    }
  }
}
