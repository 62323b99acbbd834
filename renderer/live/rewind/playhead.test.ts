import { describe, expect, it } from 'vitest';
import { hourMs, instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { movePlayhead, type Playhead, type PlayheadEvent } from './playhead.ts';

const span = { from: instant(0), until: instant(24 * hourMs) };
const at = (hours: number, difference: Partial<Playhead> = {}): Playhead => ({
  at: instant(hours * hourMs),
  isPlaying: false,
  speed: 1,
  ...difference,
});
const moved = (before: Playhead, ...events: readonly PlayheadEvent[]) =>
  events.reduce((state, event) => movePlayhead(state, event, span), before);

describe('the playhead', () => {
  it('goes on by the speed chosen, only while it plays', () => {
    const passed = { kind: 'passed', ms: secondMs } as const;
    expect(moved(at(1), passed).at).toBe(hourMs);
    expect(moved(at(1, { isPlaying: true, speed: 60 }), passed).at).toBe(hourMs + minuteMs);
  });

  it('never leaves the day, and plays no further than its end', () => {
    expect(moved(at(1), { kind: 'step', byMs: -2 * hourMs }).at).toBe(span.from);
    const end = moved(at(23, { isPlaying: true, speed: 60 }), { kind: 'passed', ms: 2 * hourMs });
    expect(end).toMatchObject({ at: span.until, isPlaying: false });
    expect(moved(end, { kind: 'play-or-pause' }).isPlaying).toBe(false);
    expect(moved(at(3), { kind: 'seek', at: Number.POSITIVE_INFINITY }).at).toBe(span.until);
    expect(moved(at(3), { kind: 'seek', at: Number.NEGATIVE_INFINITY }).at).toBe(span.from);
  });

  it('plays on from where it is put', () => {
    expect(moved(at(1, { isPlaying: true }), { kind: 'seek', at: 5 * hourMs })).toEqual(
      at(5, { isPlaying: true }),
    );
  });

  it('goes through its speeds and stays at the last', () => {
    const faster = { kind: 'faster' } as const;
    expect(moved(at(1), faster, faster).speed).toBe(10);
    expect(moved(at(1, { speed: 60 }), faster).speed).toBe(60);
    expect(moved(at(1), { kind: 'slower' }).speed).toBe(1);
  });
});
