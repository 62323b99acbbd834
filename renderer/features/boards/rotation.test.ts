import { describe, expect, it } from 'vitest';
import { type Rotation, type RotationEvent, rotate, startRotation } from './rotation.ts';

const seconds = [30, 10, 20];
const second: RotationEvent = { kind: 'second' };
const played = (events: readonly RotationEvent[], from: Rotation = startRotation(seconds), of = seconds) =>
  events.reduce((state, event) => rotate(state, event, of), from);
const pass = (count: number) => Array.from({ length: count }, () => second);

describe('a rotation', () => {
  it('shows each board for its own time and begins again', () => {
    expect(played(pass(29)).index).toBe(0);
    expect(played(pass(30))).toMatchObject({ index: 1, remainingSeconds: 10 });
    expect(played(pass(40)).index).toBe(2);
    expect(played(pass(60))).toMatchObject({ index: 0, remainingSeconds: 30 });
  });

  it('stands still while a critical is unacknowledged, and then gives the interrupted board a full turn', () => {
    const held = played([...pass(25), { kind: 'hold', why: 'critical' }, ...pass(500)]);
    expect(held).toMatchObject({ index: 0, remainingSeconds: 5 });
    expect(played([{ kind: 'release', why: 'critical' }], held)).toMatchObject({
      index: 0,
      remainingSeconds: 30,
    });
  });

  it('goes on only when every reason has gone', () => {
    const held = played([
      { kind: 'hold', why: 'person' },
      { kind: 'hold', why: 'critical' },
      { kind: 'release', why: 'critical' },
      ...pass(100),
    ]);
    expect(held.index).toBe(0);
    expect(played([{ kind: 'release', why: 'person' }, ...pass(30)], held).index).toBe(1);
  });

  it('is stepped by hand both ways, also while it is held', () => {
    expect(played([{ kind: 'step', by: -1 }])).toMatchObject({ index: 2, remainingSeconds: 20 });
    expect(
      played([
        { kind: 'hold', why: 'person' },
        { kind: 'step', by: 1 },
      ]).index,
    ).toBe(1);
  });

  it('begins with its first board’s full time when the boards have come after it', () => {
    const early = played([second, second], startRotation([]), []);
    expect(played([{ kind: 'begin', at: 0 }, second], early)).toMatchObject({
      index: 0,
      remainingSeconds: 29,
    });
  });

  it('goes on with the board in sight when times or other boards have changed', () => {
    const held = played([{ kind: 'hold', why: 'person' }]);
    expect(played([{ kind: 'begin', at: 2 }], held, [30, 10, 120])).toEqual({
      index: 2,
      remainingSeconds: 120,
      holds: new Set(['person']),
    });
  });

  it('does not turn with one board', () => {
    expect(played(pass(100), startRotation([30]), [30])).toEqual(startRotation([30]));
  });
});
