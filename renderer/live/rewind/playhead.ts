import { type Instant, instant } from '../../../shared/kernel/instant.ts';

export const speeds = [1, 5, 10, 30, 60] as const;
export type Speed = (typeof speeds)[number];

/** Where in the day the window stands, and whether and how fast it goes on. */
export type Playhead = { readonly at: Instant; readonly isPlaying: boolean; readonly speed: Speed };

export type PlayheadEvent =
  | { readonly kind: 'seek'; readonly at: number }
  | { readonly kind: 'step'; readonly byMs: number }
  | { readonly kind: 'play-or-pause' }
  | { readonly kind: 'speed'; readonly speed: Speed }
  | { readonly kind: 'faster' | 'slower' }
  /** So much time has gone by in the room of the person who looks. */
  | { readonly kind: 'passed'; readonly ms: number };

export type Span = { readonly from: number; readonly until: number };

/** It never leaves the day, and at its end it stands: the present is not played into, it is returned to. */
export function movePlayhead(before: Playhead, event: PlayheadEvent, span: Span): Playhead {
  switch (event.kind) {
    case 'seek':
      return placed(before, event.at, span);
    case 'step':
      return placed(before, before.at + event.byMs, span);
    case 'passed':
      return before.isPlaying ? placed(before, before.at + event.ms * before.speed, span) : before;
    case 'play-or-pause':
      return { ...before, isPlaying: !before.isPlaying && before.at < span.until };
    case 'speed':
      return { ...before, speed: event.speed };
    case 'faster':
    case 'slower':
      return { ...before, speed: nextSpeed(before.speed, event.kind === 'faster' ? 1 : -1) };
  }
}

function placed(before: Playhead, at: number, { from, until }: Span): Playhead {
  const within = instant(Math.min(until, Math.max(from, at)));
  return { ...before, at: within, isPlaying: before.isPlaying && within < until };
}

const nextSpeed = (speed: Speed, by: 1 | -1): Speed => speeds[speeds.indexOf(speed) + by] ?? speed;
