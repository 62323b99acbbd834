import type { StreamFrame } from './replication-stream.ts';

/** Above this many waiting bytes the socket is paused; below a quarter of it, resumed. */
const highWaterBytes = 4 * 1024 * 1024;

export type FrameQueue = {
  push(frame: StreamFrame): void;
  /** The next frame, or undefined when the queue is closed. */
  next(): Promise<StreamFrame | undefined>;
  /** Takes a frame only when one waits already. */
  take(): StreamFrame | undefined;
  /** Whatever still waits is dropped: it will be sent again. */
  close(): void;
};

type Flow = { pause(): void; resume(): void };

const sizeOf = (frame: StreamFrame): number => (frame.kind === 'data' ? frame.payload.length : 16);

/** Frames in order, with a bound: what comes faster than it is taken in waits in the socket, not in our memory. */
export function createFrameQueue(flow: Flow): FrameQueue {
  const state = {
    frames: [] as StreamFrame[],
    head: 0,
    bytes: 0,
    paused: false,
    closed: false,
    wake: undefined as (() => void) | undefined,
  };

  function take(): StreamFrame | undefined {
    const frame = state.closed ? undefined : state.frames[state.head];
    if (frame === undefined) return undefined;
    state.head += 1;
    state.bytes -= sizeOf(frame);
    if (state.head === state.frames.length || state.head > 4096) {
      state.frames.splice(0, state.head);
      state.head = 0;
    }
    if (state.paused && state.bytes < highWaterBytes / 4) {
      state.paused = false;
      flow.resume();
    }
    return frame;
  }

  function wake(): void {
    state.wake?.();
    state.wake = undefined;
  }

  return {
    take,
    push(frame) {
      if (state.closed) return;
      state.frames.push(frame);
      state.bytes += sizeOf(frame);
      if (!state.paused && state.bytes > highWaterBytes) {
        state.paused = true;
        flow.pause();
      }
      wake();
    },
    async next() {
      for (;;) {
        const frame = take();
        if (frame !== undefined || state.closed) return frame;
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      }
    },
    close() {
      state.closed = true;
      state.frames.length = 0;
      wake();
    },
  };
}
