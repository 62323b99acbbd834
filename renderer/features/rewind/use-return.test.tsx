// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mount } from '../../design/testing/mount.tsx';
import { leftMs, useReturn } from './use-return.ts';

const rewind = { end: vi.fn() };

function Stage({ standsStill }: { readonly standsStill: boolean }) {
  useReturn(rewind, standsStill);
  return null;
}

function drawn(standsStill: boolean) {
  const stage = mount(<Stage standsStill={standsStill} />);
  onTestFinished(stage.unmount);
  return stage;
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

describe('a window that was taken back in time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    rewind.end.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('returns to now when it was left standing', () => {
    drawn(true);
    pass(leftMs - 1);
    expect(rewind.end).not.toHaveBeenCalled();
    pass(1);
    expect(rewind.end).toHaveBeenCalledOnce();
  });

  it('stays for as long as somebody is at it', () => {
    drawn(true);
    pass(leftMs - 1000);
    window.dispatchEvent(new Event('keydown'));
    pass(leftMs - 1000);
    expect(rewind.end).not.toHaveBeenCalled();
  });

  it('is left alone while it is live or plays', () => {
    const stage = drawn(true);
    stage.show(<Stage standsStill={false} />);
    pass(2 * leftMs);
    expect(rewind.end).not.toHaveBeenCalled();
  });
});
