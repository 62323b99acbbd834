import type { Command } from '../../shared/contracts/commands.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { LossReason } from './desk-answer.ts';
import type { GivenCommand } from './desk-api.ts';

/** What a person did that reached no disk: commands given together, or what they wished for a refused one. */
export type Loss = {
  readonly reason: LossReason;
} & (
  | {
      readonly act: 'submit';
      /** Under their own ids, so that another attempt is known to be one. */
      readonly given: readonly GivenCommand[];
    }
  | {
      readonly act: 'redo' | 'dismiss';
      readonly id: CommandId;
      /** Null when the refused command is no longer among this window's rows. */
      readonly command: Command | null;
    }
);

export type ToldLoss = Loss & { readonly order: number };

/**
 * Commands the desk itself did not take (line lost, nobody signed in, malformed): they are in no outbox and no list, so
 * the window must say so, each until it is dismissed. Refusals are different: those are rows.
 */
export class LostCommands {
  readonly #listeners = new Set<() => void>();
  #told: readonly ToldLoss[] = [];
  #order = 0;

  /** The oldest first; the same array until it changes. */
  get told(): readonly ToldLoss[] {
    return this.#told;
  }

  tell(loss: Loss): void {
    this.#order += 1;
    this.#change([...this.#told, { ...loss, order: this.#order }]);
  }

  dismiss(order: number): void {
    this.#change(this.#told.filter((loss) => loss.order !== order));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(told: readonly ToldLoss[]): void {
    this.#told = told;
    for (const listener of this.#listeners) listener();
  }
}
