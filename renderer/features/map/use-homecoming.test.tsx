// @vitest-environment jsdom
import { act, useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mount } from '../../design/testing/mount.tsx';
import { stayMs, useHomecoming } from './use-homecoming.ts';

const map = { goHome: vi.fn() };

function Board({ chosen }: { readonly chosen: string | null }) {
  const ground = useRef<HTMLDivElement>(null);
  useHomecoming(map, ground, chosen);
  return <div ref={ground} data-testid="ground" />;
}

const touch = () =>
  document.querySelector('[data-testid=ground]')?.dispatchEvent(new Event('wheel', { bubbles: true }));
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

function drawn(chosen: string | null) {
  const board = mount(<Board chosen={chosen} />);
  onTestFinished(board.unmount);
  return board;
}

describe('the map of a board', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    map.goHome.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes home from a ticket that it flew to, some time after', () => {
    drawn('ticket-1');
    pass(stayMs - 1);
    expect(map.goHome).not.toHaveBeenCalled();
    pass(1);
    expect(map.goHome).toHaveBeenCalledOnce();
    pass(2 * stayMs);
    expect(map.goHome).toHaveBeenCalledOnce();
  });

  it('comes home also when the ticket is let go of', () => {
    const board = drawn('ticket-1');
    pass(1000);
    board.show(<Board chosen={null} />);
    pass(stayMs);
    expect(map.goHome).toHaveBeenCalledOnce();
  });

  it('stays where a hand moves it for as long as the hand is there', () => {
    drawn(null);
    touch();
    pass(stayMs - 1000);
    touch();
    pass(stayMs - 1000);
    expect(map.goHome).not.toHaveBeenCalled();
    pass(1000);
    expect(map.goHome).toHaveBeenCalledOnce();
  });
});
