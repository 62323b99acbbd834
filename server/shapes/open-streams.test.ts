import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { accountIdSchema } from '../../shared/kernel/ids.ts';
import { holdOpenStreams } from './open-streams.ts';

const wall = accountIdSchema.parse('5f5b1f3e-3f0b-4d0e-9a55-0d9c7f6f2a10');
const rina = accountIdSchema.parse('5f5b1f3e-3f0b-4d0e-9a55-0d9c7f6f2a11');

function aStream() {
  const events = new EventEmitter();
  const stream = {
    ended: 0,
    destroyed: false,
    once: (name: string, listener: () => void) => events.once(name, listener),
    destroy() {
      stream.ended += 1;
      stream.destroyed = true;
      events.emit('close');
    },
  };
  return stream;
}

describe('the streams that are open', () => {
  it('end with the right to them, and nobody else’s do', () => {
    const streams = holdOpenStreams();
    const [first, second, other] = [aStream(), aStream(), aStream()];
    for (const stream of [first, second]) streams.hold(wall, stream as never);
    streams.hold(rina, other as never);
    streams.end(wall);
    expect([first.ended, second.ended, other.ended]).toEqual([1, 1, 0]);
  });

  it('are not held when they have closed before', () => {
    const streams = holdOpenStreams();
    const stream = aStream();
    stream.destroy();
    streams.hold(wall, stream as never);
    streams.end(wall);
    expect(stream.ended).toBe(1);
  });

  it('are forgotten when they close by themselves', () => {
    const streams = holdOpenStreams();
    const stream = aStream();
    streams.hold(wall, stream as never);
    stream.destroy();
    streams.end(wall);
    expect(stream.ended).toBe(1);
  });
});
