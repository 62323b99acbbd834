import type { PendingCommand } from '../../shared/contracts/live.ts';

export const ticketIdOf = ({ command }: PendingCommand): string | null =>
  'ticketId' in command.input ? command.input.ticketId : null;

/** The row a command is about. */
function subjectIdOf({ command: { input } }: PendingCommand): string {
  if ('ticketId' in input) return input.ticketId;
  if ('technicianId' in input) return input.technicianId;
  return 'boardId' in input ? input.boardId : input.filterId;
}

export const isRefused = ({ state }: PendingCommand): boolean => state.kind === 'refused';

const byIssue = (a: PendingCommand, b: PendingCommand) => a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : 1);
const none: readonly PendingCommand[] = [];

/** Commands on their way by the row they are about, in the order they were given. */
export class CommandIndex {
  readonly #bySubject = new Map<string, readonly PendingCommand[]>();
  readonly #refused = new Map<string, PendingCommand>();
  readonly #unsettled = new Map<string, PendingCommand>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  of(subjectId: string): readonly PendingCommand[] {
    return this.#bySubject.get(subjectId) ?? none;
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
    const subjectId = subjectIdOf(after);
    this.#bySubject.set(subjectId, [...this.of(subjectId), after].sort(byIssue));
  }

  clear(): void {
    this.#version += 1;
    for (const map of [this.#bySubject, this.#refused, this.#unsettled]) map.clear();
  }

  #drop(command: PendingCommand): void {
    this.#refused.delete(command.id);
    this.#unsettled.delete(command.id);
    const subjectId = subjectIdOf(command);
    const left = this.of(subjectId).filter(({ id }) => id !== command.id);
    if (left.length > 0) this.#bySubject.set(subjectId, left);
    else this.#bySubject.delete(subjectId);
  }
}
