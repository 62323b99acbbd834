import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PlaceKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import { AskedWays } from './asked-ways.ts';

const question = { day: '2026-11-22', round: 1, places: [1, 2] as PlaceKey[] };
const answer = { seconds: [0, 7, 7, 0], metres: [0, 9, 9, 0], levelling: 1, isKept: true, notices: [] };

/** A desk that answers so, one after the other. */
function openWays(...answers: readonly object[]) {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const query = vi.fn(async () => answers[query.mock.calls.length - 1]);
  const ways = new AskedWays();
  return {
    ...{ ways, query },
    ask: async () => {
      ways.ask({ query } as never, 'visit', question);
      await vi.advanceTimersByTimeAsync(1);
    },
  };
}

describe('what a window asks of the routing service', () => {
  it('is not asked again while it is being asked, and is told to all that listen', async () => {
    const { ways, query, ask } = openWays({ kind: 'answered', value: answer });
    const heard = vi.fn();
    ways.subscribe(heard);
    await Promise.all([ask(), ask()]);
    expect(query).toHaveBeenCalledOnce();
    expect(heard).toHaveBeenCalledOnce();
    expect(ways.answered).toMatchObject([{ asker: 'visit', answer }]);
  });

  it('is asked again some seconds after it could not be had', async () => {
    const { ways, query, ask } = openWays(
      { kind: 'unavailable', reason: 'unreachable' },
      { kind: 'answered', value: answer },
    );
    await ask();
    await ask();
    expect(query).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(5000);
    await ask();
    expect(ways.answered).toHaveLength(1);
  });

  it('is asked once by who may not know it', async () => {
    const { query, ask } = openWays({ kind: 'unavailable', reason: 'forbidden' });
    await ask();
    await vi.advanceTimersByTimeAsync(60_000);
    await ask();
    expect(query).toHaveBeenCalledOnce();
  });
});
