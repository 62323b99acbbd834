import type { SimulatedProcess } from '../time/timeline.ts';
import type { ModelSnapshot, ModelTransaction } from './model-database.ts';
import type { WalSender } from './wal-sender.ts';

/** One connection, as the server side knows it. */
export type Session = {
  readonly owner: SimulatedProcess;
  isOpen: boolean;
  /** The owner knows that it is over: nothing arrives any more. */
  isGone: boolean;
  transaction: ModelTransaction | null;
  /** Of a REPEATABLE READ transaction, from its first query on. */
  snapshot: ModelSnapshot | null;
  isRepeatable: boolean;
  cursor: string[];
  sender: WalSender | null;
  /** What the owner waits for. */
  readonly asking: Set<(error: Error) => void>;
  readonly onLost: (error: Error) => void;
};
