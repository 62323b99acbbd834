import type { ServerResponse } from 'node:http';
import type { AccountId } from '../../shared/kernel/ids.ts';

/** The streams that are open now, by whose they are: a stream must not outlive the right to it by its own minute. */
export type OpenStreams = {
  hold(accountId: AccountId, response: Pick<ServerResponse, 'destroy' | 'destroyed' | 'once'>): void;
  /** Whoever asks again is asked who they are. */
  end(accountId: AccountId): void;
};

export function holdOpenStreams(): OpenStreams {
  const open = new Map<AccountId, Set<Pick<ServerResponse, 'destroy'>>>();
  return {
    hold(accountId, response) {
      // Who has gone meanwhile says so no more.
      if (response.destroyed) return;
      const streams = open.get(accountId) ?? new Set();
      open.set(accountId, streams.add(response));
      response.once('close', () => {
        streams.delete(response);
        if (streams.size === 0 && open.get(accountId) === streams) open.delete(accountId);
      });
    },
    end(accountId) {
      for (const response of [...(open.get(accountId) ?? [])]) response.destroy();
    },
  };
}
