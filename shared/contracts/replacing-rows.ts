import { assertNever } from '../kernel/assert-never.ts';
import type { LiveChange, LiveMessage, LiveName } from './live.ts';

/**
 * What a window makes of the desk's messages about rows. Of an entity whose rows come anew the old ones stay on the
 * screen meanwhile, and those that have not come when all have are gone: emptying the window first would show an empty
 * room for as long as the desk reads.
 */
export class ReplacingRows {
  readonly #unseen = new Map<LiveName, Set<string>>();

  /**
   * @param keysOf the window's rows of an entity
   * @returns what changes in the window by the message
   */
  take(message: LiveMessage, keysOf: (entity: LiveName) => Iterable<string>): readonly LiveChange[] {
    switch (message.kind) {
      case 'replacing':
        this.#unseen.set(message.entity, new Set(keysOf(message.entity)));
        return [];
      case 'replaced':
        return this.#end(message.entity);
      case 'changes':
        for (const { entity, key, op } of message.changes) {
          if (op !== 'patch') this.#unseen.get(entity)?.delete(key);
        }
        return message.changes;
      case 'reset':
        this.#unseen.clear();
        return [];
      case 'ready':
      case 'status':
        return [];
      default:
        return assertNever(message);
    }
  }

  #end(entity: LiveName): readonly LiveChange[] {
    const left = [...(this.#unseen.get(entity) ?? [])];
    this.#unseen.delete(entity);
    return left.map((key) => ({ entity, op: 'delete', key }) as LiveChange);
  }
}
