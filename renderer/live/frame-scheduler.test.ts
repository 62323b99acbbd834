import { describe, expect, it, vi } from 'vitest';
import { frameScheduler } from './frame-scheduler.ts';

/** A window whose time, frames and messages come when the test says so. */
function aView() {
  const state = { now: 0, timers: new Map<number, { run: () => void; at: number }>(), next: 1 };
  let frame: (() => void) | null = null;
  const messages: (() => void)[] = [];
  class Channel {
    readonly port1: { onmessage(): void; close(): void } = {
      onmessage: () => undefined,
      close: () => undefined,
    };
    readonly port2 = { postMessage: () => void messages.push(() => this.port1.onmessage()) };
  }
  const view = {
    performance: { now: () => state.now },
    MessageChannel: Channel,
    requestAnimationFrame(run: () => void) {
      frame = run;
      return 1;
    },
    cancelAnimationFrame: () => {
      frame = null;
    },
    setTimeout(run: () => void, ms: number) {
      state.timers.set(state.next, { run, at: state.now + ms });
      return state.next++;
    },
    clearTimeout: (id: number) => void state.timers.delete(id),
  } as unknown as Window;
  return {
    view,
    frame: () => frame?.(),
    work: (ms: number) => {
      state.now += ms;
    },
    drawn: () => {
      for (const message of messages.splice(0)) message();
    },
    pass(ms: number) {
      state.now += ms;
      for (const [id, { run, at }] of state.timers) {
        if (at > state.now) continue;
        state.timers.delete(id);
        run();
      }
    },
  };
}

describe('the scheduler of a window', () => {
  it('runs what comes after a rest in the next frame', () => {
    const { view, frame } = aView();
    const run = vi.fn();
    frameScheduler(view).request(run);
    frame();
    expect(run).toHaveBeenCalledOnce();
  });

  it('leaves the thread alone for four times as long as taking in and drawing took', () => {
    const { view, frame, work, drawn, pass } = aView();
    const scheduler = frameScheduler(view);
    scheduler.request(() => work(10));
    frame();
    drawn();
    const again = vi.fn();
    scheduler.request(again);
    frame();
    pass(39);
    expect(again).not.toHaveBeenCalled();
    pass(1);
    expect(again).toHaveBeenCalledOnce();
  });

  it('rests no longer than people would notice, whatever one run took', () => {
    const { view, frame, work, drawn, pass } = aView();
    const scheduler = frameScheduler(view);
    scheduler.request(() => work(5000));
    frame();
    drawn();
    const again = vi.fn();
    scheduler.request(again);
    pass(400);
    expect(again).toHaveBeenCalledOnce();
  });

  it('goes on with what was too long for one run before anything that was asked for meanwhile', () => {
    const { view, frame, drawn } = aView();
    const scheduler = frameScheduler(view);
    const [rest, asked] = [vi.fn(), vi.fn()];
    scheduler.request(() => scheduler.goOn(rest));
    frame();
    scheduler.request(asked);
    frame();
    drawn();
    expect(rest).toHaveBeenCalledOnce();
    expect(asked).not.toHaveBeenCalled();
  });

  it('does not go on with what was called off', () => {
    const { view, frame, drawn } = aView();
    const scheduler = frameScheduler(view);
    const [rest, asked] = [vi.fn(), vi.fn()];
    scheduler.goOn(rest);
    scheduler.cancel();
    scheduler.request(asked);
    drawn();
    frame();
    expect(rest).not.toHaveBeenCalled();
    expect(asked).toHaveBeenCalledOnce();
  });

  it('runs what can wait less, and not what was asked for before it and can wait longer', () => {
    const { view, pass } = aView();
    const scheduler = frameScheduler(view);
    const [patient, urgent] = [vi.fn(), vi.fn()];
    scheduler.request(patient, 600);
    scheduler.request(urgent, 100);
    scheduler.request(patient, 300);
    pass(100);
    expect(urgent).toHaveBeenCalledOnce();
    pass(500);
    expect(patient).not.toHaveBeenCalled();
  });

  it('drains a window whose frames do not come', () => {
    const { view, pass } = aView();
    const run = vi.fn();
    frameScheduler(view).request(run);
    pass(250);
    expect(run).toHaveBeenCalledOnce();
  });
});
