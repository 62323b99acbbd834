/** Why a rotation stands still. A person will ask. */
export type Hold = 'person' | 'critical' | 'enlarged' | 'rewound';

/** Where a window is in its rotation. Holding keeps the place; what held it last leaves it a full turn. */
export type Rotation = {
  readonly index: number;
  readonly remainingSeconds: number;
  readonly holds: ReadonlySet<Hold>;
};

export type RotationEvent =
  /** Other boards, or other times: it begins anew at that place, and what holds it goes on to. */
  | { readonly kind: 'begin'; readonly at: number }
  | { readonly kind: 'second' }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'hold'; readonly why: Hold }
  | { readonly kind: 'release'; readonly why: Hold };

/** @param seconds how long each board is shown, in their order */
export const startRotation = (seconds: readonly number[]): Rotation => ({
  index: 0,
  remainingSeconds: seconds[0] ?? 0,
  holds: new Set(),
});

/** A single board, or none, never turns. */
export function rotate(state: Rotation, event: RotationEvent, seconds: readonly number[]): Rotation {
  switch (event.kind) {
    case 'begin':
      return { index: event.at, remainingSeconds: seconds[event.at] ?? 0, holds: state.holds };
    case 'second':
      if (state.holds.size > 0 || seconds.length < 2) return state;
      return state.remainingSeconds > 1
        ? { ...state, remainingSeconds: state.remainingSeconds - 1 }
        : turnTo(state, state.index + 1, seconds);
    case 'step':
      return seconds.length < 2 ? state : turnTo(state, state.index + event.by, seconds);
    case 'hold':
      return state.holds.has(event.why) ? state : { ...state, holds: new Set([...state.holds, event.why]) };
    case 'release': {
      if (!state.holds.has(event.why)) return state;
      const holds = new Set([...state.holds].filter((why) => why !== event.why));
      return { ...state, holds, remainingSeconds: seconds[state.index] ?? 0 };
    }
  }
}

function turnTo(state: Rotation, index: number, seconds: readonly number[]): Rotation {
  const wrapped = (index + seconds.length) % seconds.length;
  return { ...state, index: wrapped, remainingSeconds: seconds[wrapped] ?? 0 };
}
